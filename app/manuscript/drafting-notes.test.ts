import { Node } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { DRAFT_KINDS } from "#app/domain/draft.ts";
import { blocksOfJson, blocksOfNode } from "./blocks.ts";
import { draftingNotes, type NotesOptions } from "./drafting-notes.ts";
import { type BlockJson, type ManuscriptJson, withFreshIds } from "./manuscript-json.ts";
import type { NoteKind } from "./notes/note.ts";
import { defaultNumbering } from "./numbering.ts";
import { manuscriptSchema } from "./schema.ts";
import { starterFor } from "./starters.ts";
import {
  blank,
  definition,
  enactingClause,
  longTitle,
  manuscript,
  named,
  paragraph,
  provision,
  quotedCode,
  recital,
  reference,
  section,
} from "./write.ts";

const notesOf = (text: ManuscriptJson, options?: NotesOptions) =>
  draftingNotes(blocksOfJson(text), options);

/** What notes of a kind say about some blocks, with where. */
function said(kind: NoteKind, blocks: BlockJson[], options?: NotesOptions): string[] {
  return notesOf(manuscript(blocks), options)
    .filter((note) => note.kind === kind)
    .map(({ where, says }) => `${where}: ${says}`);
}

/** An ordinance around some blocks that needs nothing more. */
const ordinance = (...blocks: BlockJson[]) => [
  longTitle("AN ORDINANCE concerning schedules"),
  enactingClause("The City Council ordains:"),
  ...blocks,
  section("Severability"),
  section("Effective date"),
];

const house = (fields: Partial<typeof defaultNumbering>): NotesOptions => ({
  profile: { ...defaultNumbering, ...fields },
});

type Row = [about: string, blocks: BlockJson[], expected: number, options?: NotesOptions];

/** Each row: what, in which text, and how many notes of the kind there are. */
function table(kind: NoteKind, rows: Row[]): void {
  describe(kind, () => {
    it.each(rows)("%s", (_, blocks, expected, options) => {
      expect(said(kind, blocks, options)).toHaveLength(expected);
    });
  });
}

table("deadReference", [
  ["a target that is gone", [provision(1, "See ", reference("gone"))], 1],
  ["a target that never was", [paragraph({ type: "crossReference" })], 1],
  [
    "a target inside quoted code",
    [quotedCode("add", "1", named("q", provision(1, "x"))), provision(1, reference("q"))],
    0,
  ],
  ["a target that is there", [named("a", section("A")), provision(1, reference("a"))], 0],
  [
    "a reference in a table's cell",
    [
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [{ type: "tableCell", content: [reference("gone")] }],
          },
        ],
      },
    ],
    1,
  ],
]);

table("circularReference", [
  [
    "a rule from itself",
    [named("a", provision(1, "Fees are set as provided in ", reference("a"), "."))],
    1,
  ],
  [
    "a rule that two hand to one another",
    [
      named("a", provision(1, "Subject to ", reference("b"), ", notice is given.")),
      named(
        "b",
        provision(1, "Notice is given in accordance with ", reference("a"), "."),
      ),
    ],
    1,
  ],
  [
    "two that name one another and both say something",
    [
      named("a", provision(1, "Notice under ", reference("b"), " is given by mail.")),
      named(
        "b",
        provision(
          1,
          "Ten days after notice under ",
          reference("a"),
          " a hearing is held.",
        ),
      ),
    ],
    0,
  ],
  [
    "a rule from elsewhere",
    [
      named("a", provision(1, "Subject to ", reference("b"))),
      named("b", provision(1, "x")),
    ],
    0,
  ],
]);

table("levelGap", [
  [
    "a level that is jumped over",
    [section("S"), provision(1, "x"), provision(3, "y")],
    1,
  ],
  [
    "a step down and far out again",
    [
      section("S"),
      provision(1, "x"),
      provision(2, "y"),
      provision(3, "z"),
      provision(1, "w"),
    ],
    0,
  ],
  [
    "a section whose first provision stands deep, as imported lists do",
    [section("S"), provision(2, "x")],
    0,
  ],
  [
    "a level below a definition",
    [section("S"), definition("City", " means:"), provision(2, "x")],
    0,
  ],
]);

