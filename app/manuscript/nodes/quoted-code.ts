import { mergeAttributes, Node } from "@tiptap/core";
import {
  attributesOf,
  idKind,
  lineKind,
  type PartOptions,
  wordKind,
} from "#app/manuscript/attributes.ts";
import { suggestionsKind } from "#app/manuscript/suggestions/entries.ts";

/** What a section does to the code it quotes. */
export const CODE_ACTIONS = ["add", "amend", "repeal"] as const;
export type CodeAction = (typeof CODE_ACTIONS)[number];

/**
 * Who says what the ordinance does to the code: the text itself, in the block before, or the
 * sentence computed from action, citation and the city's profile.
 */
export const CODE_LEADS = ["written", "generated"] as const;
export type CodeLead = (typeof CODE_LEADS)[number];

/**
 * Text of a city's code inside an ordinance: the only block that holds blocks with ids, and
 * never another of its own kind. Its numbers are a domain of their own. `citation` is the place
 * in the code ("Section 5.92.010"), `action` is what the ordinance does there, `lead` who says so.
 * It may be empty: a repeal quotes nothing.
 */
export const QuotedCode = Node.create<PartOptions>({
  name: "quotedCode",
  group: "block",
  content: "(flat | table)*",
  isolating: true,
  defining: true,
  addOptions: () => ({
    kinds: {
      id: idKind,
      suggestions: suggestionsKind,
      citation: lineKind,
      action: wordKind(CODE_ACTIONS),
      lead: wordKind(CODE_LEADS),
    },
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
