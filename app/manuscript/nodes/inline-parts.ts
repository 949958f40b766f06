import { mergeAttributes, Node } from "@tiptap/core";
import {
  attributesOf,
  idKind,
  lineKind,
  type PartOptions,
} from "#app/manuscript/attributes.ts";
import { blankText } from "#app/manuscript/words.ts";

/** Words. */
export const Text = Node.create({ name: "text", group: "inline" });

/** A line break inside a block. */
export const HardBreak = Node.create({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
});

/**
 * A place that each city fills: `name` says with what ("name of the city"), `value` holds
 * what was filled in, or "".
 */
export const Blank = Node.create<PartOptions>({
  name: "blank",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({ kinds: { name: lineKind, value: lineKind } }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: '[data-inline="blank"]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "span",
    mergeAttributes({ "data-inline": "blank" }, HTMLAttributes),
    blankText(node.attrs),
  ],
  renderText: ({ node }) => blankText(node.attrs),
});

/**
 * A pointer to another block by its id. What it reads as ("Section 3(a)") is computed when
 * shown, so the manuscript itself holds no words for it.
 */
export const CrossReference = Node.create<PartOptions>({
  name: "crossReference",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({ kinds: { target: idKind } }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: '[data-inline="crossReference"]' }],
  renderHTML: ({ HTMLAttributes }) => [
    "span",
    mergeAttributes({ "data-inline": "crossReference" }, HTMLAttributes),
  ],
});
