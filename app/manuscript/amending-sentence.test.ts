import { expect, it } from "vitest";
import { amendingSentence } from "./amending-sentence.ts";
import { blocksOfJson } from "./blocks.ts";
import { defaultNumbering, labelBlocks } from "./numbering.ts";
import { renderText } from "./render-text.ts";
import { amendment, manuscript, provision, quotedCode, section } from "./write.ts";

const sanMateo = { ...defaultNumbering, codeName: "San Mateo Municipal Code" };

it.each([
  [
    "add",
    "Section 5.92.010",
    "Section 5.92.010 of the San Mateo Municipal Code is added to Chapter 5.92 as follows:",
  ],
  [
    "add",
    "Chapter 5.92",
    "Chapter 5.92 of the San Mateo Municipal Code is added as follows:",
  ],
  [
    "add",
    "Sec. 10-64",
    "Section 10-64 of the San Mateo Municipal Code is added to Chapter 10 as follows:",
  ],
  [
    "amend",
    "5.92.010",
    "Section 5.92.010 of the San Mateo Municipal Code is amended as follows:",
  ],
  [
    "amend",
    "Sections 5.92.010 and 5.92.020",
    "Sections 5.92.010 and 5.92.020 of the San Mateo Municipal Code are amended as follows:",
  ],
  [
    "amend",
    "§§ 2-6 and 2-7",
    "§§ 2-6 and 2-7 of the San Mateo Municipal Code are amended as follows:",
  ],
  ["repeal", "§ 2-6", "Section 2-6 of the San Mateo Municipal Code is repealed."],
] as const)("to %s %s: %s", (action, citation, sentence) => {
  expect(amendingSentence(action, citation, sanMateo)).toBe(sentence);
});

it("what nobody named is shown as a blank", () => {
  expect(amendingSentence("repeal", " ", defaultNumbering)).toBe(
    "[place in the code] of the [name of the code] is repealed.",
  );
});

it("a house has its own words, and a bracketed part goes when its place is empty", () => {
  const profile = {
    ...sanMateo,
    amendingWords: {
      ...sanMateo.amendingWords,
      amend:
        "That {citation}[, in {container},] of the {code} {is} hereby amended to read:",
    },
  };
  expect(amendingSentence("amend", "Section 2.1", profile)).toBe(
    "That Section 2.1 of the San Mateo Municipal Code is hereby amended to read:",
  );
  expect(amendingSentence("amend", "Section 2.1.1", profile)).toBe(
    "That Section 2.1.1, in Chapter 2.1, of the San Mateo Municipal Code is hereby amended to read:",
  );
});

it("stands before quoted code that says so, and before no other", () => {
  const text = manuscript(
    section("Code"),
    amendment("amend", "5.92.010", section("Fees"), provision(1, "x")),
    quotedCode("add", "5.92.030", provision(1, "y")),
  );
  const leads = labelBlocks(blocksOfJson(text), sanMateo).list.map(({ lead }) => lead);
  expect(leads.filter(Boolean)).toEqual([
    "Section 5.92.010 of the San Mateo Municipal Code is amended as follows:",
  ]);
  expect(renderText(text, { profile: sanMateo })).toContain(
    "Code is amended as follows:\n\n        “Sec. 5.92.010. Fees",
  );
});
