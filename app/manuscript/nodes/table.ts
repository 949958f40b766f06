import { mergeAttributes, Node } from "@tiptap/core";
import { DOMParser, Fragment, type Schema } from "@tiptap/pm/model";
import {
  attributesOf,
  idKind,
  levelKind,
  type PartOptions,
  wordKind,
} from "#app/manuscript/attributes.ts";
import { suggestionsKind } from "#app/manuscript/suggestions/entries.ts";

/** What a row is: one of those that say something, or one that says what the columns are. */
export const ROW_KINDS = ["body", "head"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/**
 * A table: rows of cells of running text. Rows may differ in length, because two people who add
 * a row and a column at once leave exactly that behind; whoever shows the table fills up with
 * empty cells and nobody's words are cut. No cell spans others. Only the table has an id: rows
 * and cells are its text. Its level says under which provision it stands; 0 is the margin.
 */
export const Table = Node.create<PartOptions>({
  name: "table",
  group: "block",
  content: "tableRow*",
  isolating: true,
  defining: true,
  addOptions: () => ({
    kinds: { id: idKind, suggestions: suggestionsKind, level: levelKind(0, 6, 0) },
  }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: "table" }],
  renderHTML: ({ HTMLAttributes }) => [
    "table",
    mergeAttributes({ "data-block": "table" }, HTMLAttributes),
    ["tbody", 0],
  ],
});

/** One row of a table. */
export const TableRow = Node.create<PartOptions>({
  name: "tableRow",
  content: "tableCell*",
  addOptions: () => ({ kinds: { kind: wordKind(ROW_KINDS) } }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: "thead > tr", attrs: { kind: "head" } }, { tag: "tr" }],
  renderHTML: ({ HTMLAttributes }) => ["tr", mergeAttributes(HTMLAttributes), 0],
});

/** One cell: a line of running text, which may have line breaks in it. */
export const TableCell = Node.create({
  name: "tableCell",
  content: "inline*",
  isolating: true,
  parseHTML: () => ["td", "th"].map((tag) => ({ tag, getContent: cellContent })),
  renderHTML: ({ HTMLAttributes }) => ["td", mergeAttributes(HTMLAttributes), 0],
});

/**
 * Whatever stands in a cell of a web page or of a word processor, as running text: its blocks
 * become lines. Left to itself the parser would end the table at the first paragraph in a cell.
 */
function cellContent(cell: globalThis.Node, schema: Schema): Fragment {
  const lines: Fragment[] = [];
  DOMParser.fromSchema(schema)
    .parse(cell)
    .descendants((node) => {
      if (node.isTextblock && node.content.size > 0) lines.push(node.content);
      return !node.isTextblock;
    });
  const lineBreak = schema.nodes.hardBreak?.create();
  return lines.reduce(
    (all, line, at) =>
      at > 0 && lineBreak ? all.addToEnd(lineBreak).append(line) : all.append(line),
    Fragment.empty,
  );
}
