import { Node, Slice } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import type { BlockJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import { manuscript, paragraph, provision } from "#app/manuscript/write.ts";
import { agreedUnless } from "./pasted-suggestions.ts";

const said = (text: string, mark: string, id: string): PartJson => ({
  type: "text",
  text,
  marks: [{ type: mark, attrs: { id } }],
});
const about = (suggestions: string, block: BlockJson): BlockJson => ({
  ...block,
  attrs: { ...block.attrs, suggestions },
});

const doc = Node.fromJSON(
  manuscriptSchema,
  manuscript(
    paragraph(
      "Cities ",
      said("shall", "deletion", "a.1.x"),
      said("may", "insertion", "a.1.x"),
      " act.",
    ),
    about("ins:a.1.y", provision(1, "Proposed.")),
    about("del:a.1.z", provision(1, "Struck.")),
  ),
);

function pasted(slice: Slice, stays: (id: string) => boolean) {
  const result = agreedUnless(slice, stays);
  return { blocks: result.content.toJSON() as BlockJson[], ...result };
}

test("a copy reads as what has been agreed, and nobody's proposal is made twice", () => {
  const { blocks } = pasted(new Slice(doc.content, 0, 0), () => false);
  expect(JSON.stringify(blocks)).not.toMatch(/a\.1\.|insertion|deletion/);
  expect(blocks.map(({ content }) => content?.map(({ text }) => text).join(""))).toEqual([
    "Cities shall act.",
    "Struck.",
  ]);
});

test("what was cut takes its suggestions along", () => {
  const { content } = pasted(new Slice(doc.content, 0, 0), () => true);
  expect(content.eq(doc.content)).toBe(true);
});

test("an end that stood open in a block that is left out does not tear the rest", () => {
  const slice = doc.slice(3, doc.child(0).nodeSize + 4);
  expect([slice.openStart, slice.openEnd]).toEqual([1, 1]);
  const { content, openEnd } = agreedUnless(slice, () => false);
  expect(content.childCount).toBe(1);
  expect(openEnd).toBe(1);
});
