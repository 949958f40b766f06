import type { BlockJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import type { CodeAction } from "#app/manuscript/nodes/quoted-code.ts";
import { labelBlocks } from "#app/manuscript/numbering.ts";
import type { RecognisedBlock } from "./recognised-block.ts";
import { readSectionHead } from "./section-head.ts";

/** Blocks of code quoted without a break, and the sentence that announced them. */
export interface QuotedRun {
  readonly action: CodeAction;
  readonly lead: string;
  readonly parts: QuotedPart[];
}

export interface QuotedPart {
  readonly block: BlockJson;
  readonly source: RecognisedBlock;
}

/** A piece of quoted code whose sections count on from its citation. */
export interface CodePiece {
  readonly citation: string;
  readonly parts: readonly QuotedPart[];
}

/**
 * A run in pieces, each with the citation its sections count on from. A manuscript computes the
 * numbers of quoted sections, so where the file jumps (5.92.030, 5.94.010), a piece ends.
 */
export function codeSections(run: QuotedRun): CodePiece[] {
  const pieces: { citation: string; parts: QuotedPart[] }[] = [];
  for (const part of run.parts) {
    const number = part.block.type === "section" ? numberOf(part.source) : "";
    const piece = pieces.at(-1);
    if (!piece) {
      pieces.push({ citation: "", parts: [part] });
    } else if (number !== "" && isCited(piece) && !countsOn(piece, part, number)) {
      pieces.push({ citation: "", parts: [part] });
    } else piece.parts.push(part);
    const open = pieces.at(-1);
    if (open && number !== "" && open.citation === "")
      open.citation = `Section ${number}`;
  }
  for (const piece of pieces) {
    if (piece.citation === "") piece.citation = placeIn(run.lead);
  }
  return pieces;
}

function isCited({ citation }: CodePiece): boolean {
  return citation !== "";
}

function numberOf({ label }: RecognisedBlock): string {
  return readSectionHead(`${label} `)?.number ?? "";
}

/** Whether numbering gives the next section of the piece the number it has in the file. */
function countsOn(piece: CodePiece, part: QuotedPart, number: string): boolean {
  const sections = [...piece.parts, part].filter(({ block }) => block.type === "section");
  const blocks = sections.map(() => ({ type: "section", id: null, level: 0 }));
  const code = {
    type: "quotedCode",
    id: null,
    level: 0,
    citation: piece.citation,
    blocks,
  };
  const label = labelBlocks([code]).list.at(-1);
  return label?.number.toLowerCase() === number;
}

/** The first place in a code that a sentence names: "Section 5.92.010", "Chapter 5.92". */
function placeIn(sentence: string): string {
  const found =
    /\b(?:(?:sub)?sections?|chapter|title|article|part|paragraph)\s+[A-Z]?\d[\w.:-]*(?:\([A-Za-z0-9]{1,4}\))*|§+\s*\d[\w.:-]*(?:\([A-Za-z0-9]{1,4}\))*/i.exec(
      sentence,
    );
  return (found?.[0] ?? "").replace(/[.:-]+$/, "");
}

const closingMark = /["\u201d](?=[.,;]?$)/;

/** The block without the mark that closed the quotation: the block itself says that it is one. */
export function withoutClosingMark(block: PartJson): PartJson {
  const content = block.content ?? [];
  const last = content.at(-1);
  if (last?.text === undefined || !closingMark.test(last.text)) return block;
  const words = content.map(({ text }) => text ?? "").join("");
  const marks = words.match(/["\u201c\u201d]/g)?.length ?? 0;
  if (marks % 2 === 0) return block;
  const text = last.text.replace(closingMark, "").replace(/([.;:])\.$/, "$1");
  const rest = content.slice(0, -1);
  return { ...block, content: text === "" ? rest : [...rest, { ...last, text }] };
}
