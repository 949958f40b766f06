import { levelOfLabel } from "#app/features/drafts/editor/typed-label.ts";
import type { BlockJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import { captionLength } from "#app/manuscript/read/caption.ts";
import {
  type Pasted,
  type PastedLine,
  type PastedRun,
  partsOf,
  runsFrom,
  runsUpTo,
  textOf,
  tidied,
} from "./pasted-line.ts";

/** The blocks of what was pasted, labels that were typed or drawn beside the words taken as structure. */
export function blocksOfPaste(pasted: readonly Pasted[]): BlockJson[] {
  const builder = new PasteBuilder();
  for (const piece of pasted) builder.take(piece);
  return builder.blocks;
}

/** The lines of a plain text. A line of a hard-wrapped letter is a line: nobody can tell. */
export function linesOfText(text: string): PastedLine[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => ({
      runs: tidied([{ text: line, marks: [] }]),
      source: { type: "words" as const },
    }))
    .filter(({ runs }) => runs.length > 0);
}

const bracketed = /^\(([A-Za-z]{1,7}|\d{1,3})\)[\s\u00a0]*/;
const whereas = /^whereas[,:]?[\s\u00a0]+/i;
const sectionHead =
  /^(?:section|sec\.|§)[\s\u00a0]*\d+[A-Za-z]?(?:[.-]\d+)*[.:](?:[\s\u00a0]*[—–-])?(?:[\s\u00a0]+|$)/i;
const enacting = /^now,?\s+therefore\b/i;
const longTitle = /^an? (?:emergency )?(?:ordinance|resolution)\b/i;
const bullet = /^(?:[\u00b7•◦▪■●o§\uf0b7\uf0a7-]|[\u2022\u25e6])$/;
const numbered = /^\d{1,3}[.)]$/;
const dotted = /^\(?([A-Za-z]{1,5})[.)]$/;

class PasteBuilder {
  readonly blocks: BlockJson[] = [];
  #ladder: { level: number; counts: (number | undefined)[] } = { level: 0, counts: [] };

  take(piece: Pasted): void {
    if ("table" in piece) {
      this.#add("table", { level: 0 }, tableRows(piece));
      return;
    }
    const { source } = piece;
    switch (source.type) {
      case "labelled":
        this.#takeLabelled(piece, source);
        break;
      case "item":
        this.#takeItem(piece.runs, source.level, source.style);
        break;
      case "lettered":
        this.#provision(Math.min(source.level, 6), piece.runs);
        break;
      case "heading":
        if (this.#takeTyped(piece.runs)) break;
        this.#add(
          "heading",
          { level: headingLevel(source.level) },
          partsOf(unadorned(piece.runs)),
        );
        break;
      case "words":
        if (this.#takeTyped(piece.runs)) break;
        this.#add("paragraph", { level: 0 }, partsOf(piece.runs));
        break;
    }
  }

  /** True when the words begin with a label of law, which then is not among the block's words. */
  #takeTyped(runs: readonly PastedRun[]): boolean {
    const text = textOf(runs);
    const section = sectionHead.exec(text)?.[0];
    if (section) {
      this.#section(runsFrom(runs, section.length));
      return true;
    }
    const recital = whereas.exec(text)?.[0];
    if (recital) {
      this.#add("recital", {}, partsOf(runsFrom(runs, recital.length)));
      return true;
    }
    if (enacting.test(text)) {
      this.#ladder = { level: 0, counts: [] };
      this.#add("enactingClause", {}, partsOf(runs));
      return true;
    }
    if (longTitle.test(text) && (this.blocks.length === 0 || /^AN? /.test(text))) {
      this.#add("longTitle", {}, partsOf(unadorned(runs)));
      return true;
    }
    return this.#takeBracketed(runs);
  }

