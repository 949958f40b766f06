import { Mark, mergeAttributes } from "@tiptap/core";
import {
  attributesOf,
  lineKind,
  type PartOptions,
  wordKind,
} from "#app/manuscript/attributes.ts";
import { suggestionIdKind } from "#app/manuscript/suggestions/entries.ts";

/** Marks that can be proposed for words, and with what sign a proposal says so. */
export const RESTYLED = [
  "bold",
  "italic",
  "underline",
  "strike",
  "term",
  "link",
  "citation",
] as const;
export type Restyled = (typeof RESTYLED)[number];

/** "+bold": the mark is to be put on; "-bold": it is to be taken off. */
export const RESTYLINGS = RESTYLED.flatMap(
  (name) => [`+${name}`, `-${name}`] as const,
) as [`+${Restyled}` | `-${Restyled}`, ...(`+${Restyled}` | `-${Restyled}`)[]];
export type Restyling = (typeof RESTYLINGS)[number];

/** What the three have in common: several people may suggest about the same words. */
const common = { excludes: "", inclusive: false } as const;

/** Words that somebody proposes to put in. */
export const Insertion = proposed("insertion", "ins");

/** Words that somebody proposes to take out. */
export const Deletion = proposed("deletion", "del");

function proposed(name: string, tag: string) {
  return Mark.create<PartOptions>({
    ...common,
    name,
    addOptions: () => ({ kinds: { id: suggestionIdKind } }),
    addAttributes() {
      return attributesOf(this.options.kinds);
    },
    parseHTML: () => [{ tag: `${tag}[data-suggestion]`, priority: 70 }],
    renderHTML: ({ HTMLAttributes }) => [
      tag,
      mergeAttributes({ "data-suggestion": "" }, HTMLAttributes),
      0,
    ],
  });
}

/** Words that somebody proposes to show in another way. */
export const RestylingMark = Mark.create<PartOptions>({
  ...common,
  name: "restyling",
  addOptions: () => ({
    kinds: { id: suggestionIdKind, change: wordKind(RESTYLINGS), href: lineKind },
  }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: "span[data-restyling]" }],
  renderHTML: ({ HTMLAttributes }) => [
    "span",
    mergeAttributes({ "data-restyling": "" }, HTMLAttributes),
    0,
  ],
});

/** The marks of suggestions, by name. */
export const SUGGESTION_MARKS: ReadonlySet<string> = new Set([
  "insertion",
  "deletion",
  "restyling",
]);
