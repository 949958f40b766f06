import { readLabels } from "./label.ts";
import type { RecognisedBlock, RecognisedKind } from "./recognised-block.ts";
import type { SourceLine } from "./source-line.ts";

/**
 * The blocks of lines whose source says what each is, as our own files do; null when it does not.
 * Nothing is guessed then, and what the file says of itself (its title, its contents) is left out.
 */
export function namedBlocks(lines: readonly SourceLine[]): RecognisedBlock[] | null {
  if (!lines.some(({ named }) => named)) return null;
  // Where some definitions have no number, none has one of its own.
  const areBare = lines.some(
    ({ named, label }) => named?.kind === "definition" && label === "",
  );
  return lines.flatMap((line) => blocksOf(line, areBare));
}

function blocksOf(line: SourceLine, areDefinitionsBare: boolean): RecognisedBlock[] {
  const { named, label, text, rows } = line;
  const kind = rows ? "table" : kindOf(line);
  if (kind === null) return [];
  const isHead = kind === "section" || kind === "quotedCode";
  const level = named?.level ?? 0;
  const block: RecognisedBlock = {
    kind,
    label,
    level,
    isTold: true,
    text: rows ? "" : text,
    caption: isHead ? text : "",
    quoteDepth: named?.isQuoted ? 1 : 0,
    rows,
    headRows: line.headRows ?? 0,
    unsure: [],
  };
  if (kind !== "provision" && kind !== "definition") return [block];
  // "(3)(A)": the numbers before its own are provisions without words.
  const labels = readLabels(label).labels.map(({ text: own }) => own);
  const own = kind === "definition" && areDefinitionsBare ? "" : (labels.pop() ?? label);
  const before = labels.map((one, nth): RecognisedBlock => {
    const at = Math.max(1, level - labels.length + nth);
    return { ...block, kind: "provision", label: one, level: at, text: "" };
  });
  return [...before, { ...block, label: own }];
}

function kindOf({ named, label }: SourceLine): RecognisedKind | null {
  switch (named?.kind) {
    case "none":
      return null;
    case "heading":
    case "section":
      // A section is a heading with a number; a number that is counted is never words.
      if (label === "") return "heading";
      return named.isQuoted ? "quotedCode" : "section";
    case "vote":
      return "signature";
    case "longTitle":
    case "shortTitle":
    case "recital":
    case "enactingClause":
    case "provision":
    case "definition":
    case "listItem":
    case "signature":
      return named.kind;
    default:
      return "paragraph";
  }
}
