import type { MarkJson, PartJson } from "./manuscript-json.ts";

/**
 * The inline parts of a block as an export writes them. Comment anchors are left out, and runs
 * that only an anchor had parted grow together again.
 */
export function runsOf(block: { content?: readonly PartJson[] }): PartJson[] {
  return joinedRuns(block, ({ type }) => type !== "comment");
}

/** The same with the anchors on them: a run ends where a commented passage begins or ends. */
export function anchoredRunsOf(block: { content?: readonly PartJson[] }): PartJson[] {
  return joinedRuns(block, () => true);
}

function joinedRuns(
  block: { content?: readonly PartJson[] },
  stays: (mark: MarkJson) => boolean,
): PartJson[] {
  const runs: PartJson[] = [];
  for (const part of block.content ?? []) {
    const marks = part.marks?.filter(stays) ?? [];
    const last = runs.at(-1);
    const isOne =
      part.type === "text" && last?.type === "text" && areSame(last.marks ?? [], marks);
    if (isOne) last.text = `${last.text ?? ""}${part.text ?? ""}`;
    else runs.push({ ...part, marks });
  }
  return runs;
}

function areSame(one: readonly MarkJson[], other: readonly MarkJson[]): boolean {
  if (one.length === 0 && other.length === 0) return true;
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether the run carries the mark. */
export function hasMark(run: PartJson, name: string): boolean {
  return run.marks?.some(({ type }) => type === name) ?? false;
}

// Control characters, lone surrogates and the two signs that are none in any encoding.
const unprintable = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/**
 * Text without the signs that XML, HTML and a page forbid, none of which shows anything. Tabs and
 * line breaks stay.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (sign) =>
    sign === "\n" || sign === "\t" ? sign : "",
  );
}
