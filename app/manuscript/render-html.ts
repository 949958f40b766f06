import { blankText } from "./blanks.ts";
import { blocksOfJson } from "./blocks.ts";
import { printable, runsOf } from "./inline-runs.ts";
import {
  idOf,
  levelOf,
  type ManuscriptJson,
  type MarkJson,
  type PartJson,
} from "./manuscript-json.ts";
import { safeHref } from "./marks/link.ts";
import { type BlockLabel, labelBlocks, type NumberingProfile } from "./numbering.ts";
import { kindsOf } from "./part-kinds.ts";
import { MISSING_REFERENCE, referenceWords } from "./reference-words.ts";
import { printStyle } from "./render-html-style.ts";
import { tableHtml } from "./render-html-table.ts";
import { MANUSCRIPT_VERSION } from "./schema.ts";
import { wordsOf } from "./words.ts";

export interface HtmlOptions {
  /** The name of the draft: the file's title and its only `h1`. */
  title: string;
  /** A line below the title, such as what version this is. */
  note?: string;
  /** The language of the text as a language tag; English if left out or no tag. */
  lang?: string;
  profile?: NumberingProfile;
}

/** What the element around the text begins with, by which a file of ours is known again. */
export const MANUSCRIPT_MARK = 'data-manuscript="';

/**
 * The manuscript as one HTML file that needs nothing else: title, labels as text, a style for
 * screen and print, no script. Comment anchors are left out; everything is escaped.
 */
export function renderHtml(manuscript: ManuscriptJson, options: HtmlOptions): string {
  const lang = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(options.lang ?? "")
    ? options.lang
    : "en";
  const title = escapeHtml(options.title);
  const note = options.note
    ? `<p class="note" data-block="none">${escapeHtml(options.note)}</p>\n`
    : "";
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
${printStyle}</style>
</head>
<body>
<main ${MANUSCRIPT_MARK}${MANUSCRIPT_VERSION}">
<h1 data-block="none">${title}</h1>
${note}${renderManuscriptHtml(manuscript, options.profile)}</main>
</body>
</html>
`;
}

/**
 * The blocks alone, for a page that has its own frame and `h1`: sections and first headings
 * are `h2`. A block with an id can be linked to as `#b-<id>`.
 */
export function renderManuscriptHtml(
  manuscript: ManuscriptJson,
  profile?: NumberingProfile,
): string {
  const labels = labelBlocks(blocksOfJson(manuscript), profile);
  return new HtmlWriter(manuscript, labels.list).blocks(manuscript.content, 0);
}

class HtmlWriter {
  readonly #labels: readonly BlockLabel[];
  readonly #reference: (target: string) => string | null;
  readonly #anchored = new Set<string>();
  /** Numbers of blocks without words, waiting for the line they begin. */
  #runOns = "";
  #at = 0;

  constructor(manuscript: ManuscriptJson, labels: readonly BlockLabel[]) {
    this.#labels = labels;
    this.#reference = referenceWords(manuscript, labels);
  }

  /** `quoted` is 1 inside quoted code, where headings stand one step lower. */
  blocks(blocks: readonly PartJson[], quoted: 0 | 1): string {
    let html = "";
    for (let at = 0; at < blocks.length; ) {
      const run = blocks.slice(at, endOfList(blocks, at));
      const [block] = run;
      if (!block) break;
      html += block.type === "listItem" ? this.#list(run) : this.#block(block, quoted);
      at += run.length;
    }
    return html;
  }

  #block(block: PartJson, quoted: 0 | 1): string {
    const label = this.#nextLabel();
    if (label?.runsOn) return this.#runOn(block, label);
    switch (block.type) {
      case "longTitle":
        return this.#line("p", "long-title", block, label);
      case "shortTitle":
        return this.#line("p", "short-title", block, label);
      case "recital":
        return this.#line("p", "recital", block, label);
      case "enactingClause":
        return this.#line("p", "enacting-clause", block, label);
      case "section":
        return this.#line(`h${2 + quoted}`, "section", block, label);
      case "heading": {
        const level = Math.min(3, Math.max(1, levelOf(block))) + 1 + quoted;
        return this.#line(`h${level}`, "heading", block, label);
      }
      case "provision":
        return this.#line(
          "p",
          `provision level-${label?.printedDepth ?? 1}`,
          block,
          label,
        );
      case "definition":
        return this.#line(
          "p",
          `definition level-${label?.printedDepth ?? 1}`,
          block,
          label,
        );
      case "vote":
        return this.#line("p", "vote", block, label);
      case "table":
        return tableHtml(block, {
          style: `level-${label?.depth ?? 0}`,
          attributes: this.#anchor(block) + ownHtml(block),
          inline: (parts) => this.#inline(parts),
        });
      case "signature":
        return this.#line("p", "signature", block, label);
      case "quotedCode": {
        const id = this.#anchor(block);
        const lead = label?.lead
          ? `<p class="amending-sentence" data-block="none">${escapeHtml(label.lead)}</p>\n`
          : "";
        const inner = this.blocks(block.content ?? [], 1);
        return `${lead}<blockquote class="quoted-code"${id}${ownHtml(block)}>\n${inner}</blockquote>\n`;
      }
      default:
        return this.#line("p", `level-${label?.depth ?? 0}`, block, label);
    }
  }

  /** A number without words: it stands at the beginning of the next line, where it can be found. */
  #runOn(block: PartJson, label: BlockLabel): string {
    const level = ` data-level="${levelOf(block)}"`;
    this.#runOns += `<span class="label" data-runs-on=""${level}${this.#anchor(block)}>${escapeHtml(label.label)}</span>`;
    return "";
  }

  #line(
    element: string,
    style: string,
    block: PartJson,
    label: BlockLabel | undefined,
  ): string {
    const id = this.#anchor(block);
    const before = this.#runOns;
    this.#runOns = "";
    const ownLabel = labelHtml(label) || (before ? " " : "");
    const inner = `${before}${ownLabel}${this.#inline(block.content ?? [])}`;
    return `<${element} class="${style}"${id}${ownHtml(block)}>${inner.trimEnd()}</${element}>\n`;
  }

  /** Neighbouring items as one list; deeper ones inside the item they follow. */
  #list(items: readonly PartJson[]): string {
    const levels = items.map((_, at) => this.#labels[this.#at + at]?.depth ?? 1);
    // Labels are text, so the list shows no bullets; Safari then wants to be told it is one.
    let html = `<ul role="list">\n`;
    for (let at = 0; at < items.length; ) {
      const level = levels[at] ?? 1;
      let end = at + 1;
      while (end < items.length && (levels[end] ?? 1) > level) end += 1;
      const item = items[at];
      if (!item) break;
      const id = this.#anchor(item);
      const line = `${labelHtml(this.#nextLabel())}${this.#inline(item.content ?? [])}`;
      const inner = end > at + 1 ? `\n${this.#list(items.slice(at + 1, end))}` : "";
      html += `<li${id}${ownHtml(item)}>${line.trimEnd()}${inner}</li>\n`;
      at = end;
    }
    return `${html}</ul>\n`;
  }

  #inline(parts: readonly PartJson[]): string {
    return runsOf({ content: parts })
      .map((part) => this.#inlinePart(part))
      .join("");
  }

  #inlinePart(part: PartJson): string {
    switch (part.type) {
      case "text":
        return (part.marks ?? []).reduceRight(
          (inner, mark) => markHtml(mark, inner),
          escapeHtml(part.text ?? ""),
        );
      case "hardBreak":
        return "<br>";
      case "blank":
        return `<span class="blank"${inlineHtml(part)}>${escapeHtml(blankText(part.attrs ?? {}))}</span>`;
      case "mention":
        return `<span class="mention"${inlineHtml(part)}>${escapeHtml(wordsOf(part))}</span>`;
      case "crossReference": {
        const target = String(part.attrs?.target ?? "");
        const words = this.#reference(target);
        return words === null
          ? `<span class="gone"${inlineHtml(part)}>${MISSING_REFERENCE}</span>`
          : `<a href="#b-${escapeHtml(target)}"${inlineHtml(part)}>${escapeHtml(words)}</a>`;
      }
      default:
        return escapeHtml(wordsOf(part));
    }
  }

  #nextLabel(): BlockLabel | undefined {
    const label = this.#labels[this.#at];
    this.#at += 1;
    return label;
  }

  /** Two blocks with one id would make a page that is not valid: the first keeps it. */
  #anchor(block: PartJson): string {
    const id = idOf(block);
    if (id === null || this.#anchored.has(id)) return "";
    this.#anchored.add(id);
    return ` id="b-${escapeHtml(id)}"`;
  }
}

