import { hasMark, printable, runsOf } from "./inline-runs.ts";
import type { LaidOut } from "./laid-out.ts";
import { type PartJson, wordOf } from "./manuscript-json.ts";
import { safeHref } from "./marks/link.ts";
import { MISSING_REFERENCE } from "./reference-words.ts";
import { wordsOf } from "./words.ts";

/**
 * The running text of a block in Markdown (CommonMark with GitHub's tables and strikes), on one
 * line but for hard breaks, which are "\n" here. Every sign that Markdown would take for its own
 * is escaped, and nothing else, so that the raw text can be read too.
 */
export function markdownWords(block: PartJson, laidOut: LaidOut): string {
  const runs = runsOf(block);
  let words = "";
  runs.forEach((run, at) => {
    const next = inlineWords(run, words, runs[at + 1], laidOut);
    // "!" before a link would make it a picture.
    words = next.startsWith("[") ? words.replace(/!$/, "\\!") : words;
    words += next;
  });
  return words.replace(/^\s+|\s+$/g, "");
}

function inlineWords(
  run: PartJson,
  before: string,
  next: PartJson | undefined,
  laidOut: LaidOut,
): string {
  switch (run.type) {
    case "hardBreak":
      return "\n";
    case "crossReference": {
      const target = wordOf(run, "target");
      const words = laidOut.reference(target);
      return words === null
        ? escapeMarkdown(MISSING_REFERENCE)
        : `[${linkless(escapeMarkdown(words))}](#${anchorOf(target)})`;
    }
    default:
      return emphasised(run, before, next);
  }
}

/** The comment a file of ours begins with, by which it is known again; with its ladder. */
export const OWN_MARKDOWN = /^<!-- Translocal manuscript \d+: ([^\n]*) -->$/m;

/** Such a comment. `ladder`: the first number of each level, "(a) (1) (A)". */
export function ownMarkdown(version: number, ladder: string): string {
  return `<!-- Translocal manuscript ${version}: ${ladder} -->`;
}

/** The name of a block's anchor, the same as in HTML. */
export function anchorOf(id: string): string {
  return `b-${id}`;
}

/** Emphasis ends where the words end: "**bold **" is no bold in Markdown. */
function emphasised(run: PartJson, before: string, next: PartJson | undefined): string {
  const all = oneLine(run.text ?? wordsOf(run));
  const [, lead = "", core = "", trail = ""] = /^(\s*)(.*?)(\s*)$/s.exec(all) ?? [];
  if (core === "") return all;
  const opens = hasMark(run, "term") && !/["“]$/.test(before + lead);
  let words = escapeMarkdown(opens ? `“${core}”` : core);
  const after = trail || firstSign(next);
  const outside = { before: before + lead, after };
  if (hasMark(run, "italic")) words = wrapped(words, "*", "em", outside);
  if (hasMark(run, "bold") || hasMark(run, "term"))
    words = wrapped(words, "**", "strong", outside);
  if (hasMark(run, "strike")) words = `<del>${words}</del>`;
  if (hasMark(run, "underline")) words = `<u>${words}</u>`;
  const link = run.marks?.find(({ type }) => type === "link" || type === "citation");
  const href = safeHref(link?.attrs?.href);
  if (href !== null) words = `[${linkless(words)}](${bracketless(href)})`;
  return lead + words + trail;
}

/** The sign that will follow; whatever is no plain text begins with one of Markdown's own. */
function firstSign(next: PartJson | undefined): string {
  if (!next || next.type === "hardBreak") return "";
  if (next.type === "text" && next.marks?.length === 0) return oneLine(next.text ?? "");
  return "*";
}

/**
 * Stars where CommonMark's rule of flanking lets them count and no reader disagrees, else the
 * element: `a**"b"**c` would show its stars.
 */
function wrapped(
  inner: string,
  stars: string,
  element: string,
  { before, after }: { before: string; after: string },
): string {
  const mayOpen = /(?:^|[\s(])$/.test(before) || /^[\p{L}\p{N}]/u.test(inner);
  const mayClose = /^(?:$|[\s.,;:)])/.test(after) || /[\p{L}\p{N}]$/u.test(inner);
  const isClear = !before.endsWith("*") && !after.startsWith("*");
  return mayOpen && mayClose && isClear
    ? `${stars}${inner}${stars}`
    : `<${element}>${inner}</${element}>`;
}

function oneLine(text: string): string {
  return printable(text).replace(/[\n\t]/g, " ");
}

/**
 * A link may hold no link: addresses in its words, which readers would link, are cut open, and so
 * is "\](", which marked takes for a link although the bracket is escaped.
 */
function linkless(words: string): string {
  return words.replace(/(?<=https?|ftp):|@|(?<=www)\.|(?<=\])\(/gi, "\\$&");
}

function bracketless(href: string): string {
  const escapes: Record<string, string> = { "(": "%28", ")": "%29", "<": "%3C" };
  return href.replace(/[()<]/g, (sign) => escapes[sign] ?? sign);
}

/** Text as Markdown shows it: signs that would mean something inside a line get a backslash. */
export function escapeMarkdown(text: string): string {
  return (
    oneLine(text)
      // marked takes what stands between any "<" and ">" for one piece, and sees no emphasis in it.
      .replace(/[\\`*[\]|~<]|&(?=[#A-Za-z])/g, "\\$&")
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
  );
}

/** A line that begins like a heading, a list, a quote or a rule, made to begin like none. */
export function escapeLineStart(line: string): string {
  return line.replace(/^[#>+=-]/, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
