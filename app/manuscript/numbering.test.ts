import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOfJson, blocksOfNode } from "./blocks.ts";
import type { BlockJson } from "./manuscript-json.ts";
import {
  crossReferenceLabel,
  defaultNumbering,
  labelBlocks,
  type NumberedBlock,
  type NumberingProfile,
} from "./numbering.ts";
import { letters, numeral, roman } from "./numerals.ts";
import { manuscriptSchema } from "./schema.ts";
import {
  definition,
  enactingClause,
  heading,
  item,
  manuscript,
  named,
  paragraphAt,
  provision,
  quotedCode,
  recital,
  section,
  vote,
} from "./write.ts";

function labelsOf(blocks: BlockJson[], profile?: NumberingProfile): string[] {
  const { list } = labelBlocks(blocksOfJson(manuscript(blocks)), profile);
  return list.map(({ label }) => label);
}

const provisions = (levels: string) =>
  [...levels].map((level) => provision(Number(level), "x"));

describe("numerals", () => {
  it.each([
    [1, "a", "I"],
    [5, "e", "V"],
    [26, "z", "XXVI"],
    [27, "aa", "XXVII"],
    [28, "bb", "XXVIII"],
    [52, "zz", "LII"],
    [53, "aaa", "LIII"],
    [1994, "r".repeat(77), "MCMXCIV"],
    [4000, "v".repeat(154), "4000"],
    [0, "", "0"],
  ])("%i is %s and %s", (number, letter, numerals) => {
    expect(letters(number)).toBe(letter);
    expect(roman(number)).toBe(numerals);
  });

  it("have six forms", () => {
    expect(numeral("lowerRoman", 4)).toBe("iv");
    expect(numeral("upperLetter", 27)).toBe("AA");
    expect(numeral("doubleLetter", 3)).toBe("cc");
    expect(numeral("doubleLetter", 27)).toBe("aaa");
  });

  it("of Rome add up to what they stand for", () => {
    const worth: Record<string, number> = {
      I: 1,
      V: 5,
      X: 10,
      L: 50,
      C: 100,
      D: 500,
      M: 1000,
    };
    const read = (word: string) =>
      [...word].reduce((sum, sign, at) => {
        const value = worth[sign] ?? 0;
        return sum + (value < (worth[word[at + 1] ?? ""] ?? 0) ? -value : value);
      }, 0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3999 }), (n) => read(roman(n)) === n),
    );
  });
});

describe("the ladder", () => {
  it.each([
    ["123456", "(a) (1) (A) (i) (I) (aa)"],
    ["1112", "(a) (b) (c) (1)"],
    ["1221212", "(a) (1) (2) (b) (1) (c) (1)"],
    ["12333122", "(a) (1) (A) (B) (C) (b) (1) (2)"],
    ["3", "(A)"],
    ["1331", "(a) (A) (B) (b)"],
    ["13232", "(a) (A) (1) (A) (2)"],
    ["6161", "(aa) (a) (aa) (b)"],
  ])("levels %s read %s", (levels, labels) => {
    expect(labelsOf(provisions(levels)).join(" ")).toBe(labels);
  });

  it("counts sections through the document and provisions under each section", () => {
    expect(
      labelsOf([section("A"), ...provisions("11"), section("B"), ...provisions("12")]),
    ).toEqual(["Section 1.", "(a)", "(b)", "Section 2.", "(a)", "(1)"]);
  });

  it("goes on after z with aa, bb", () => {
    expect(labelsOf(provisions("1".repeat(28))).slice(25)).toEqual([
      "(z)",
      "(aa)",
      "(bb)",
    ]);
  });

  it("is not interrupted by text without a number", () => {
    expect(
      labelsOf([
        ...provisions("12"),
        paragraphAt(1, "flush"),
        paragraphAt(0, "margin"),
        ...provisions("21"),
      ]),
    ).toEqual(["(a)", "(1)", "", "", "(2)", "(b)"]);
  });

  it("begins again under a heading, as plans and briefs need", () => {
    expect(
      labelsOf([
        heading(1, "Goals"),
        ...provisions("11"),
        heading(1, "Work"),
        ...provisions("1"),
      ]),
    ).toEqual(["", "(a)", "(b)", "", "(a)"]);
  });

  it("is the city's own", () => {
    const dotted: NumberingProfile = {
      ...defaultNumbering,
      sectionWord: "Sec.",
      ladder: [
        { form: "upperLetter", before: "", after: "." },
        { form: "number", before: "", after: "." },
      ],
    };
    expect(labelsOf([section("x"), ...provisions("1223")], dotted)).toEqual([
      "Sec. 1.",
      "A.",
      "1.",
      "2.",
      "1.",
    ]);
  });
});

