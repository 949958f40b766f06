import { EditorState } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { BlockJson } from "#app/manuscript/manuscript-json.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import {
  bold,
  manuscript,
  paragraphAt,
  provision,
  quotedCode,
  section,
} from "#app/manuscript/write.ts";
import { replaceDifference } from "./fine-binding.ts";

const words = fc.stringMatching(/^[ab ]{0,6}$/);
const flat: fc.Arbitrary<BlockJson> = fc.oneof(
  words.map((text) => section(text)),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), words)
    .map(([level, text]) => provision(level, text)),
  fc
    .tuple(words, fc.stringMatching(/^[ab]{1,3}$/))
    .map(([text, loud]) => paragraphAt(0, text, bold(loud))),
);
const block = fc.oneof(
  { weight: 5, arbitrary: flat },
  {
    weight: 1,
    arbitrary: fc
      .array(flat, { maxLength: 3 })
      .map((blocks) => quotedCode("add", "Section 1", ...blocks)),
  },
);
const text = fc
  .array(block, { maxLength: 6 })
  .map((blocks) => manuscriptSchema.nodeFromJSON(manuscript(...blocks)));

test("from any text to any other there is one step, and it arrives exactly there", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const tr = EditorState.create({ doc: before }).tr;
      replaceDifference(tr, before, after);
      expect(tr.doc.toJSON()).toEqual(after.toJSON());
      expect(tr.steps.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2_000 },
  );
});

test("a letter in a long text is a step of one letter", () => {
  const blocks = Array.from({ length: 50 }, (_, n) => provision(1, `words ${n}`));
  const before = manuscriptSchema.nodeFromJSON(manuscript(...blocks));
  const changed = [...blocks];
  changed[20] = provision(1, "words x20");
  const after = manuscriptSchema.nodeFromJSON(manuscript(...changed));
  const tr = EditorState.create({ doc: before }).tr;
  replaceDifference(tr, before, after);
  const [map] = tr.mapping.maps;
  const ranges: number[][] = [];
  map?.forEach((from, to, newFrom, newTo) => {
    ranges.push([to - from, newTo - newFrom]);
  });
  expect(ranges).toEqual([[0, 1]]);
});
