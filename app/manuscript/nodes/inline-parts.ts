import { mergeAttributes, Node } from "@tiptap/core";
import {
  attributesOf,
  idKind,
  lineKind,
  type PartOptions,
  wordKind,
} from "#app/manuscript/attributes.ts";
import { BLANK_KINDS, blankText } from "#app/manuscript/blanks.ts";
import { suggestionsKind } from "#app/manuscript/suggestions/entries.ts";

/** Words. */
export const Text = Node.create({ name: "text", group: "inline" });

/** A line break inside a block. */
export const HardBreak = Node.create<PartOptions>({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  addOptions: () => ({ kinds: { suggestions: suggestionsKind } }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: "br" }],
  renderHTML: ({ HTMLAttributes }) => ["br", HTMLAttributes],
  renderText: () => "\n",
});

/**
 * A place that each city fills: `kind` says with what kind of thing, `name` with which ("name of
 * the city"), `value` holds what was filled in by hand, or "". A blank that stands for something
 * a city's profile knows is filled from there as long as nobody filled it by hand.
 */
export const Blank = Node.create<PartOptions>({
  name: "blank",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({
    kinds: {
      name: lineKind,
      value: lineKind,
      kind: wordKind(BLANK_KINDS),
      suggestions: suggestionsKind,
    },
  }),
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
  addOptions: () => ({ kinds: { target: idKind, suggestions: suggestionsKind } }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: '[data-inline="crossReference"]' }],
  renderHTML: ({ HTMLAttributes }) => [
    "span",
    mergeAttributes({ "data-inline": "crossReference" }, HTMLAttributes),
  ],
});

/** What a mention can point at. */
export const MENTION_KINDS = ["person", "city"] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/**
 * A person or a city of the network, named in the text. `subject` is its id; `name` is what is
 * shown, as it was when it was written, so that the text reads the same without a database.
 */
export const Mention = Node.create<PartOptions>({
  name: "mention",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({
    kinds: {
      kind: wordKind(MENTION_KINDS),
      subject: idKind,
      name: lineKind,
      suggestions: suggestionsKind,
    },
  }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: '[data-inline="mention"]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "span",
    mergeAttributes({ "data-inline": "mention" }, HTMLAttributes),
    lineKind.coerce(node.attrs.name),
  ],
  renderText: ({ node }) => lineKind.coerce(node.attrs.name),
});
