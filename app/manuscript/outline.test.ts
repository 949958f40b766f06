import { expect, it } from "vitest";
import { blocksOfJson } from "./blocks.ts";
import { outlineOf } from "./outline.ts";
import {
  definition,
  enactingClause,
  heading,
  longTitle,
  manuscript,
  named,
  paragraph,
  provision,
  quotedCode,
  recital,
  section,
} from "./write.ts";

const ordinance = blocksOfJson(
  manuscript(
    named("t", longTitle("AN ORDINANCE on fair work")),
    named("r1", recital("one; and")),
    recital("two;"),
    named("e", enactingClause("NOW, THEREFORE")),
    named("s1", section("Definitions")),
    named("d1", definition("City", " means a city.")),
    provision(1, "x"),
    named("s2", section("Code")),
    named("q", quotedCode("add", "5.92.010", section("inside"), provision(1, "x"))),
    named("s3", section()),
  ),
);

it("leads through an ordinance, with recitals as one and nothing from inside quoted code", () => {
  const lines = outlineOf(ordinance, { definitions: true }).map(
    ({ id, kind, label, text, depth, count }) =>
      `${"  ".repeat(depth)}${id} ${kind} [${label}] ${text} ${count}`,
  );
  expect(lines).toEqual([
    "t longTitle [] AN ORDINANCE on fair work 1",
    "r1 recitals [] Recitals 2",
    "e enactingClause [] Enacting clause 1",
    "s1 section [Section 1.] Definitions 1",
    "  d1 definition [] City 1",
    "s2 section [Section 2.] Code 1",
    "  q quotedCode [] 5.92.010 1",
    "s3 section [Section 3.]  1",
  ]);
});

it("leaves definitions out unless they are asked for", () => {
  expect(outlineOf(ordinance).some(({ kind }) => kind === "definition")).toBe(false);
});

it("nests headings by level, and sections under the heading above them", () => {
  const plan = blocksOfJson(
    manuscript(
      heading(1, "Goals"),
      heading(2, "Now"),
      section("A"),
      heading(1, "Work"),
      paragraph("x"),
    ),
  );
  expect(outlineOf(plan).map(({ text, depth }) => [text, depth])).toEqual([
    ["Goals", 0],
    ["Now", 1],
    ["A", 2],
    ["Work", 0],
  ]);
});