table("writtenNumber", [
  ["a letter in parentheses", [provision(1, "(b) The department")], 1],
  ["a roman in parentheses", [provision(1, "(iv) The department")], 1],
  ["a number with a point", [provision(1, "3. The department")], 1],
  ["a section's own number", [section("Section 4. Notice")], 1],
  [
    "a year, a fraction, a name",
    [
      provision(1, "2018 is the first year"),
      paragraph("1.5 times the wage"),
      paragraph("(the “Act”) applies"),
    ],
    0,
  ],
]);

table("writtenReference", [
  [
    "one that would not follow",
    ordinance(paragraph("As in Section 2(a) of this ordinance.")),
    1,
  ],
  [
    "one to no section there is",
    ordinance(paragraph("As in section 12 of this ordinance.")),
    1,
  ],
  [
    "another law's section",
    ordinance(paragraph("Section 12 of the Fair Wage Act applies.")),
    0,
  ],
]);

table("termTwice", [
  [
    "a term defined twice",
    [definition("City", " means A."), definition("city", " means B. The city.")],
    1,
  ],
  [
    "a term quoted code defines for itself",
    [
      definition("City", " means A."),
      quotedCode("add", "1", definition("City", " means B.")),
      paragraph("The City."),
    ],
    0,
  ],
]);

table("termUnused", [
  [
    "a term nobody uses",
    [definition("Employer", " means a person."), provision(1, "Notice is given.")],
    1,
  ],
  [
    "a term used in the plural",
    [definition("Employer", " means a person."), provision(1, "Employers give notice.")],
    0,
  ],
  [
    "a plural of its own kind",
    [definition("Agency", " means x."), provision(1, "Agencies give notice.")],
    0,
  ],
  [
    "a term used in another definition",
    [
      definition("Wage", " means pay."),
      definition("Employer", " means who pays a wage."),
      paragraph("An employer."),
    ],
    0,
  ],
  [
    "a term that is only part of a word",
    [definition("Rent", " means money."), provision(1, "The current parents.")],
    1,
  ],
  [
    "quotation marks around the term",
    [definition("“Fee”", " means money."), provision(1, "The fee is due.")],
    0,
  ],
]);

table("termUndefined", [
  [
    "a role nobody defined",
    [
      definition("City", " means A."),
      provision(1, "The Department of the City; the Director decides."),
    ],
    1,
  ],
  [
    "a role that is defined",
    [definition("Director", " means A."), provision(1, "The Director decides.")],
    0,
  ],
  [
    "a role named where it stands",
    [
      definition("City", " means A."),
      provision(
        1,
        "The labor office of the City (the “Office”) decides; the Office reports.",
      ),
    ],
    0,
  ],
  ["a text without definitions", [provision(1, "The Director decides.")], 0],
  [
    "a full name",
    [
      definition("City", " means A."),
      provision(1, "The City asks the Department of Health and the Board Room."),
    ],
    0,
  ],
]);

const shall = house({ dutyWord: "shall" });
table("dutyWord", [
  [
    "must, where the house wants shall",
    ordinance(provision(1, "The city must give notice.")),
    1,
    shall,
  ],
  [
    "will, where the house wants shall",
    ordinance(provision(1, "The director will give notice.")),
    1,
    shall,
  ],
  [
    "shall, where the house wants must",
    ordinance(provision(1, "The city shall give notice.")),
    1,
    house({ dutyWord: "must" }),
  ],
  [
    "a house that does not mind",
    ordinance(provision(1, "The city must give notice.")),
    0,
  ],
  [
    "a will, at will, and what a will may bring",
    ordinance(
      provision(1, "Work at will, by free will, or by the will of a person."),
      provision(1, "If rents will rise, notice shall be given."),
    ),
    0,
    shall,
  ],
  [
    "a recital, which orders nothing",
    [recital("cities must act; and"), ...ordinance()],
    0,
    shall,
  ],
  [
    "words in quotation marks",
    ordinance(provision(1, "The sign shall read “You must leave”.")),
    0,
    shall,
  ],
  ["a plan", [longTitle("Response plan"), paragraph("We must act.")], 0, shall],
]);

