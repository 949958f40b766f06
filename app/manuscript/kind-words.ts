/** What a reader calls a block of each kind, by its type. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  longTitle: "the long title",
  shortTitle: "the short title",
  heading: "a heading",
  recital: "a recital",
  enactingClause: "the enacting clause",
  section: "a section",
  provision: "a provision",
  definition: "a definition",
  listItem: "a list item",
  paragraph: "a paragraph",
  quotedCode: "quoted code",
  table: "a table",
  vote: "a line of a vote",
  signature: "a line for a signature",
};
