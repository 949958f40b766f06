import { expect, test } from "vitest";
import { quietWords } from "./quiet-path.ts";
import type { Stage } from "./stage.ts";

test.each<[Stage, string | null, string, string | null]>([
  ["introduced", "2018-01-01", "2018-06-30", null],
  ["introduced", "2018-01-01", "2018-07-01", "No action for 5 months"],
  ["blocked", "2018-01-01", "2019-11-30", "No action for 22 months"],
  ["passed", "2018-01-01", "2020-03-01", "No action for 2 years"],
  ["inForce", "2016-01-01", "2020-03-01", null],
  ["failed", "2016-01-01", "2020-03-01", null],
  ["exploring", null, "2020-03-01", null],
])("%s, last heard of %s, on %s: %s", (stage, lastOn, today, words) => {
  expect(quietWords(stage, lastOn, today)).toBe(words);
});
