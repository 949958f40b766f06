import { blocksOfJson } from "#app/manuscript/blocks.ts";
import { blocksOf } from "#app/manuscript/manuscript-json.ts";
import {
  type BlockLabel,
  labelBlocks,
  type NumberingProfile,
} from "#app/manuscript/numbering.ts";
import { readingsOf, readLabels } from "./label.ts";
import { readSectionHead } from "./section-head.ts";
import type { ReadManuscript } from "./to-manuscript.ts";

/** How the numbers of a file and those of the manuscript made of it differ. */
export interface LabelNotes {
  /** For each block, in the order of `blocksOf`, what is another number now; mostly "". */
  readonly blocks: readonly string[];
  /** What is only written in another way, said once for each way: "(1)" for "(a)". */
  readonly styles: readonly string[];
}

/**
 * Compares the labels a file printed with those that are computed in a profile. Another number
 * changes what a citation means, so each is told; another form of the same number is the
 * habit of a house, and told once.
 */
export function labelNotes(
  { manuscript, blocks }: ReadManuscript,
  profile?: NumberingProfile,
): LabelNotes {
  const labels = labelBlocks(blocksOfJson(manuscript), profile).list;
  const styles = new Map<string, string>();
  const notes: string[] = [];
  for (const [at, { type }] of [...blocksOf(manuscript)].entries()) {
    const label = labels[at];
    const printed = blocks[at]?.printed ?? "";
    if (!label || printed === "" || !isNumbered(type) || label.number === "") {
      notes.push("");
    } else if (!isSameNumber(type, printed, label)) {
      notes.push(`The file prints ${printed}, and numbering makes it ${label.label}.`);
    } else {
      notes.push("");
      const form = `${shapeOf(printed)} ${shapeOf(label.label)}`;
      if (shapeOf(printed) !== shapeOf(label.label) && !styles.has(form)) {
        styles.set(
          form,
          `The file writes ${printed} where this text writes ${label.label}, and so on: numbers follow the style of a city.`,
        );
      }
    }
  }
  return { blocks: notes, styles: [...styles.values()] };
}

function isNumbered(type: string): boolean {
  return type === "section" || type === "provision" || type === "definition";
}

function isSameNumber(type: string, printed: string, { number }: BlockLabel): boolean {
  if (type === "section") {
    const head = readSectionHead(`${printed} `);
    if (!head) return true;
    if (head.number === number.toLowerCase()) return true;
    return head.value !== null && !/[.:-]/.test(number) && String(head.value) === number;
  }
  const [label] = readLabels(`${printed} `).labels;
  const computed = readingsOf(number);
  return (label?.readings ?? []).some(
    ({ value, suffix }) => suffix === "" && computed.some((one) => one.value === value),
  );
}

/** The signs around a number and what kind it is: "(a)" for "(q)", "Section 1" for "Section 12.". */
function shapeOf(label: string): string {
  return label
    .replace(/[.:]$/, "")
    .replace(/\d+(?:[.:-]\d+)*/g, "1")
    .replace(/(?<![A-Za-z])[a-z]{1,5}(?![A-Za-z])/g, "a")
    .replace(/(?<![A-Za-z])[A-Z]{1,5}(?![A-Za-z])/g, "A");
}
