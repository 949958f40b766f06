import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BlockJson, ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  amendment,
  bold,
  definition,
  item,
  manuscript,
  named,
  paragraph,
  provision,
  reference,
  row,
  section,
  table,
  vote,
} from "#app/manuscript/write.ts";
import { anyManuscript } from "#tests/manuscripts/random-manuscript.ts";
import {
  type ComparedBlock,
  type Comparison,
  compareManuscripts,
  isUnchanged,
} from "./compare.ts";
import type { ComparedRun } from "./compared-words.ts";
import { redlineOf } from "./redline.ts";

/** A redline as a person would write it down: "[-shall-]{+may+}". */
function written(runs: readonly ComparedRun[]): string {
  return runs
    .map(({ change, text }) => {
      if (change === "removed") return `[-${text}-]`;
      if (change === "added") return `{+${text}+}`;
      return change === "restyled" ? `<${text}>` : text;
    })
    .join("");
}

function lines({ blocks }: Comparison): string[] {
  return blocks.map((block) => {
    const sign = block.moved === "from" ? "↑" : block.moved === "to" ? "↓" : "";
    const side = block.before === null ? "+" : block.after === null && !sign ? "-" : "";
    const label = (block.after ?? block.before)?.label.label ?? "";
    const words = block.moved === "from" ? "" : written(block.runs);
    return `${sign}${side}${label} ${words}`.trim();
  });
}

const compare = (before: BlockJson[], after: BlockJson[]) =>
  compareManuscripts(manuscript(before), manuscript(after));

const a = named("a", provision(1, "The city shall give notice of hours."));
const b = named("b", provision(1, "An employer keeps records for three years."));
const c = named("c", provision(1, "A worker may complain to the director."));

describe("a redline", () => {
  it("shows which words took the place of which", () => {
    const changed = named(
      "a",
      provision(1, "The city may give written notice of hours."),
    );
    const redline = compare([a, b], [changed, b]);
    expect(lines(redline)).toEqual([
      "(a) The city [-shall-]{+may+} give {+written +}notice of hours.",
      "(b) An employer keeps records for three years.",
    ]);
    expect(redline.counts).toEqual({ added: 0, removed: 0, changed: 1, moved: 0 });
  });

  it("calls a block that only has another number unchanged", () => {
    const redline = compare([a, c], [a, b, c]);
    expect(lines(redline)).toEqual([
      "(a) The city shall give notice of hours.",
      "+(b) {+An employer keeps records for three years.+}",
      "(c) A worker may complain to the director.",
    ]);
    const last = redline.blocks.at(-1) as ComparedBlock; // one line above
    expect(isUnchanged(last)).toBe(true);
    expect(last.before?.label.label).toBe("(b)");
  });

  it("calls a reference whose number changed with its target unchanged", () => {
    const pointing = named("p", paragraph("See ", reference("c"), "."));
    const redline = compare([a, c, pointing], [a, b, c, pointing]);
    expect(redline.counts).toEqual({ added: 1, removed: 0, changed: 0, moved: 0 });
    expect(lines(redline).at(-1)).toBe("See (c).");
  });

  it("shows where a block went instead of taking it out and putting it in", () => {
    const redline = compare([a, b, c], [b, c, a]);
    expect(lines(redline)).toEqual([
      "↑(a)",
      "(a) An employer keeps records for three years.",
      "(b) A worker may complain to the director.",
      "↓(c) The city shall give notice of hours.",
    ]);
    expect(redline.counts).toEqual({ added: 0, removed: 0, changed: 0, moved: 1 });
  });

  it("counts blocks that moved together once", () => {
    const head = named("h", section("Notice"));
    const redline = compare([head, a, b, named("d", paragraph("x")), c], [c, head, a, b]);
    expect(redline.counts.moved).toBe(1);
  });

  it("says when a block became another kind or went to another level", () => {
    const deeper = { ...b, attrs: { ...b.attrs, level: 2 } };
    const redline = compare([a, b], [a, deeper]);
    expect(redline.blocks[1]).toMatchObject({ isReworded: false, isRestyled: true });
    expect(redline.counts.changed).toBe(1);
  });

  it("says when somebody stands on another side of a vote, or a list looks otherwise", () => {
    const ada = (side: "ayes" | "absent") => named("v", vote(side, "Quill"));
    const point = (style: "bullet" | "number") => named("i", item(style, "one point"));
    const redline = compare(
      [ada("absent"), point("bullet")],
      [ada("ayes"), point("number")],
    );
    expect(redline.blocks.map(({ isRestyled }) => isRestyled)).toEqual([true, true]);
    expect(redline.counts).toEqual({ added: 0, removed: 0, changed: 2, moved: 0 });
    expect(redlineOf(redline)[0]?.note).toBe("Was a line of a vote, ABSENT.");
  });

  it("says when words only look different", () => {
    const loud = named(
      "a",
      provision(1, "The city ", bold("shall"), " give notice of hours."),
    );
    expect(lines(compare([a], [loud]))).toEqual([
      "(a) The city <shall> give notice of hours.",
    ]);
  });

  it("changes a lone space or comma together with the words around it", () => {
    const other = named("a", provision(1, "The city will post notice of hours."));
    expect(lines(compare([a], [other]))).toEqual([
      "(a) The city [-shall give-]{+will post+} notice of hours.",
    ]);
  });

  it("does not lace two sentences together that share only small words", () => {
    const other = named(
      "a",
      provision(1, "No fee of any kind is due when records are read."),
    );
    expect(lines(compare([a], [other]))).toEqual([
      "(a) [-The city shall give notice of hours.-]{+No fee of any kind is due when records are read.+}",
    ]);
  });

  it("finds blocks again in a text that has other ids", () => {
    const pasted = [
      provision(1, "The city shall give notice of hours."),
      provision(1, "An employer keeps records for five years."),
    ];
    expect(lines(compare([a, b], pasted))).toEqual([
      "(a) The city shall give notice of hours.",
      "(b) An employer keeps records for [-three-]{+five+} years.",
    ]);
  });

  it("goes into quoted code, whose lead is read as words", () => {
    const code = (citation: string, ...inner: BlockJson[]) =>
      named("q", amendment("amend", citation, ...inner));
    const redline = compare(
      [code("Section 5.92.010", a)],
      [code("Section 5.92.020", a, b)],
    );
    expect(redline.blocks.map(({ isQuoted }) => isQuoted)).toEqual([false, true, true]);
    expect(lines(redline)[0]).toContain("[-010-]{+020+}");
    expect(lines(redline)[2]).toContain("{+An employer");
  });

  it("compares a table cell by cell", () => {
    const rows = (fee: string) => named("t", table(row("Use", "Fee"), row("Café", fee)));
    const [block] = compare([rows("$40")], [rows("$55")]).blocks;
    expect(block?.rows.map(({ change }) => change)).toEqual(["same", "restyled"]);
    expect(written(block?.rows[1]?.cells[1] ?? [])).toBe("[-$40-]{+$55+}");
    expect(block?.isReworded).toBe(true);
  });

  it("shows that a definition was taken out", () => {
    const term = named("d", definition("Hours", " means hours of work."));
    const redline = compare([term, a], [a]);
    expect(lines(redline)[0]).toBe("- [-Hours-][- means hours of work.-]");
    expect(redline.counts.removed).toBe(1);
  });
});

