import type { MarkJson } from "#app/manuscript/manuscript-json.ts";
import { safeHref } from "#app/manuscript/marks/link.ts";
import {
  type Pasted,
  type PastedLine,
  type PastedRun,
  textOf,
  tidied,
} from "./pasted-line.ts";

/** Elements whose content is no text of the author's. */
const LEFT_BEHIND = new Set(
  "script style meta link title base template noscript svg math img picture video audio canvas iframe object embed input button select option textarea map area source track xml".split(
    " ",
  ),
);

const BLOCKS = new Set(
  "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table ul".split(
    " ",
  ),
);

/** Deeper than any text of a person; what is deeper is read as plain words. */
const DEEPEST = 200;

/**
 * The lines of another program's HTML, in order. It is parsed apart from the page, so that
 * nothing in it runs or is fetched.
 */
export function linesOfHtml(html: string): Pasted[] {
  const page = new DOMParser().parseFromString(quieted(html), "text/html");
  const reader = new HtmlLines();
  reader.read(page.body, { marks: [], depth: 0, list: null, isPre: false });
  return reader.finish();
}

/**
 * Without style sheets and handlers, which never act there, but of which the browser would complain
 * one by one. Only what stands inside the signs of a tag is touched, never words.
 */
function quieted(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(/\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, " "),
    );
}

interface Around {
  marks: readonly MarkJson[];
  depth: number;
  list: { level: number; kind: "bullet" | "number" | "lettered" } | null;
  isPre: boolean;
}

class HtmlLines {
  readonly #lines: Pasted[] = [];
  #runs: PastedRun[] = [];
  #source: PastedLine["source"] = { type: "words" };

  finish(): Pasted[] {
    this.#endLine();
    return this.#lines;
  }

  read(node: Node, around: Around): void {
    for (const child of [...node.childNodes]) this.#take(child, around);
  }

  #take(node: Node, around: Around): void {
    if (node.nodeType === Node.TEXT_NODE) {
      this.#addText(node.textContent ?? "", around);
      return;
    }
    if (!isElement(node)) return;
    const name = node.localName;
    const style = node.getAttribute("style") ?? "";
    if (LEFT_BEHIND.has(name.split(":").at(-1) ?? "") || isHidden(node, style)) return;
    if (around.depth > DEEPEST) {
      this.#addText(node.textContent ?? "", around);
      return;
    }
    const inner = { ...around, depth: around.depth + 1 };
    if (name === "br") this.#runs.push("break");
    else if (name === "table") this.#takeTable(node, inner);
    else if (name === "ol" || name === "ul") this.#takeList(node, inner, style);
    else if (BLOCKS.has(name)) this.#takeBlock(node, inner, style);
    else if (isWordLabel(style)) this.#takeWordLabel(node);
    else this.read(node, { ...inner, marks: marksOf(node, style, around.marks) });
  }

  #takeBlock(element: Element, around: Around, style: string): void {
    const name = element.localName;
    // The first paragraph in an item of a list is the item's own line.
    const isItemsOwn =
      name !== "li" &&
      isItem(this.#source) &&
      !hasWords(this.#runs) &&
      around.list !== null;
    if (!isItemsOwn) this.#endLine();
    const heading = /^h([1-6])$/.exec(name)?.[1];
    const word = wordList(style);
    if (heading) this.#source = { type: "heading", level: Number(heading) };
    else if (name === "li" && around.list) {
      const { level, kind } = around.list;
      this.#source =
        kind === "lettered"
          ? { type: "lettered", level }
          : { type: "item", level, style: kind };
    } else if (word !== null) this.#source = { type: "labelled", level: word, label: "" };
    this.read(element, {
      ...around,
      isPre: around.isPre || name === "pre" || /white-space:\s*pre/.test(style),
      marks: marksOf(element, style, around.marks),
    });
    this.#endLine();
  }

  #takeList(list: Element, around: Around, style: string): void {
    this.#endLine();
    const level = (around.list?.level ?? 0) + 1;
    const own = listKind(list, style);
    const isLaw = around.list?.kind === "lettered" || (own === "lettered" && level === 1);
    const kind = isLaw ? "lettered" : own === "lettered" ? "number" : own;
    for (const child of [...list.childNodes]) {
      // A list between items belongs to the item before it.
      this.#take(child, { ...around, list: { level, kind } });
    }
    this.#endLine();
  }

  #takeTable(table: Element, around: Around): void {
    const rows = [...table.querySelectorAll("tr")].filter(
      (row) => row.closest("table") === table,
    );
    const widest = Math.max(0, ...rows.map((row) => row.children.length));
    if (widest <= 1) {
      // One column only lays out what is in it.
      this.#endLine();
      for (const cell of rows.flatMap((row) => [...row.children])) {
        this.read(cell, around);
        this.#endLine();
      }
      return;
    }
    this.#endLine();
    const headRows = rows.findIndex(
      (row) =>
        !(
          row.parentElement?.localName === "thead" ||
          [...row.children].every((cell) => cell.localName === "th")
        ),
    );
    this.#lines.push({
      table: rows.map((row) => [...row.children].map((cell) => cellRuns(cell))),
      headRows: headRows < 0 ? rows.length : headRows,
    });
  }

  #takeWordLabel(element: Element): void {
    const label = (element.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim();
    if (this.#source.type === "labelled") this.#source = { ...this.#source, label };
    else this.#addText(`${label} `, { marks: [], depth: 0, list: null, isPre: false });
  }

  #addText(text: string, { marks, isPre }: Around): void {
    if (!isPre) {
      this.#runs.push({ text, marks });
      return;
    }
    text.split(/\r?\n/).forEach((line, nth) => {
      if (nth > 0) this.#endLine();
      this.#runs.push({ text: line, marks });
    });
  }

  #endLine(): void {
    const runs = tidied(this.#runs);
    const source = this.#source;
    this.#runs = [];
    this.#source = { type: "words" };
    if (runs.length > 0) this.#lines.push({ runs, source });
  }
}

