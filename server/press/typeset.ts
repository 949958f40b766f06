import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { TypesetRun, TypesetText } from "#app/manuscript/render-typst.ts";

/** The cuts the template uses; the package has all sixteen. */
const CUTS = ["400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic"];
/** Rounds in which signs no font has are named instead. Each round names all it meets. */
const MAX_ROUNDS = 4;

const template = fileURLToPath(new URL("./manuscript.typ", import.meta.url));
/** No folder of that name is ever read: the compiler sees only the two files it is given. */
const workspace = path.join(path.dirname(template), "workspace");

let compiler: NodeCompiler | null = null;

/** Made once a process, because reading the fonts takes longer than a page. */
function compilerWithFonts(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: CUTS.map(readCut) }],
  });
  return compiler;
}

function readCut(cut: string): Buffer {
  const folder = path.dirname(
    createRequire(import.meta.url).resolve(
      "@expo-google-fonts/source-serif-4/package.json",
    ),
  );
  const file = readdirSync(path.join(folder, cut)).find((name) => name.endsWith(".ttf"));
  if (!file) throw new Error(`The typeface of manuscripts lacks its cut ${cut}.`);
  return readFileSync(path.join(folder, cut, file));
}

/**
 * The pages of a manuscript as a PDF: tagged, PDF/UA-1, with outline and links. A sign no font of
 * this machine has is set as "[U+4E2D]", because a page that silently lacks it would be worse and
 * PDF/UA allows none. Throws with the typesetter's own words when it fails.
 */
export function typeset(text: TypesetText): Buffer {
  const typst = compilerWithFonts();
  try {
    return setInRounds(typst, text, MAX_ROUNDS);
  } finally {
    typst.resetShadow();
    typst.evictCache(0);
  }
}

function setInRounds(typst: NodeCompiler, text: TypesetText, rounds: number): Buffer {
  typst.mapShadow(path.join(workspace, "text.json"), Buffer.from(JSON.stringify(text)));
  const compiled = typst.compile({ mainFileContent: readFileSync(template, "utf8") });
  const document = compiled.result;
  if (!document) {
    const error = compiled.takeError();
    const reasons = error?.shortDiagnostics.map(({ message }) => String(message)) ?? [];
    throw new Error(`The text could not be typeset: ${reasons.join("; ")}`);
  }
  try {
    return typst.pdf(document, { pdfStandard: "ua-1" });
  } catch (error) {
    const missing = signsWithoutFont(error);
    if (missing.size === 0 || rounds <= 1) throw error;
    return setInRounds(typst, withNamedSigns(text, missing), rounds - 1);
  }
}

/** Typst names every text it has no glyphs for: `the text "中" could not be displayed`. */
function signsWithoutFont(error: unknown): Set<string> {
  const said = error instanceof Error ? error.message : "";
  const signs = new Set<string>();
  const named = /the text `\\?"((?:[^`\\]|\\.)*?)\\?"` could not be displayed/gs;
  for (const [, quoted = ""] of said.matchAll(named)) {
    for (const sign of unescaped(quoted)) if (sign > "\u007f") signs.add(sign);
  }
  return signs;
}

/** Rust writes what it cannot print as "\u{200b}", with the backslash doubled in a message. */
function unescaped(quoted: string): string {
  return quoted.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

function withNamedSigns(text: TypesetText, missing: ReadonlySet<string>): TypesetText {
  const named = (words: string) =>
    Array.from(words, (sign) => (missing.has(sign) ? `[U+${hexOf(sign)}]` : sign)).join(
      "",
    );
  const inRuns = (runs: TypesetRun[]) =>
    runs.map((run) => ({ ...run, text: named(run.text) }));
  const inBlocks = (blocks: TypesetText["blocks"]): TypesetText["blocks"] =>
    blocks.map((block) => ({
      ...block,
      label: named(block.label),
      runs: inRuns(block.runs),
      ...(block.blocks ? { blocks: inBlocks(block.blocks) } : {}),
      ...(block.rows
        ? { rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(inRuns) })) }
        : {}),
    }));
  return {
    ...text,
    title: named(text.title),
    note: named(text.note),
    status: named(text.status),
    blocks: inBlocks(text.blocks),
  };
}

function hexOf(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
