/**
 * A text that is handed over and read again: manuscript → file → import. What must come back is
 * every sign and the structure. `CORPUS=all` measures all laws of the corpus where it stands
 * beside the project, and prints the table; without it a few do.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRAFT_KINDS } from "#app/domain/draft.ts";
import { readFile } from "#app/features/imports/read-file.server.ts";
import { checkManuscript } from "#app/manuscript/check.ts";
import { type LaidOutBlock, layOut } from "#app/manuscript/laid-out.ts";
import { type ManuscriptJson, withFreshIds } from "#app/manuscript/manuscript-json.ts";
import { wordsRead } from "#app/manuscript/reference-words.ts";
import { starterFor } from "#app/manuscript/starters.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import { print } from "#server/press/print.ts";
import { anyManuscript } from "#tests/manuscripts/random-manuscript.ts";
import { bare, saidBy } from "#tests/manuscripts/said.ts";
import { samples } from "#tests/manuscripts/samples.ts";
import { someDraft } from "#tests/support/draft-identity.ts";

const FORMATS = ["xml", "html", "docx", "md"] as const;
type Format = (typeof FORMATS)[number];

async function thereAndBack(
  manuscript: ManuscriptJson,
  format: Format,
): Promise<ManuscriptJson> {
  const file = await print({
    format,
    state: docFromJson(manuscript),
    title: "There and back",
    status: "Draft, 8 July 2017",
    identity: someDraft,
  });
  const { read } = await readFile(Buffer.from(file), `draft.${format}`);
  expect(checkManuscript(withFreshIds(read.manuscript))).toBeNull();
  return read.manuscript;
}

/** Of each block in reading order what must be the same: kind, label, quoted or not, words, head rows. */
function structureOf(
  manuscript: ManuscriptJson,
  reference = layOut(manuscript).reference,
): string[] {
  const { blocks } = layOut(manuscript);
  const lines: string[] = [];
  const add = (block: LaidOutBlock, depth: number) => {
    const text =
      block.type === "quotedCode" ? "" : bare(wordsRead(block.part, reference));
    const heads = (block.part.content ?? []).filter(
      ({ attrs }) => attrs?.kind === "head",
    );
    lines.push(
      JSON.stringify([block.type, block.label.label, depth, text, heads.length]),
    );
    for (const inner of block.blocks) add(inner, depth + 1);
  };
  for (const block of blocks) add(block, 0);
  return lines;
}

/** How many stand in both, in the same order (longest common subsequence). */
function inCommon(one: readonly string[], other: readonly string[]): number {
  let above = new Array<number>(other.length + 1).fill(0);
  for (const line of one) {
    const row = [0];
    for (const [at, known] of other.entries()) {
      const kept = Math.max(above[at + 1] ?? 0, row[at] ?? 0);
      row.push(line === known ? (above[at] ?? 0) + 1 : kept);
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}

interface Kept {
  /** Whether every sign came back, in order; what a file adds (its title) may stand before. */
  isTextWhole: boolean;
  /** Blocks that came back with kind, label, place and words, by all blocks. */
  structure: number;
}

async function kept(manuscript: ManuscriptJson, format: Format): Promise<Kept> {
  const back = await thereAndBack(manuscript, format);
  const lines = structureOf(manuscript);
  return {
    isTextWhole: saidBy(back).includes(saidBy(manuscript)),
    structure: inCommon(lines, structureOf(back)) / Math.max(1, lines.length),
  };
}

const own: Record<string, ManuscriptJson> = {
  ...Object.fromEntries(DRAFT_KINDS.map((kind) => [kind, starterFor(kind)])),
  "fair notice": samples["fair-notice"]!.manuscript,
  plan: samples.plan!.manuscript,
  fees: samples.fees!.manuscript,
};

const corpus = path.resolve("../shared/corpus/docx");
const isAll = process.env.CORPUS === "all";

async function laws(): Promise<Record<string, ManuscriptJson>> {
  if (!existsSync(corpus)) return {};
  const names = readdirSync(corpus).sort();
  const read: Record<string, ManuscriptJson> = {};
  for (const name of isAll ? names : names.filter((_, nth) => nth % 6 === 0)) {
    const file = await readFile(readFileSync(path.join(corpus, name)), name);
    read[name] = file.read.manuscript;
  }
  return read;
}

describe.each(FORMATS)("a draft handed over as %s and imported again", (format) => {
  it("keeps every sign and at least 98 percent of its structure, whatever it is", async () => {
    const texts = { ...own, ...(await laws()) };
    const shares: number[] = [];
    const lost: string[] = [];
    for (const [name, manuscript] of Object.entries(texts)) {
      const { isTextWhole, structure } = await kept(manuscript, format);
      shares.push(structure);
      if (!isTextWhole) lost.push(name);
    }
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    if (isAll) {
      const figures = [mean, Math.min(...shares)].map((share) =>
        (share * 100).toFixed(2),
      );
      console.log(`${format}: ${shares.length} texts, mean ${figures.join(", least ")}`);
    }
    expect(lost).toEqual([]);
    expect(mean).toBeGreaterThanOrEqual(0.98);
  }, 240_000);
});

describe.each(["xml", "html"] as const)("a random manuscript as %s", (format) => {
  it("comes back whole", async () => {
    await fc.assert(
      fc.asyncProperty(anyManuscript, async (manuscript) => {
        fc.pre(saidBy(manuscript) !== ""); // a file without a word is refused
        const back = await thereAndBack(manuscript, format);
        // A file keeps single spaces, and where a reference quotes words it may cut elsewhere.
        const somewhere = () => "§";
        expect(structureOf(back, somewhere)).toEqual(structureOf(manuscript, somewhere));
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
