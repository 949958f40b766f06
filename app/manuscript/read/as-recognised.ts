import { type LaidOutBlock, layOut } from "#app/manuscript/laid-out.ts";
import { levelOf, type PartJson } from "#app/manuscript/manuscript-json.ts";
import { wordsRead } from "#app/manuscript/reference-words.ts";
import type { RecognisedBlock, RecognisedKind } from "./recognised-block.ts";
import type { ReadManuscript } from "./to-manuscript.ts";

/**
 * A text whose file said itself what each block is, in the form of one that was recognised. The
 * numbers are those of the file where it had them.
 */
export function asRecognised({ manuscript, blocks: notes }: ReadManuscript) {
  const { blocks, reference } = layOut(manuscript);
  const found: RecognisedBlock[] = [];
  let at = 0;
  const words = (part: PartJson) => wordsRead(part, reference);
  const add = (block: LaidOutBlock, quoteDepth: number) => {
    const note = notes[at];
    at += 1;
    if (block.type === "quotedCode") {
      for (const inner of block.blocks) add(inner, 1);
      return;
    }
    const text = block.type === "table" ? "" : words(block.part);
    const isHead = block.type === "section";
    found.push({
      kind: kindOf(block.type, quoteDepth),
      label: note?.printed || block.label.label,
      level: LEVELLED.has(block.type) ? levelOf(block.part) : 0,
      text,
      caption: isHead ? text : "",
      quoteDepth,
      rows: block.type === "table" ? rowsOf(block.part, words) : null,
      unsure: note?.unsure ?? [],
    });
  };
  for (const block of blocks) add(block, 0);
  return found;
}

const LEVELLED = new Set("provision definition paragraph listItem table".split(" "));

function kindOf(type: string, quoteDepth: number): RecognisedKind {
  switch (type) {
    case "longTitle":
    case "shortTitle":
    case "heading":
    case "recital":
    case "enactingClause":
    case "provision":
    case "definition":
    case "table":
    case "signature":
      return type;
    case "section":
      return quoteDepth > 0 ? "quotedCode" : "section";
    case "vote":
      return "signature";
    default:
      return "paragraph";
  }
}

function rowsOf(table: PartJson, words: (part: PartJson) => string): string[][] {
  return (table.content ?? []).map((row) => (row.content ?? []).map(words));
}
