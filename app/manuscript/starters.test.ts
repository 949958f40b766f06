import { describe, expect, it } from "vitest";
import { DRAFT_KINDS } from "#app/domain/draft.ts";
import { fillBlanks } from "./blanks.ts";
import { blocksOfJson } from "./blocks.ts";
import { checkManuscript } from "./check.ts";
import { blocksOf, idOf, type PartJson, withFreshIds } from "./manuscript-json.ts";
import { labelBlocks } from "./numbering.ts";
import { renderText } from "./render-text.ts";
import { starterFor } from "./starters.ts";
import { docFromJson, jsonFromState } from "./state.ts";
import { plainTextOf } from "./words.ts";

describe.each(DRAFT_KINDS)("the starter of %s", (kind) => {
  const starter = starterFor(kind);

  it("is a manuscript that may be stored, and comes back from its bytes", () => {
    expect(checkManuscript(starter)).toBeNull();
    const back = jsonFromState(docFromJson(starter));
    expect(plainTextOf(back)).toBe(plainTextOf(starter));
  });

  it("has no reference into the void, under its own ids and under fresh ones", () => {
    expect(renderText(starter)).not.toContain("missing reference");
    expect(renderText(withFreshIds(starter))).toBe(renderText(starter));
  });

  it("shares no id with the next draft made from it", () => {
    const ids = [withFreshIds(starter), withFreshIds(starter)].flatMap((draft) =>
      [...blocksOf(draft)].map(idOf),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(null);
  });
});

describe("the model ordinance", () => {
  const starter = starterFor("modelOrdinance");

  it("has the parts of an ordinance in their order", () => {
    const order = ["longTitle", "recital", "enactingClause", "section", "signature"];
    const seen = [...blocksOf(starter)].map(({ type }) => order.indexOf(type));
    const known = seen.filter((at) => at >= 0);
    expect(known).toEqual([...known].sort());
    expect(new Set(known).size).toBe(order.length);
  });

  it("uses what a model needs: a short title, typed blanks, code that leads itself in, a vote", () => {
    const types = new Set([...blocksOf(starter)].map(({ type }) => type));
    for (const type of ["shortTitle", "quotedCode", "vote"])
      expect(types).toContain(type);
    const filled = renderText(
      fillBlanks(starter, { cityName: "Tacoma", bodyName: "City Council" }),
    );
    expect(filled).toContain("City of Tacoma");
    expect(filled).toContain("THE City Council OF");
    expect(filled).not.toMatch(/\[name of the (?:city|governing body)\]/);
    expect(filled).toContain(
      "[place in the code] of the [name of the code] is amended as",
    );
  });

  it("severs in five parts: units, event and effect, application, intent, what stands alone", () => {
    const text = renderText(starter, { width: Number.POSITIVE_INFINITY });
    const part = text.slice(text.indexOf("Severability"), text.indexOf("Effective date"));
    for (const words of [
      /section, subsection, paragraph, sentence, clause and phrase/,
      /held|holds any of the units/,
      /remains in force/,
      /person or circumstance/,
      /would have adopted/,
      /complete without the other/,
    ]) {
      expect(part).toMatch(words);
    }
    expect(part.match(/^ {4}\([a-e]\)/gm)).toHaveLength(5);
  });
});

it("a response plan has its six parts, and every workstream a leader and a date", () => {
  const starter = starterFor("responsePlan");
  const headings = starter.content.filter(({ type }) => type === "heading");
  expect(headings.filter(({ attrs }) => attrs?.level === 1)).toHaveLength(7);
  const start = starter.content.findIndex((block) => words(block) === "Workstreams");
  const end = starter.content.findIndex((block) => words(block).startsWith("Checklist"));
  const tasks = starter.content
    .slice(start, end)
    .filter(({ type }) => type === "listItem");
  expect(tasks.length).toBeGreaterThanOrEqual(12);
  for (const task of tasks) {
    expect(task.content?.filter(({ type }) => type === "blank")).toHaveLength(2);
  }
});

it("no starter writes a number or WHEREAS into its text", () => {
  for (const kind of DRAFT_KINDS) {
    const starter = starterFor(kind);
    const { list } = labelBlocks(blocksOfJson(starter));
    [...blocksOf(starter)].forEach((block, at) => {
      expect(words(block)).not.toMatch(/^(whereas|section \d|\(\w+\)|\d+\.)/i);
      expect(list[at]).toBeDefined();
    });
  }
});

function words(block: PartJson): string {
  return plainTextOf({ type: "doc", content: [block] });
}