table("recitalEnding", [
  ["one without its “; and”", [recital("a;"), recital("b;")], 1],
  ["one that ends like the last", [recital("a."), recital("b.")], 1],
  [
    "all as the house ends them",
    [recital("a; and"), recital("b ; AND"), recital("c;")],
    0,
  ],
  ["a last one that ends the sentence", [recital("a; and"), recital("b.")], 0],
  ["a last one that goes on", [recital("a; and"), recital("b; and")], 1],
  [
    "a house of periods",
    [recital("a."), recital("b; and"), recital("c.")],
    1,
    house({ recitalEnds: { between: ".", last: "." } }),
  ],
  ["one that is still empty", [recital(), recital("b;")], 0],
]);

const semicolons = house({ listEndings: "semicolons" });
const list = (...ends: string[]) =>
  ordinance(provision(1, "Notice names:"), ...ends.map((end) => provision(2, `x${end}`)));
table("listEnding", [
  ["a list as the house writes it", list(";", "; or", "."), 0, semicolons],
  ["commas, and no word before the last", list(",", ",", "."), 2, semicolons],
  [
    "semicolons in a house of periods",
    list(";", "; and", "."),
    2,
    house({ listEndings: "periods" }),
  ],
  ["a house that does not mind", list(",", "", ""), 0],
  [
    "provisions that are no list",
    ordinance(provision(1, "One."), provision(1, "Two.")),
    0,
    semicolons,
  ],
  [
    "a list within a list, whose last goes on with the sentence around",
    ordinance(
      provision(1, "If:"),
      provision(2, "either:"),
      provision(3, "a; or"),
      provision(3, "b; and"),
      provision(2, "c."),
    ),
    0,
    semicolons,
  ],
]);

const duty = provision(1, "No person shall post a schedule late.");
table("missingPart", [
  ["an ordinance with all it needs", ordinance(), 0],
  ["one without its closing sections", [...ordinance().slice(0, 2), section("Rule")], 2],
  ["duties and nobody to enforce them", ordinance(section("Rule"), duty), 1],
  ["duties and a penalty", ordinance(section("Rule"), duty, section("Penalties")), 0],
  [
    "the same said under other captions",
    [
      ...ordinance().slice(0, 2),
      section("General"),
      provision(1, "If a part is held invalid, the rest stays."),
      provision(1, "This ordinance takes effect in 30 days."),
    ],
    0,
  ],
  [
    "a closing section of the house's own",
    ordinance(),
    1,
    house({ closingSections: ["Severability", "Environmental determination"] }),
  ],
  [
    "a resolution",
    [longTitle("A RESOLUTION opposing x"), section("The city opposes x.")],
    0,
  ],
  ["a plan", [longTitle("Plan"), section("x")], 0],
]);

const titled = (title: string) => [longTitle(title)];
table("twoSubjects", [
  [
    "two that are named",
    titled("AN ORDINANCE concerning rents and relating to taxis"),
    1,
  ],
  ["two that are done", titled("AN ORDINANCE regulating rents; licensing taxis"), 1],
  [
    "one, and what is done to the code",
    titled(
      "AN ORDINANCE concerning fair notice; adding Chapter 18.20 to the code; repealing Section 2-6; prescribing penalties; and declaring an emergency",
    ),
    0,
  ],
  ["one", titled("AN ORDINANCE regulating rents and deposits"), 0],
]);

