/**
 * What comes from other programs by the clipboard, made into blocks of a manuscript. Nothing of
 * the words is lost; styles, scripts, pictures and other programs' comments stay behind. Reading
 * whole files is app/manuscript/read's business: it decides by the whole document, while a paste
 * is short, keeps its emphasis, and goes where the caret is.
 */
import type { MarkJson, PartJson } from "#app/manuscript/manuscript-json.ts";

/** A run of words with their marks, or a line break. */
export type PastedRun = { text: string; marks: readonly MarkJson[] } | "break";

/** A line of what was pasted, with what its source said about it. */
export interface PastedLine {
  runs: PastedRun[];
  source:
    | { type: "words" }
    | { type: "heading"; level: number }
    /** An item of a list whose number or bullet is not in its words. */
    | { type: "item"; level: number; style: "bullet" | "number" }
    /** An item of a lettered list: the letters of law. */
    | { type: "lettered"; level: number }
    /** A paragraph of Word whose number stands beside its words. */
    | { type: "labelled"; level: number; label: string };
}

/** What a paste is made of: lines, and tables as they are. */
export type Pasted = PastedLine | { table: PastedRun[][][]; headRows: number };

export function textOf(runs: readonly PastedRun[]): string {
  return runs.map((run) => (run === "break" ? "\n" : run.text)).join("");
}

/** The runs from the n-th character on. */
export function runsFrom(runs: readonly PastedRun[], at: number): PastedRun[] {
  let left = at;
  const rest: PastedRun[] = [];
  for (const run of runs) {
    const length = run === "break" ? 1 : run.text.length;
    if (left >= length) {
      left -= length;
      continue;
    }
    rest.push(run === "break" ? run : { ...run, text: run.text.slice(left) });
    left = 0;
  }
  return rest;
}

/** The first n characters. */
export function runsUpTo(runs: readonly PastedRun[], to: number): PastedRun[] {
  let left = to;
  const head: PastedRun[] = [];
  for (const run of runs) {
    if (left <= 0) break;
    if (run === "break") {
      head.push(run);
      left -= 1;
    } else {
      head.push({ ...run, text: run.text.slice(0, left) });
      left -= run.text.length;
    }
  }
  return head;
}

/** White space as a page shows it: runs of it are one space, and none at the ends. */
export function tidied(runs: readonly PastedRun[]): PastedRun[] {
  const tidy: PastedRun[] = [];
  let before = "\n";
  for (const run of runs) {
    if (run === "break") {
      trimEnd(tidy);
      tidy.push(run);
      before = "\n";
      continue;
    }
    // Word sets several hard spaces where a tab was; one alone holds two words together.
    let text = run.text.replace(/[ \t\r\n\f\u00a0]{2,}|[ \t\r\n\f]/g, " ");
    if (/\s$/.test(before)) text = text.replace(/^[ \u00a0]+/, "");
    if (text === "") continue;
    before = text;
    tidy.push({ ...run, text });
  }
  trimEnd(tidy);
  while (tidy[0] === "break") tidy.shift();
  while (tidy.at(-1) === "break") tidy.pop();
  trimEnd(tidy);
  return tidy;
}

function trimEnd(runs: PastedRun[]): void {
  for (let run = runs.at(-1); run && run !== "break"; run = runs.at(-1)) {
    const text = run.text.replace(/[ \u00a0]+$/, "");
    runs.pop();
    if (text === "") continue;
    runs.push({ ...run, text });
    return;
  }
}

/** The inline parts of a block. */
export function partsOf(runs: readonly PastedRun[]): PartJson[] {
  return runs.flatMap((run): PartJson[] => {
    if (run === "break") return [{ type: "hardBreak" }];
    if (run.text === "") return [];
    const marks = [...run.marks];
    return [{ type: "text", text: run.text, ...(marks.length > 0 ? { marks } : {}) }];
  });
}