/** What a block is, in the attributes by which the editor and the importer know it again. */
function ownHtml(block: PartJson): string {
  return ` data-block="${escapeHtml(block.type)}"${dataHtml(block)}`;
}

function inlineHtml(part: PartJson): string {
  return ` data-inline="${part.type}"${dataHtml(part)}`;
}

function dataHtml({ type, attrs = {} }: PartJson): string {
  return Object.entries(kindsOf(type))
    .map(([name, kind]) => ({ name, value: attrs[name] ?? kind.default, kind }))
    .filter(({ name, value, kind }) => name !== "id" && value !== kind.default)
    .map(({ name, value }) => ` data-${name}="${escapeHtml(String(value))}"`)
    .join("");
}

function endOfList(blocks: readonly PartJson[], from: number): number {
  let end = from + 1;
  if (blocks[from]?.type === "listItem") {
    while (blocks[end]?.type === "listItem") end += 1;
  }
  return end;
}

function labelHtml(label: BlockLabel | undefined): string {
  return label?.label ? `<span class="label">${escapeHtml(label.label)}</span> ` : "";
}

function markHtml(mark: MarkJson, inner: string): string {
  switch (mark.type) {
    case "bold":
      return `<strong>${inner}</strong>`;
    case "italic":
      return `<em>${inner}</em>`;
    case "underline":
      return `<u>${inner}</u>`;
    case "strike":
      return `<s>${inner}</s>`;
    case "citation": {
      const href = safeHref(mark.attrs?.href);
      if (href === null) return `<cite>${inner}</cite>`;
      return `<cite data-href="${escapeHtml(href)}"><a href="${escapeHtml(href)}" rel="noopener noreferrer">${inner}</a></cite>`;
    }
    case "term":
      return `<dfn>${inner}</dfn>`;
    case "link": {
      const href = safeHref(mark.attrs?.href);
      if (href === null) return inner;
      return `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${inner}</a>`;
    }
    default:
      return inner;
  }
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML. Control characters, which no HTML may hold, are left out. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