  /** "(a)(1) Words": each label but the last is a provision without words of its own. */
  #takeBracketed(runs: readonly PastedRun[]): boolean {
    const labels: string[] = [];
    let text = textOf(runs);
    let taken = 0;
    for (let found = bracketed.exec(text); found; found = bracketed.exec(text)) {
      const [whole, inside = ""] = found;
      if (levelOfLabel(inside, this.#ladder) === null) break;
      // "(a) of this section": words follow a label at once only when it is one of a chain.
      if (!/\s$|\u00a0$/.test(whole) && !/^\(|^$/.test(text.slice(whole.length))) break;
      labels.push(inside);
      taken += whole.length;
      text = text.slice(whole.length);
      if (/\s$|\u00a0$/.test(whole)) break;
    }
    if (labels.length === 0) return false;
    labels.forEach((label, nth) => {
      const level = levelOfLabel(label, this.#ladder) ?? 1;
      this.#provision(level, nth === labels.length - 1 ? runsFrom(runs, taken) : []);
    });
    return true;
  }

  /** A paragraph of Word with its number beside it. */
  #takeLabelled(line: PastedLine, source: { level: number; label: string }): void {
    const { label, level } = source;
    const { runs } = line;
    if (label === "" || bullet.test(label)) {
      this.#takeItem(runs, level, "bullet");
      return;
    }
    const asTyped: PastedRun[] = [{ text: `${label} `, marks: [] }, ...runs];
    if (this.#takeTyped(asTyped)) return;
    if (numbered.test(label)) this.#takeItem(runs, level, "number");
    else if (dotted.test(label)) this.#provision(Math.min(level, 6), runs);
    // A label nobody here knows stays among the words.
    else this.#add("paragraph", { level: 0 }, partsOf(asTyped));
  }

  #takeItem(runs: readonly PastedRun[], level: number, style: "bullet" | "number"): void {
    if (this.#takeTyped(runs)) return;
    this.#add("listItem", { level: Math.min(level, 3), style }, partsOf(runs));
  }

  #section(runs: readonly PastedRun[]): void {
    this.#ladder = { level: 0, counts: [] };
    const text = textOf(runs);
    const caption = captionLength(text, emphasisOf(runs));
    if (caption === 0 || caption >= text.length) {
      // Words and no caption: a section without one, and its words under it.
      const isCaption = caption > 0 || text.length <= 80;
      this.#add("section", {}, isCaption ? partsOf(unadorned(runs)) : []);
      if (!isCaption) this.#afterCaption(runs);
      return;
    }
    this.#add("section", {}, partsOf(unadorned(tidied(runsUpTo(runs, caption)))));
    this.#afterCaption(tidied(runsFrom(runs, caption)));
  }

  #afterCaption(runs: readonly PastedRun[]): void {
    if (!this.#takeBracketed(runs)) this.#add("paragraph", { level: 0 }, partsOf(runs));
  }

  #provision(level: number, runs: readonly PastedRun[]): void {
    const counts = this.#ladder.counts.slice(0, level + 1);
    counts[level] = (counts[level] ?? 0) + 1;
    this.#ladder = { level, counts };
    this.#add("provision", { level }, partsOf(runs));
  }

  #add(type: string, attrs: NonNullable<BlockJson["attrs"]>, content: PartJson[]): void {
    this.blocks.push({ type, attrs, ...(content.length > 0 ? { content } : {}) });
  }
}

function tableRows({
  table,
  headRows,
}: {
  table: PastedRun[][][];
  headRows: number;
}): PartJson[] {
  return table.map((cells, nth) => ({
    type: "tableRow",
    attrs: { kind: nth < headRows ? "head" : "body" },
    content: cells.map((runs): PartJson => {
      const content = partsOf(runs);
      return { type: "tableCell", ...(content.length > 0 ? { content } : {}) };
    }),
  }));
}

function headingLevel(level: number): number {
  return Math.min(3, Math.max(1, level - 1));
}

/** Where the words are emphasised, as characters of the line. */
function emphasisOf(runs: readonly PastedRun[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  let at = 0;
  for (const run of runs) {
    const length = run === "break" ? 1 : run.text.length;
    const isLoud =
      run !== "break" &&
      run.marks.some(({ type }) => ["bold", "underline", "italic"].includes(type));
    if (isLoud) stretches.push({ from: at, to: at + length });
    at += length;
  }
  return stretches;
}

/** A title that is bold or underlined from end to end is so because it is a title. */
function unadorned(runs: readonly PastedRun[]): PastedRun[] {
  const isWhole = (type: string) =>
    runs.every(
      (run) =>
        run === "break" ||
        run.text.trim() === "" ||
        run.marks.some((mark) => mark.type === type),
    );
  const dropped = ["bold", "underline"].filter(isWhole);
  return runs.map((run) =>
    run === "break"
      ? run
      : { ...run, marks: run.marks.filter(({ type }) => !dropped.includes(type)) },
  );
}
