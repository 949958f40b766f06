import { Mark, mergeAttributes } from "@tiptap/core";
import { attributesOf, idKind, type PartOptions } from "#app/manuscript/attributes.ts";

/**
 * The anchor of a comment thread: its id and nothing else. Whether the thread is resolved,
 * and who wrote it, are rows in the database; a mark that changed with them would rewrite
 * the text for everybody. Anchors may overlap, and words typed at an edge stay outside.
 */
export const Comment = Mark.create<PartOptions>({
  name: "comment",
  excludes: "",
  inclusive: false,
  keepOnSplit: false,
  addOptions: () => ({ kinds: { id: idKind } }),
  addAttributes() {
    return attributesOf(this.options.kinds);
  },
  parseHTML: () => [{ tag: "mark[data-comment]" }],
  renderHTML: ({ HTMLAttributes }) => [
    "mark",
    mergeAttributes({ "data-comment": "" }, HTMLAttributes),
    0,
  ],
});
