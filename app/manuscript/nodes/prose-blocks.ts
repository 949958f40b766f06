import { levelKind, wordKind } from "#app/manuscript/attributes.ts";
import { flatBlock } from "./flat-block.ts";

/** Text without a number. Its level says under which provision it continues; 0 is the margin. */
export const Paragraph = flatBlock({
  name: "paragraph",
  attributes: { level: levelKind(0, 6, 0) },
  alsoReads: [{ tag: "p" }],
});

const headingLevel = levelKind(1, 3, 1);

/** A heading of a plan or brief. The page's own title is above it, so level 1 is an `h2`. */
export const Heading = flatBlock({
  name: "heading",
  attributes: { level: headingLevel },
  element: (attributes) => `h${headingLevel.coerce(attributes.level) + 1}`,
  alsoReads: [
    { tag: "h1", attributes: { level: 1 } },
    { tag: "h2", attributes: { level: 1 } },
    { tag: "h3", attributes: { level: 2 } },
    { tag: "h4", attributes: { level: 3 } },
    { tag: "h5", attributes: { level: 3 } },
    { tag: "h6", attributes: { level: 3 } },
  ],
});

/** The two looks of a list item. Numbers are computed. */
export const LIST_STYLES = ["bullet", "number"] as const;
export type ListStyle = (typeof LIST_STYLES)[number];

/** One point of a list. Neighbouring items are one list; there is no list around them. */
export const ListItem = flatBlock({
  name: "listItem",
  attributes: { level: levelKind(1, 3, 1), style: wordKind(LIST_STYLES) },
  alsoReads: [{ tag: "ol > li", attributes: { style: "number" } }, { tag: "li" }],
});
