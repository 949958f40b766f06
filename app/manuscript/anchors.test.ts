import { expect, test } from "vitest";
import { carryAnchors } from "./anchors.ts";
import type { ManuscriptJson } from "./manuscript-json.ts";
import { commented, manuscript, named, paragraph } from "./write.ts";

const anchorsIn = (text: ManuscriptJson) =>
  (text.content[0]?.content ?? []).map(({ text: words, marks = [] }) => [
    words,
    marks.map(({ attrs }) => attrs?.id),
  ]);
const all = () => true;

test("words that stay keep the comments on them now, and words that return get those they had", () => {
  const version = manuscript(
    named("a", paragraph("The city ", commented("gives", "had"), " notice.")),
  );
  const present = manuscript(
    named("a", paragraph("The ", commented("city", "has"), " 😀.")),
  );
  expect(anchorsIn(carryAnchors(version, present, all))).toEqual([
    ["The ", []],
    ["city", ["has"]],
    [" ", []],
    ["gives", ["had"]],
    [" notice.", []],
  ]);
});

test("a comment that is gone leaves no anchor, and none stands on a word twice", () => {
  const version = manuscript(
    named("a", paragraph(commented("Words", "here", "here", "gone"))),
  );
  const isLiving = (id: string) => id !== "gone";
  expect(anchorsIn(carryAnchors(version, manuscript(), isLiving))).toEqual([
    ["Words", ["here"]],
  ]);
});
