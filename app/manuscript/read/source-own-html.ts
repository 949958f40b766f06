import { Parser } from "htmlparser2";
import type { MarkJson } from "#app/manuscript/manuscript-json.ts";
import { MANUSCRIPT_MARK } from "#app/manuscript/render-html.ts";
import { ownAttributes, ownBlock, partOf, type TagAttributes } from "./own-tags.ts";
import { type Meaning, TaggedText } from "./tagged-text.ts";
import type { ReadManuscript } from "./to-manuscript.ts";

const PREFIX = "data-";
/** Elements open at once; deeper ones are read as if they were not there. */
const MAX_DEPTH = 400;

/** Whether this is an HTML file that a draft was taken along as. */
export function isOwnHtml(html: string): boolean {
  return html.includes(`<main ${MANUSCRIPT_MARK}`);
}

/** The text of such a file, whose elements say which block they are. */
export function readOwnHtml(html: string): ReadManuscript {
  const text = new TaggedText();
  const open: string[] = [];
  let tooDeep = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length >= MAX_DEPTH) tooDeep += 1;
        else {
          text.open(meaningOf(name, attributes, open.at(-1) ?? ""));
          open.push(name);
        }
      },
      onclosetag() {
        if (tooDeep > 0) tooDeep -= 1;
        else if (open.pop() !== undefined) text.close();
      },
      ontext: (words) => text.words(words),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return text.finish();
}

const MARKS: Readonly<Record<string, string>> = {
  strong: "bold",
  em: "italic",
  u: "underline",
  s: "strike",
  dfn: "term",
};

const THROUGH: Meaning = { is: "through" };
const SILENT: Meaning = { is: "silent" };

function meaningOf(name: string, attributes: TagAttributes, above: string): Meaning {
  const own = ownAttributes(attributes, PREFIX);
  const id = attributes.id?.startsWith("b-") ? attributes.id.slice(2) : null;
  if (own["runs-on"] !== undefined) {
    return { is: "runsOn", block: partOf("provision", { level: own.level, id }) };
  }
  const block = ownBlock(attributes, PREFIX, id);
  if (block) return block;
  if (own.inline === "crossReference") {
    return { is: "reference", target: own.target ?? "", isSure: true };
  }
  if (own.inline === "blank" || own.inline === "mention") {
    return { is: "leaf", part: partOf(own.inline, own) };
  }
  const mark = MARKS[name];
  if (mark !== undefined) return { is: "mark", mark: { type: mark } };
  switch (name) {
    case "head":
    case "script":
    case "style":
      return SILENT;
    case "br":
      return { is: "leaf", part: { type: "hardBreak" } };
    case "tr":
      return { is: "holder", part: partOf("tableRow", own) };
    case "td":
    case "th":
      return { is: "holder", part: { type: "tableCell" } };
    case "cite":
      return { is: "mark", mark: addressed("citation", own.href) };
    case "a":
      // The address of a citation stands on the citation.
      return above === "cite" || attributes.href === undefined
        ? THROUGH
        : { is: "mark", mark: addressed("link", attributes.href) };
    case "span":
      return attributes.class === "label" ? { is: "label" } : THROUGH;
    case "p":
    case "li":
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "div":
      return { is: "line" };
    default:
      return THROUGH;
  }
}

function addressed(type: "citation" | "link", href: string | undefined): MarkJson {
  return { type, attrs: { href: href ?? "" } };
}
