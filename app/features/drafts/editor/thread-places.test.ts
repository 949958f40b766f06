import { Node } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import {
  commented,
  manuscript,
  named,
  paragraph,
  provision,
  quotedCode,
} from "#app/manuscript/write.ts";
import { blockAt, threadPlaces } from "./thread-places.ts";

const doc = Node.fromJSON(
  manuscriptSchema,
  manuscript(
    named("a", paragraph("First ", commented("words", "onWords"), ".")),
    named("q", quotedCode("add", "5.92", named("b", provision(1, "Inside.")))),
  ),
);
const about = (
  id: string,
  reach: "words" | "block" | "whole",
  blockId: string | null,
) => ({
  id,
  reach,
  blockId,
  suggestionId: null,
});

test("a comment stands at its words, at its block wherever that is, or before the text", () => {
  const places = threadPlaces(doc, [
    about("onWords", "words", "a"),
    about("onBlock", "block", "b"),
    about("onAll", "whole", null),
    about("onGone", "block", "gone"),
  ]);
  const text = ({ from, to }: { from: number; to: number }) => doc.textBetween(from, to);
  expect(text(places.get("onWords") ?? { from: 0, to: 0 })).toBe("words");
  expect(text(places.get("onBlock") ?? { from: 0, to: 0 })).toBe("Inside.");
  expect(places.get("onAll")).toEqual({ from: 0, to: 0 });
  expect(places.has("onGone")).toBe(false);
});

test("the block somebody stands in is the innermost that has an id", () => {
  const inside = threadPlaces(doc, [about("x", "block", "b")]).get("x");
  expect(blockAt(doc, (inside?.from ?? 0) + 2)?.id).toBe("b");
  expect(blockAt(doc, 2)?.id).toBe("a");
});
