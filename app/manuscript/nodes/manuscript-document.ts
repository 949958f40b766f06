import { Node } from "@tiptap/core";

/**
 * The whole text: any blocks in any order. The order of parts is a matter of advice, not of
 * the schema, because a strict schema deletes people's words when edits meet.
 */
export const ManuscriptDocument = Node.create({
  name: "doc",
  topNode: true,
  content: "block*",
});
