/**
 * The marks that words of a manuscript may carry. A mark says something about words that
 * stay where they are; whatever stands between words is an inline part in `nodes/`.
 */
import { Mark, mergeAttributes } from "@tiptap/core";

const lightWeights = new Set(["normal", "lighter", "400", "300", "200", "100"]);

/** Bold words. Google Docs wraps a whole paste in a `b` of normal weight: that one is not bold. */
export const Bold = Mark.create({
  name: "bold",
  parseHTML: () => [
    { tag: "strong" },
    {
      tag: "b",
      getAttrs: (element) => (lightWeights.has(element.style.fontWeight) ? false : null),
    },
    { style: "font-weight=bold" },
    { style: "font-weight=700" },
  ],
  renderHTML: ({ HTMLAttributes }) => ["strong", mergeAttributes(HTMLAttributes), 0],
});

/** Italic words. */
export const Italic = Mark.create({
  name: "italic",
  parseHTML: () => [
    { tag: "em" },
    {
      tag: "i",
      getAttrs: (element) => (element.style.fontStyle === "normal" ? false : null),
    },
    { style: "font-style=italic" },
  ],
  renderHTML: ({ HTMLAttributes }) => ["em", mergeAttributes(HTMLAttributes), 0],
});

/** Underlined words. */
export const Underline = Mark.create({
  name: "underline",
  parseHTML: () => [{ tag: "u" }, { style: "text-decoration=underline" }],
  renderHTML: ({ HTMLAttributes }) => ["u", mergeAttributes(HTMLAttributes), 0],
});

/** Words struck through: in quoted code, what an amendment takes out. */
export const Strike = Mark.create({
  name: "strike",
  parseHTML: () => [
    { tag: "s" },
    { tag: "del" },
    { tag: "strike" },
    { style: "text-decoration=line-through" },
  ],
  renderHTML: ({ HTMLAttributes }) => ["s", mergeAttributes(HTMLAttributes), 0],
});

/** The word that a definition defines. */
export const Term = Mark.create({
  name: "term",
  inclusive: false,
  parseHTML: () => [{ tag: "dfn" }],
  renderHTML: ({ HTMLAttributes }) => ["dfn", mergeAttributes(HTMLAttributes), 0],
});
