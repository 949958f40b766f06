import { blankText } from "./blanks.ts";
import { blocksOfJson } from "./blocks.ts";
import {
  blocksOf,
  levelOf,
  type ManuscriptJson,
  type PartJson,
  wordOf,
} from "./manuscript-json.ts";
import { safeHref } from "./marks/link.ts";
import { type BlockLabel, labelBlocks, type NumberingProfile } from "./numbering.ts";
import { MISSING_REFERENCE, referenceWords } from "./reference-words.ts";
import { tableText } from "./render-text-table.ts";
import { wordsOf } from "./words.ts";

export interface TextOptions {
  /** The name of the draft, as the first line. Left out, the text begins with its first block. */
  title?: string;
  /** A line below the title, such as what version this is. */
  note?: string;
  profile?: NumberingProfile;
  /** Longest line in characters; `Infinity` keeps each block on one line. */
  width?: number;
}

const STEP = 4;

/**
 * The manuscript as plain text: labels written out, four spaces a level, a blank line between
 * blocks, lines of at most 78 characters. Quoted code stands in, between quotation marks; a
 * defined term has quotation marks; a link is followed by its address; words struck through
 * stand between "~~", because without a sign they would say the opposite.
 */
export function renderText(
  manuscript: ManuscriptJson,
  options: TextOptions = {},
): string {
  const labels = labelBlocks(blocksOfJson(manuscript), options.profile).list;
  const reference = referenceWords(manuscript, labels);
  const width = options.width ?? 78;
  const quoted = quotedBlocks(manuscript);
  const pieces: string[] = [];
  if (options.title) pieces.push(underlined(options.title, "=", width));
  if (options.note) pieces.push(wrapped(options.note, 0, 0, width));
  let before: PartJson | null = null;
  let at = 0;
  for (const block of blocksOf(manuscript)) {
    const label = labels[at];
    at += 1;
    if (block.type === "quotedCode" && label?.lead) {
      pieces.push(wrapped(withoutControls(label.lead), 0, 0, width));
    }
    if (block.type === "quotedCode" || label?.runsOn) continue;
    const quote = quoted.get(block);
    const words = block.type === "table" ? "" : lineOf(block, label, reference);
    const line = inQuotes(quote, words);
    const indent = quote ? 2 * STEP : 0;
    const piece =
      block.type === "table"
        ? inQuotes(
            quote,
            tableText(block, {
              indent: indent + (label?.depth ?? 0) * STEP,
              width,
              words: (cell) => lineOf(cell, undefined, reference),
            }),
          )
        : laidOut(block, label, line, indent, width);
    const close = before !== null && closeTo(before, block);
    const last = pieces.at(-1);
    if (close && last !== undefined) pieces[pieces.length - 1] = `${last}\n${piece}`;
    else pieces.push(piece);
    before = block;
  }
  return `${pieces.join("\n\n")}\n`;
}

interface Quoted {
  opens: boolean;
  closes: boolean;
}

function quotedBlocks(manuscript: ManuscriptJson): Map<PartJson, Quoted> {
  const quoted = new Map<PartJson, Quoted>();
  for (const block of manuscript.content) {
    if (block.type !== "quotedCode") continue;
    const inner = block.content ?? [];
    inner.forEach((part, at) => {
      quoted.set(part, { opens: at === 0, closes: at === inner.length - 1 });
    });
  }
  return quoted;
}

/** The quotation marks stand where the words begin and end, whatever is set before them. */
function inQuotes(quote: Quoted | undefined, lines: string): string {
  const opened = quote?.opens ? lines.replace(/^ */, "$&“") : lines;
  return quote?.closes ? `${opened}”` : opened;
}

/** Items of a list and lines of signatures stand close together. */
function closeTo(before: PartJson, block: PartJson): boolean {
  return (
    before.type === block.type &&
    (block.type === "listItem" || block.type === "signature" || block.type === "vote")
  );
}

function laidOut(
  block: PartJson,
  label: BlockLabel | undefined,
  line: string,
  indent: number,
  width: number,
): string {
  const depth = label?.printedDepth ?? 0;
  switch (block.type) {
    case "heading":
      return levelOf(block) <= 1
        ? underlined(line, "-", width, indent)
        : wrapped(line, indent, indent, width);
    case "provision":
    case "definition":
    case "paragraph":
      return wrapped(line, indent + depth * STEP, indent + depth * STEP, width);
    case "listItem": {
      const first = indent + (depth - 1) * STEP;
      return wrapped(line, first, first + (label?.label.length ?? 0) + 1, width);
    }
    default:
      return wrapped(line, indent, indent, width);
  }
}

function lineOf(
  block: PartJson,
  label: BlockLabel | undefined,
  reference: (target: string) => string | null,
): string {
  let words = "";
  for (const part of joinTerms(block.content ?? [])) {
    words += inlineText(part, words, reference);
  }
  return label?.printed ? `${label.printed} ${words}`.trimEnd() : words;
}

/** A term cut into runs by a comment or by emphasis is still one term. */
function joinTerms(parts: readonly PartJson[]): PartJson[] {
  const joined: PartJson[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && isTerm(last) && isTerm(part)) {
      joined[joined.length - 1] = { ...last, text: wordsOf(last) + wordsOf(part) };
    } else {
      joined.push(part);
    }
  }
  return joined;
}

function isTerm(part: PartJson): boolean {
  return part.marks?.some(({ type }) => type === "term") ?? false;
}

function inlineText(
  part: PartJson,
  before: string,
  reference: (target: string) => string | null,
): string {
  switch (part.type) {
    case "text": {
      const text = withoutControls(part.text ?? "");
      const link = part.marks?.find(({ type }) => type === "link" || type === "citation");
      const href = safeHref(link?.attrs?.href);
      if (part.marks?.some(({ type }) => type === "strike")) return `~~${text}~~`;
      if (href !== null && !sameAddress(href, text)) return `${text} (${href})`;
      return isTerm(part) && !/["“]$/.test(before) ? `“${text}”` : text;
    }
    case "hardBreak":
      return "\n";
    case "blank":
      return blankText(part.attrs ?? {});
    case "crossReference":
      return reference(wordOf(part, "target")) ?? MISSING_REFERENCE;
    default:
      return withoutControls(wordsOf(part));
  }
}

function sameAddress(href: string, text: string): boolean {
  const bare = (word: string) =>
    word.replace(/^(https?:\/\/|mailto:)/, "").replace(/\/$/, "");
  return bare(href) === bare(text.trim());
}

function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (sign) => (/\s/.test(sign) ? " " : ""));
}

function underlined(text: string, sign: string, width: number, indent = 0): string {
  const lines = wrapped(withoutControls(text), indent, indent, width);
  const longest = Math.max(...lines.split("\n").map((line) => [...line].length));
  return `${lines}\n${" ".repeat(indent)}${sign.repeat(Math.max(0, longest - indent))}`;
}

/** Lines of at most `width` characters; a word that is longer has a line to itself. */
function wrapped(text: string, first: number, rest: number, width: number): string {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    let current = " ".repeat(lines.length === 0 ? first : rest);
    let empty = true;
    for (const word of line.split(/ +/)) {
      if (word === "") continue;
      if (!empty && current.length + 1 + word.length > width) {
        lines.push(current);
        current = " ".repeat(rest);
        empty = true;
      }
      current += empty ? word : ` ${word}`;
      empty = false;
    }
    lines.push(empty ? "" : current);
  }
  return lines.join("\n");
}
