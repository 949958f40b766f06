import { mergeAttributes, Node } from "@tiptap/core";
import {
  attributesOf,
  idKind,
  lineKind,
  type PartOptions,
  wordKind,
} from "#app/manuscript/attributes.ts";

/** What a section does to the code it quotes. */
export const CODE_ACTIONS = ["add", "amend", "repeal"] as const;
export type CodeAction = (typeof CODE_ACTIONS)[number];

/**
 * Text of a city's code inside an ordinance: the only block that holds blocks, and never
 * another of its own kind. Its numbers are a domain of their own. `citation` is the place in
 * the code ("Section 5.92.010"), `action` is what the ordinance does there.
 */
export const QuotedCode = Node.create<PartOptions>({
  name: "quotedCode",
  group: "block",
  content: "flat*",
  isolating: true,
  defining: true,
  addOptions: () => ({
    kinds: { id: idKind, citation: lineKind, action: wordKind(CODE_ACTIONS) },
  }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: '[data-block="quotedCode"]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => [
    "blockquote",
    mergeAttributes({ "data-block": "quotedCode" }, HTMLAttributes),
    0,
  ],
});