describe("recitals", () => {
  it("are introduced by a word and not by a number", () => {
    expect(labelsOf([recital("x"), recital("y"), enactingClause("z")])).toEqual([
      "WHEREAS,",
      "WHEREAS,",
      "",
    ]);
  });
});

describe("definitions", () => {
  const blocks = [
    section("Definitions"),
    ...provisions("1"),
    definition("City", " means a city."),
    ...provisions("22"),
    definition("Person", " means a person."),
    ...provisions("231"),
  ];

  it.each([
    ["unnumbered", "Section 1. (a)  (1) (2)  (1) (A) (b)"],
    ["lettered", "Section 1. (a) (b) (1) (2) (c) (1) (A) (d)"],
    ["numbered", "Section 1. (a) (1) (A) (B) (2) (A) (i) (b)"],
  ] as const)("%s", (definitions, labels) => {
    expect(labelsOf(blocks, { ...defaultNumbering, definitions }).join(" ")).toBe(labels);
  });
});

describe("quoted code", () => {
  const quoted = (citation: string) =>
    quotedCode(
      "add",
      citation,
      section("x"),
      ...provisions("12"),
      section("y"),
      ...provisions("1"),
    );

  it("has numbers of its own and leaves those around it alone", () => {
    expect(
      labelsOf([
        section("A"),
        ...provisions("1"),
        quoted(""),
        ...provisions("1"),
        section("B"),
      ]),
    ).toEqual([
      "Section 1.",
      "(a)",
      "",
      "Sec. 1.",
      "(a)",
      "(1)",
      "Sec. 2.",
      "(a)",
      "(b)",
      "Section 2.",
    ]);
  });

  it.each([
    ["Section 5.92.010", "Sec. 5.92.010.", "Sec. 5.92.020."],
    ["5.92.005", "Sec. 5.92.005.", "Sec. 5.92.006."],
    ["§ 10-64", "Sec. 10-64.", "Sec. 10-65."],
    ["Sec. 2-6", "Sec. 2-6.", "Sec. 2-7."],
    ["Chapter 5.92", "Sec. 1.", "Sec. 2."],
    ["", "Sec. 1.", "Sec. 2."],
  ])("under %j begins at %s", (citation, first, second) => {
    const labels = labelsOf([quoted(citation)]);
    expect([labels[1], labels[4]]).toEqual([first, second]);
  });
});

describe("list items", () => {
  it("are counted per list and level, and a paragraph that stands in continues them", () => {
    const nested = (text: string) => {
      const block = item("number", text);
      return { ...block, attrs: { ...block.attrs, level: 2 } };
    };
    expect(
      labelsOf([
        item("number", "1"),
        nested("a"),
        nested("b"),
        paragraphAt(1, "more"),
        item("number", "2"),
        nested("a"),
        item("bullet", "other"),
        paragraphAt(0, "between"),
        item("number", "1"),
      ]),
    ).toEqual(["1.", "a.", "b.", "", "2.", "a.", "•", "", "1."]);
  });
});

describe("a cross-reference", () => {
  const labels = labelBlocks(
    blocksOfJson(
      manuscript(
        named("r2", recital("x")),
        section("A"),
        named("s2", section("B")),
        provision(1),
        provision(2),
        named("deep", provision(3, "x")),
        named("def", definition("City", " means a city.")),
        named("text", paragraphAt(0, "x")),
        named(
          "code",
          quotedCode("add", "5.92.010", section("x"), named("inner", provision(1, "x"))),
        ),
        named("heading", heading(1, "x")),
        named("loose", provision(1, "x")),
      ),
    ),
  );

  it.each([
    ["r2", "Recital 1"],
    ["s2", "Section 2"],
    ["deep", "Section 2(a)(1)(A)"],
    ["def", "Section 2"],
    ["text", null],
    ["code", "5.92.010"],
    ["inner", "Section 5.92.010(a)"],
    ["heading", null],
    ["loose", "(a)"],
    ["gone", null],
  ])("to %s reads %j", (target, words) => {
    expect(crossReferenceLabel(labels, target)).toBe(words);
  });
});

