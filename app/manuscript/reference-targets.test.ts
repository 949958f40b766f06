import { expect, test } from "vitest";
import { blocksOfJson } from "./blocks.ts";
import { labelBlocks } from "./numbering.ts";
import { findTargets, referenceTargets } from "./reference-targets.ts";
import { heading, manuscript, named, provision, section } from "./write.ts";

const blocks = blocksOfJson(
  manuscript(
    named("plan", heading(1, "Goals and limits")),
    named("findings", section("Findings")),
    named("f-a", provision(1, "Rents rise faster than wages.")),
    named("duty", section("Duty to give notice")),
    named("d-a", provision(1, "A landlord shall give notice to each tenant.")),
    named("d-1", provision(2, "in Español, if the tenant asks")),
    provision(1, "A block without an id is nobody's target."),
  ),
);
const targets = referenceTargets(blocks, labelBlocks(blocks));
const found = (typed: string) => findTargets(targets, typed).map(({ id }) => id);

test("everything with an id can be pointed at, in reading order", () => {
  expect(found("")).toEqual(["plan", "findings", "f-a", "duty", "d-a", "d-1"]);
});

test("a number finds its block before words do", () => {
  expect(found("2(a)")[0]).toBe("d-a");
  expect(found("section 2")[0]).toBe("duty");
});

test("words are found in any order, whatever their case and accents", () => {
  expect(found("tenant NOTICE")).toEqual(["d-a"]);
  expect(found("espanol")).toEqual(["d-1"]);
  expect(found("goals")).toEqual(["plan"]);
  expect(found("nowhere")).toEqual([]);
});