table("openBlank", [
  ["two in one block are one note", [paragraph(blank("a"), " ", blank("b"))], 1],
  ["filled by hand", [paragraph(blank("a", "x"))], 0],
  [
    "filled by the city",
    [paragraph(blank("city", "", "cityName"))],
    0,
    { values: { cityName: "Tacoma" } },
  ],
  [
    "what the city does not know",
    [paragraph(blank("day", "", "date"))],
    1,
    { values: { cityName: "Tacoma" } },
  ],
]);

table("writtenBlank", [
  [
    "underscores and brackets",
    [paragraph("City of ____ on [INSERT DATE] by [name of mayor]")],
    3,
  ],
  [
    "brackets that are words of the text",
    [paragraph("[Reserved] and [sic] and [RESERVED] and [1]")],
    0,
  ],
  [
    "a blank, which only reads as if",
    [paragraph("City of ", blank("name of the city"))],
    0,
  ],
]);

describe("a note", () => {
  const text = manuscript(
    named("r", recital("rents rise.")),
    named("s", recital("tenants leave;")),
    named("p", provision(1, "(c) See ", reference("gone"))),
  );

  it("says where, why and what to do, in the order of the text", () => {
    const notes = notesOf(text);
    expect(notes.map(({ kind, where, blockId }) => [kind, where, blockId])).toEqual([
      ["recitalEnding", "Recital 1", "r"],
      ["deadReference", "(a)", "p"],
      ["writtenNumber", "(a)", "p"],
    ]);
    for (const { says, advice } of notes) {
      expect(says).toMatch(/\.$/);
      expect(advice).toMatch(/\.$/);
    }
  });

  it("describes what an editor can do, and no more where it cannot know", () => {
    const [ending, dead, number] = notesOf(text);
    expect(ending?.fix).toEqual({
      type: "replaceEnd",
      blockId: "r",
      words: ".",
      to: "; and",
    });
    expect(dead?.fix).toBeUndefined();
    expect(number?.fix).toEqual({
      type: "replaceWords",
      blockId: "p",
      words: "(c) ",
      nth: 0,
      to: "",
    });
    const duties = notesOf(
      manuscript(ordinance(named("d", provision(1, "You must, and you must.")))),
      shall,
    ).filter(({ kind }) => kind === "dutyWord");
    expect(duties.map(({ fix }) => fix)).toMatchObject([{ nth: 0 }, { nth: 1 }]);
    // Whether all are meant or any, no note can know.
    const unsaid = notesOf(
      manuscript(list(";", ";", ".").map((block, i) => named(`b${i}`, block))),
      semicolons,
    );
    expect(
      unsaid.filter(({ kind }) => kind === "listEnding").map(({ fix }) => fix),
    ).toEqual([undefined]);
    const missing = notesOf(manuscript(ordinance().slice(0, 3)));
    expect(missing.map(({ fix }) => fix)).toEqual([
      { type: "addSection", caption: "Effective date" },
    ]);
  });

  it("keeps its id while other notes come and go", () => {
    const later = manuscript(
      named("r", recital("rents rise; and")),
      ...text.content.slice(1),
    );
    const ids = notesOf(later).map(({ id }) => id);
    expect(notesOf(text).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    expect(new Set(notesOf(text).map(({ id }) => id)).size).toBe(3);
  });

  it("is the same from the editor's document", () => {
    const doc = Node.fromJSON(manuscriptSchema, text);
    expect(draftingNotes(blocksOfNode(doc))).toEqual(notesOf(text));
  });
});

describe("texts that were written with care", () => {
  const strict = house({ dutyWord: "shall", listEndings: "semicolons" });
  const known: NoteKind[] = ["openBlank"];

  it.each(DRAFT_KINDS)("the starter of %s has nothing but its open blanks", (kind) => {
    const notes = notesOf(withFreshIds(starterFor(kind)), strict);
    expect(notes.filter((note) => !known.includes(note.kind))).toEqual([]);
  });
});