describe("whatever the levels", () => {
  const anyBlock: fc.Arbitrary<NumberedBlock> = fc.record({
    type: fc.constantFrom("section", "provision", "provision", "definition", "paragraph"),
    level: fc.integer({ min: 0, max: 6 }),
    id: fc.constant(null),
  });
  const profiles = (["unnumbered", "lettered", "numbered"] as const).map(
    (definitions) => ({
      ...defaultNumbering,
      definitions,
    }),
  );

  it("every block has its place, and no two provisions of one section read alike", () => {
    fc.assert(
      fc.property(
        fc.array(anyBlock, { maxLength: 60 }),
        fc.constantFrom(...profiles.slice(0, 2)),
        (blocks, profile) => {
          const { list } = labelBlocks(blocks, profile);
          expect(list).toHaveLength(blocks.length);
          // An unnumbered definition is a parent without a name, so what stands under two of
          // them may read alike; under provisions and sections it may not.
          const plain = blocks.every(({ type }) => type !== "definition");
          if (profile.definitions === "unnumbered" && !plain) return;
          const names = list.flatMap(({ label, reference }, at) =>
            label !== "" && blocks[at]?.type !== "section" ? [reference] : [],
          );
          // A level that was jumped over may stand before the one it belongs to: the same
          // words then name two provisions, so such texts prove nothing here.
          let deepest = 0;
          const jumps = blocks.some(({ type, level }) => {
            if (type === "section") deepest = 0;
            if (type !== "provision" && type !== "definition") return false;
            const here = Math.max(1, level);
            const jumped = here > deepest + 1;
            deepest = here;
            return jumped;
          });
          if (!jumps) expect(new Set(names).size).toBe(names.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("each provision follows the one before it under the same parent", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 }),
        (levels) => {
          const labels = labelsOf(levels.map((level) => provision(level)));
          levels.forEach((level, at) => {
            let count = 1;
            for (let before = at - 1; before >= 0; before -= 1) {
              const other = levels[before] ?? 0;
              if (other < level) break;
              if (other === level) count += 1;
            }
            const form = defaultNumbering.ladder[level - 1]?.form ?? "number";
            expect(labels[at]).toBe(`(${numeral(form, count)})`);
          });
        },
      ),
    );
  });

  it("an editor's document and its JSON read the same", () => {
    const json = manuscript(
      section("A"),
      provisions("123"),
      quotedCode("add", "2-6", section("x"), provision(1, "y")),
      definition("City", " means."),
    );
    const node = Node.fromJSON(manuscriptSchema, json);
    expect(labelBlocks(blocksOfNode(node)).list).toEqual(
      labelBlocks(blocksOfJson(json)).list,
    );
    const texts = (blocks: ReturnType<typeof blocksOfNode>) =>
      blocks.map(({ text, term }) => [text, term]);
    expect(texts(blocksOfNode(node))).toEqual(texts(blocksOfJson(json)));
  });
});

describe("a number without words", () => {
  const printed = (blocks: BlockJson[], profile?: NumberingProfile) =>
    labelBlocks(blocksOfJson(manuscript(blocks)), profile).list.map(
      ({ printed, printedDepth, runsOn }) => (runsOn ? null : [printed, printedDepth]),
    );

  it("is printed with the next one, as far out as the first of them", () => {
    expect(
      printed([
        section("S"),
        provision(1),
        provision(2),
        provision(3, "x"),
        provision(3, "y"),
        provision(2, "z"),
      ]),
    ).toEqual([["Section 1.", 0], null, null, ["(a)(1)(A)", 1], ["(B)", 3], ["(2)", 2]]);
  });

  it("is printed before the words of a definition under it", () => {
    expect(
      printed([provision(1), { ...definition("City"), attrs: { level: 2 } }]),
    ).toEqual([null, ["(a)", 1]]);
  });

  it.each([
    ["nothing follows", [provision(1)]],
    ["the next stands beside it", [provision(1), provision(1, "x")]],
    ["the next is of another kind", [provision(1), paragraphAt(2, "x")]],
  ])("stands alone when %s", (_, blocks) => {
    expect(printed(blocks)[0]).toEqual(["(a)", 1]);
  });

  it("stands alone where the house does not run numbers together", () => {
    const profile = { ...defaultNumbering, runTogether: false };
    expect(printed([provision(1), provision(2, "x")], profile)).toEqual([
      ["(a)", 1],
      ["(1)", 2],
    ]);
  });

  it("keeps its own label where one writes, and cross-references go through it", () => {
    const { list } = labelBlocks(
      blocksOfJson(manuscript(section("S"), provision(1), provision(2, "x"))),
    );
    expect(list.map(({ label, reference }) => [label, reference]).slice(1)).toEqual([
      ["(a)", "Section 1(a)"],
      ["(1)", "Section 1(a)(1)"],
    ]);
  });
});

it("the record of a vote and the words of a section are the profile's", () => {
  const profile = {
    ...defaultNumbering,
    sectionWord: "SECTION",
    sectionAfter: ":",
    voteWords: { ...defaultNumbering.voteWords, noes: "Nays:" },
  };
  expect(labelsOf([section("S"), vote("ayes", "7"), vote("noes", "2")], profile)).toEqual(
    ["SECTION 1:", "AYES:", "Nays:"],
  );
});
