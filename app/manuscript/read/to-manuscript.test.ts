import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkManuscript } from "#app/manuscript/check.ts";
import { blocksOf, withFreshIds } from "#app/manuscript/manuscript-json.ts";
import { wordsOf } from "#app/manuscript/words.ts";
import { labelNotes } from "./label-notes.ts";
import { recognise } from "./recognise.ts";
import { sourceLine } from "./source-line.ts";
import { readTextLines } from "./source-text.ts";
import { type ReadManuscript, toManuscript } from "./to-manuscript.ts";

const read = (text: string) => toManuscript(recognise(readTextLines(text)));
const outline = ({ manuscript }: ReadManuscript) =>
  [...blocksOf(manuscript)].map((block) =>
    `${block.type}${block.attrs?.level ?? ""} ${block.type === "quotedCode" ? block.attrs?.citation : wordsOf(block)}`.trim(),
  );
/** Letters and digits alone: numbers of their own are computed, marks of quotation are blocks. */
const signs = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

const ordinance = `AN ORDINANCE RELATING TO NOTICE OF HOURS

WHEREAS, hours change without notice; and

NOW, THEREFORE, the City Council ordains as follows:

Section 1. Findings. The Council finds that notice helps.

Section 2. Chapter 5.94 of the Code is added to read as follows:

"Chapter 5.94 FAIR NOTICE

Sec. 5.94.010 Definitions.

(a) "Employer" means a person who employs another.

Sec. 5.94.020 Notice.

(a) An employer shall give notice:

(1) in writing; and

(2) in time.

(b) This section does not apply to:

(3)(A) schools."

Section 3. Severability. If any part is invalid, the rest stands.`;

describe("a manuscript of what was read", () => {
  it("has sections, provisions by level, and quoted code with its place", () => {
    expect(outline(read(ordinance))).toEqual([
      "longTitle AN ORDINANCE RELATING TO NOTICE OF HOURS",
      "recital hours change without notice; and",
      "enactingClause NOW, THEREFORE, the City Council ordains as follows:",
      "section Findings.",
      "paragraph0 The Council finds that notice helps.",
      "section",
      "paragraph0 Chapter 5.94 of the Code is added to read as follows:",
      "quotedCode Section 5.94.010",
      "heading2 Chapter 5.94 FAIR NOTICE",
      "section Definitions.",
      'definition1 "Employer" means a person who employs another.',
      "section Notice.",
      "provision1 An employer shall give notice:",
      "provision2 in writing; and",
      "provision2 in time.",
      "provision1 This section does not apply to:",
      "provision2",
      "provision3 schools.",
      "section Severability.",
      "paragraph0 If any part is invalid, the rest stands.",
    ]);
  });

  it("says where a number is another one now, and once how they are written", () => {
    const made = read(ordinance);
    const { blocks, styles } = labelNotes(made);
    expect(blocks.filter(Boolean)).toEqual([
      "The file prints (3), and numbering makes it (1).",
    ]);
    expect(styles).toEqual([]);
    const numbered = read("Section 1. Rules.\n\n(1) One.\n\n(2) Two.\n\n(A) Three.");
    expect(labelNotes(numbered).styles).toEqual([
      "The file writes (1) where this text writes (a), and so on: numbers follow the style of a city.",
      "The file writes (A) where this text writes (1), and so on: numbers follow the style of a city.",
    ]);
  });

  it("cites code anew where its numbers jump", () => {
    const made = read(
      'Section 1. The Code is amended by adding the following sections:\n\n"Sec. 5.94.010 One.\n\nWords.\n\nSec. 5.94.020 Two.\n\nWords.\n\nSec. 5.96.010 Three.\n\nWords."',
    );
    const cited = outline(made).filter((line) => line.startsWith("quotedCode"));
    expect(cited).toEqual(["quotedCode Section 5.94.010", "quotedCode Section 5.96.010"]);
    expect(labelNotes(made).blocks.filter(Boolean)).toEqual([]);
  });

  it("loses no word of anything, and makes a text that may be stored", () => {
    const start = fc.constantFrom(
      "",
      "(a) ",
      "(1) ",
      "(A) ",
      "(i) ",
      "(3)(A) ",
      "1. ",
      "Section 1. ",
      "Section 2. Title. ",
      "Sec. 5.92.010 Fees. ",
      '"',
      '"(a) ',
      '"Sec. 5.92.010 ',
      "Chapter 5.92 ",
      "WHEREAS, ",
      "NOW, THEREFORE, ",
      "AYES: ",
      "Exhibit A ",
      '"Fee" means ',
      "\u2022 ",
    );
    const end = fc.constantFrom(
      "",
      ".",
      ";",
      "; and",
      ":",
      '".',
      '"',
      " is amended to read as follows:",
      " Section 5.92.010 is added to read as follows:",
      " by adding a new paragraph to read:",
    );
    const line = fc
      .tuple(
        start,
        fc.string({ maxLength: 30 }),
        end,
        fc.option(fc.integer({ min: 0, max: 9 })),
      )
      .map(([first, middle, last, steps]) =>
        sourceLine(`${first}${middle}${last}`.replace(/\s+/g, " ").trim(), {
          indent: steps === null ? null : steps * 12,
        }),
      );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const made = toManuscript(recognise(lines));
        const blocks = [...blocksOf(made.manuscript)];
        expect(made.blocks).toHaveLength(blocks.length);
        const all = blocks.map((block, at) =>
          block.type === "quotedCode"
            ? ""
            : `${made.blocks[at]?.printed}${wordsOf(block)}`,
        );
        expect(signs(all.join(""))).toBe(signs(lines.map(({ text }) => text).join("")));
        expect(checkManuscript(withFreshIds(made.manuscript))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
