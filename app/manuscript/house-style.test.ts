import { describe, expect, it } from "vitest";
import { fillBlanks } from "./blanks.ts";
import { type CityWriting, defaultStyle, houseStyleOf } from "./house-style.ts";
import { ladderOf, ladderWords } from "./ladder.ts";
import { defaultNumbering } from "./numbering.ts";
import { renderText } from "./render-text.ts";
import {
  amendment,
  blank,
  definition,
  manuscript,
  named,
  provision,
  reference,
  section,
} from "./write.ts";

const somerville: CityWriting = {
  name: "Somerville",
  bodyName: "Board of Aldermen",
  sectionWord: "Sec.",
  codeSectionWord: "Sec.",
  ladder: "(a) (1) i.",
  runTogether: true,
  definitionsStyle: "unnumbered",
  recitalEnding: "period",
  listEndings: "periods",
  dutyWord: "any",
  closingSections: [],
  codeName: "Code of Ordinances",
};

describe("a ladder in words", () => {
  it.each(["(a) (1) (A) (i) (I) (aa)", "(a) (1) i.", "A. 1. a.", "1) a) [i]", "(1)"])(
    "%s is one, and reads the same when it is said again",
    (words) => {
      expect(ladderWords(ladderOf(` ${words.replaceAll(" ", "  ")} `) ?? [])).toBe(words);
    },
  );

  it.each(["", "  ", "(b)", "a 2", "((a))", "(a) (1) (A) (i) (I) (aa) (1)", "(a)(1)"])(
    "%j is none",
    (words) => {
      expect(ladderOf(words)).toBeNull();
    },
  );

  it("of the usual profile is the usual ladder", () => {
    expect(ladderOf("(a) (1) (A) (i) (I) (aa)")).toEqual(defaultNumbering.ladder);
  });
});

describe("a text in a city's style", () => {
  const text = manuscript(
    section("Definitions"),
    definition("City", " means the City of ", blank("city", "", "cityName"), "."),
    provision(1, "See ", reference("deep"), "."),
    provision(2, "x"),
    named("deep", provision(3, "y")),
    amendment("repeal", "2-6"),
  );
  const shown = (city: CityWriting) => {
    const { profile, values } = houseStyleOf(city);
    return renderText(fillBlanks(text, values), { profile });
  };

  it("has its numbers, its words and its name", () => {
    expect(shown(somerville)).toBe(`Sec. 1. Definitions

    “City” means the City of Somerville.

    (a) See Section 1(a)(1)i.

        (1) x

            i. y

Section 2-6 of the Code of Ordinances is repealed.
`);
  });

  it("is the usual one where the city says nothing", () => {
    const silent = {
      ...somerville,
      sectionWord: "Section",
      ladder: "",
      recitalEnding: "semicolonAnd" as const,
      listEndings: "any" as const,
      codeName: "",
    };
    expect(houseStyleOf(silent).profile).toEqual(defaultStyle.profile);
  });

  it("changes no word of the text", () => {
    const before = JSON.stringify(text);
    shown(somerville);
    expect(JSON.stringify(text)).toBe(before);
  });
});
