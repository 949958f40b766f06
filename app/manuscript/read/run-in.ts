import { captionLength } from "./caption.ts";
import { readSectionHead } from "./section-head.ts";
import type { SourceLine } from "./source-line.ts";

/** A caption and the first number of a ladder behind it: "Notice. (a) An employer". */
const RUN_IN = /^(.{2,120}?(?:[.:]|\s?[\u2014\u2013]))\s+(?=\((?:a|1|A|i)\)\s)/;

/**
 * A section whose first provision stands in the line of its caption ("Section 1. Notice. (a) An
 * employer …"), as a line each; any other line as it is.
 */
export function partedHead(line: SourceLine): readonly SourceLine[] {
  if (line.rows !== null || line.note) return [line];
  const from = headEnd(line);
  if (from === null) return [line];
  const [whole, caption = ""] = RUN_IN.exec(line.text.slice(from)) ?? [];
  if (whole === undefined) return [line];
  if (captionLength(caption) !== caption.length) return [line];
  const at = from + whole.length;
  const rest = {
    ...line,
    text: line.text.slice(at),
    label: "",
    list: null,
    emphasis: line.emphasis
      .filter(({ to }) => to > at)
      .map((stretch) => ({ from: Math.max(0, stretch.from - at), to: stretch.to - at })),
  };
  const emphasis = line.emphasis
    .filter((stretch) => stretch.from < at)
    .map((stretch) => ({ from: stretch.from, to: Math.min(stretch.to, at) }));
  return [{ ...line, text: line.text.slice(0, at).trimEnd(), emphasis }, rest];
}

/** Where the words behind a section's number begin; null when the line is no section. */
function headEnd({ label, text }: SourceLine): number | null {
  const head = readSectionHead(label === "" ? text : `${label} `);
  if (head?.strength !== "closed") return null;
  return label === "" ? head.end : 0;
}
