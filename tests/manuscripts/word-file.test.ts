import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRAFT_KINDS } from "#app/domain/draft.ts";
import { unpackWord } from "#app/features/imports/word-parts.server.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  defaultNumbering,
  type NumberingProfile,
} from "#app/manuscript/numbering-profile.ts";
import { readWordLines } from "#app/manuscript/read/source-word.ts";
import { type TypesetBlock, typesetText } from "#app/manuscript/render-typst.ts";
import { starterFor } from "#app/manuscript/starters.ts";
import {
  manuscript,
  named,
  paragraph,
  provision,
  reference,
  section,
} from "#app/manuscript/write.ts";
import { wordFile } from "#server/press/word-file.ts";
import { somerville } from "#tests/manuscripts/houses.ts";
import { anyManuscript } from "#tests/manuscripts/random-manuscript.ts";
import { bare } from "#tests/manuscripts/said.ts";
import { samples } from "#tests/manuscripts/samples.ts";

const text = (manuscript: ManuscriptJson, profile?: NumberingProfile) =>
  typesetText(manuscript, { title: "Title", status: "Draft", profile });

/** Every label and every word, in order, as our own reader of Word files finds them. */
async function readBack(manuscript: ManuscriptJson, profile?: NumberingProfile) {
  const parts = await unpackWord(await wordFile(text(manuscript, profile), { profile }));
  const { lines } = readWordLines(parts);
  const said = lines.map(({ label, text: words, rows }) =>
    rows ? rows.flat().join("") : label + words,
  );
  return { parts, said: plain(said.join("")) };
}

/** The same as it stands everywhere else. */
function printed(manuscript: ManuscriptJson, profile?: NumberingProfile): string {
  const { blocks } = text(manuscript, profile);
  const said = (block: TypesetBlock): string =>
    (block.kind === "list" ? "" : block.label) +
    block.runs.map((run) => run.text).join("") +
    (block.rows ?? [])
      .flatMap(({ cells }) => cells.flat().map((run) => run.text))
      .join("") +
    (block.blocks ?? []).map(said).join("");
  const heads = blocks.filter(
    ({ kind, rank }) => (kind === "section" || kind === "heading") && rank,
  );
  const contents = heads.length < 10 ? "" : heads.map(said).join("");
  return plain(`Title${contents}${blocks.map(said).join("")}`);
}

/** The three looks of a bullet are one to whoever reads the file. */
const plain = (words: string) => bare(words).replace(/[•◦▪]/g, "");

describe("a Word file", () => {
  it("keeps the words of a block that two references point at by two numbers", async () => {
    const law = manuscript(
      section("Notice"),
      named("outer", provision(1)),
      named("inner", provision(2, "An employer shall give notice.")),
      paragraph("See ", reference("outer"), " and ", reference("inner"), "."),
    );
    const { said } = await readBack(law);
    expect(said).toBe(printed(law));
    expect(said).toContain("Anemployershallgivenotice.");
  });

  it.each(Object.keys(samples))("counts %s as it is counted everywhere", async (name) => {
    const { manuscript } = samples[name] ?? { manuscript: { type: "doc", content: [] } };
    for (const profile of [defaultNumbering, somerville]) {
      expect((await readBack(manuscript, profile)).said).toBe(
        printed(manuscript, profile),
      );
    }
  });

  it.each(DRAFT_KINDS)("begins a %s with numbers that are Word's own", async (kind) => {
    const manuscript = starterFor(kind);
    const { parts, said } = await readBack(manuscript);
    expect(said).toBe(printed(manuscript));
    expect(parts.document).not.toMatch(/<w:t[^>]*>Section \d+\./);
  });

  it("holds every sign of a random manuscript, and counts it right", async () => {
    await fc.assert(
      fc.asyncProperty(anyManuscript, async (manuscript) => {
        expect((await readBack(manuscript)).said).toBe(printed(manuscript));
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it("keeps cross-references as fields that lead to their target", async () => {
    const { parts } = await readBack(starterFor("modelOrdinance"));
    const fields = [...parts.document.matchAll(/w:instr="REF (\w+) \\w \\h"/g)];
    expect(fields.length).toBeGreaterThan(0);
    for (const [, name] of fields) {
      expect(parts.document).toContain(`w:name="${name}"`);
    }
  });

  it("has a number before every line when that is wanted", async () => {
    const numbered = await wordFile(text(starterFor("resolution")), {
      lineNumbers: true,
    });
    expect((await unpackWord(numbered)).document).toContain("<w:lnNumType");
    const clean = await wordFile(text(starterFor("resolution")));
    expect((await unpackWord(clean)).document).not.toContain("<w:lnNumType");
  });
});