/** What each side of a comparison reads, block by block, without labels. */
function sideOf(redline: Comparison, side: "before" | "after"): string[] {
  const left = side === "before" ? "added" : "removed";
  return redline.blocks
    .filter((block) => block[side] !== null && block.moved !== "from")
    .map((block) =>
      [...block.runs, ...block.rows.flatMap(({ cells }) => cells.flat())]
        .filter(({ change, part }) => change !== left && part === "text")
        .map(({ text }) => text)
        .join(""),
    );
}

function textsOf({ content }: ManuscriptJson): string[] {
  const inBlock = (part: BlockJson): string =>
    part.text ?? (part.content ?? []).map(inBlock).join("");
  return content.flatMap((block) =>
    block.type === "quotedCode"
      ? ["", ...(block.content ?? []).map(inBlock)]
      : [inBlock(block)],
  );
}

const sorted = (texts: string[]) => [...texts].sort().join("\n");

describe("any two texts", () => {
  it("can be read off their redline, sign for sign, each block once", () => {
    fc.assert(
      fc.property(anyManuscript, anyManuscript, (before, after) => {
        const redline = compareManuscripts(before, after);
        // The lead of quoted code is worked out and stands in neither text.
        const withoutLeads: Comparison = {
          ...redline,
          blocks: redline.blocks.map((block) =>
            [block.before, block.after].some((at) => at?.part.type === "quotedCode")
              ? { ...block, runs: [] }
              : block,
          ),
        };
        expect(sideOf(withoutLeads, "after")).toEqual(textsOf(after));
        expect(sorted(sideOf(withoutLeads, "before"))).toEqual(sorted(textsOf(before)));
      }),
      { numRuns: 300 },
    );
  });

  it("have no changes when they are one", () => {
    fc.assert(
      fc.property(anyManuscript, (text) => {
        expect(compareManuscripts(text, text).blocks.every(isUnchanged)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