function isItem(source: PastedLine["source"]): boolean {
  return source.type === "item" || source.type === "lettered";
}

function cellRuns(cell: Element): PastedRun[] {
  const reader = new HtmlLines();
  reader.read(cell, { marks: [], depth: 0, list: null, isPre: false });
  return reader.finish().flatMap((line, nth): PastedRun[] => {
    const runs =
      "table" in line
        ? line.table.flat().flatMap((inner) => [...inner, "break" as const])
        : line.runs;
    return nth > 0 ? ["break", ...runs] : runs;
  });
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function isHidden(element: Element, style: string): boolean {
  return (
    element.hasAttribute("hidden") ||
    /display:\s*none|mso-hide:\s*all|mso-element:\s*comment/i.test(style) ||
    /\bmsocom(anchor|txt|off)\b/i.test(element.className)
  );
}

function hasWords(runs: readonly PastedRun[]): boolean {
  return textOf(runs).trim() !== "";
}

/** Word writes the number of an automatic list as words that "Ignore" tells its own reader to drop. */
function isWordLabel(style: string): boolean {
  return /mso-list:\s*ignore/i.test(style);
}

/** The level of an item of Word's lists, from 1; null for anything else. */
function wordList(style: string): number | null {
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(style)?.[1];
  return level === undefined ? null : Number(level);
}

function listKind(list: Element, style: string): "bullet" | "number" | "lettered" {
  if (list.localName === "ul") return "bullet";
  const first = list.querySelector("li");
  const look = `${list.getAttribute("type") ?? ""} ${style} ${first?.getAttribute("style") ?? ""}`;
  return /(?:^|\s)a(?:\s|$)|lower-(?:alpha|latin)/.test(look) ? "lettered" : "number";
}

function marksOf(
  element: Element,
  style: string,
  marks: readonly MarkJson[],
): readonly MarkJson[] {
  let next = marks;
  const add = (type: string, attrs?: Record<string, string>) => {
    next = [
      ...next.filter((mark) => mark.type !== type),
      { type, ...(attrs ? { attrs } : {}) },
    ];
  };
  const drop = (type: string) => {
    next = next.filter((mark) => mark.type !== type);
  };
  const name = element.localName;
  if (name === "strong" || name === "b") add("bold");
  if (name === "em" || name === "i") add("italic");
  if (name === "u") add("underline");
  if (name === "s" || name === "del" || name === "strike") add("strike");
  if (name === "dfn") add("term");
  const weight = /(?:^|;)\s*font-weight:\s*([a-z0-9]+)/i.exec(style)?.[1];
  if (weight) {
    if (/^(bold|bolder|[6-9]00)$/i.test(weight)) add("bold");
    else drop("bold");
  }
  const slant = /(?:^|;)\s*font-style:\s*([a-z]+)/i.exec(style)?.[1];
  if (slant) {
    if (/^(italic|oblique)$/i.test(slant)) add("italic");
    else drop("italic");
  }
  const line = /text-decoration(?:-line)?:\s*([a-z -]+)/i.exec(style)?.[1] ?? "";
  const isLinked = next.some(({ type }) => type === "link");
  if (/underline/i.test(line) && !isLinked) add("underline");
  if (/line-through/i.test(line)) add("strike");
  if (/^none/i.test(line)) drop("underline");
  if (name === "a") {
    const href = safeHref(element.getAttribute("href"));
    // An underlined link is underlined because it is one.
    drop("underline");
    if (href !== null) add("link", { href });
  }
  return next;
}
