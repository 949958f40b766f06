import { Parser } from "htmlparser2";
import { OWN_NAMESPACE } from "#app/manuscript/akn/names.ts";
import { lineKind } from "#app/manuscript/attributes.ts";
import { LEVEL_ELEMENTS } from "#app/manuscript/legal-ids.ts";
import {
  type BlockJson,
  type MarkJson,
  type PartJson,
  wordOf,
} from "#app/manuscript/manuscript-json.ts";
import { ownAttributes, ownBlock, partOf, type TagAttributes } from "./own-tags.ts";
import { readSectionHead } from "./section-head.ts";
import { type Meaning, TaggedText } from "./tagged-text.ts";
import type { ReadBlock, ReadManuscript } from "./to-manuscript.ts";

const PREFIX = "tl:";
/** Elements open at once; deeper ones are read as if they were not there. */
const MAX_DEPTH = 400;

/** Whether a text is XML of Akoma Ntoso, whatever its version. */
export function isAkn(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:(?:<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>)\s*)*<(?:[\w-]+:)?akomaNtoso[\s>]/.test(
    text.slice(0, 4_000),
  );
}

/**
 * The text of a file of Akoma Ntoso: ours, which says of every block what it is, or that of a
 * legislature, by the meaning of its elements. No document type is read and no entity but the five
 * of XML itself is known, so none can grow or point outside.
 */
export function readAkn(xml: string): ReadManuscript {
  const elements = new AknElements(blockIdsIn(xml));
  const text = new TaggedText();
  let depth = 0;
  parse(xml, {
    onopentag(name, attributes) {
      depth += 1;
      if (depth <= MAX_DEPTH) text.open(elements.open(name, attributes));
    },
    onclosetag() {
      if (depth <= MAX_DEPTH) {
        elements.close();
        text.close();
      }
      depth -= 1;
    },
    ontext: (words) => text.words(words),
  });
  return isOwn(xml) ? text.finish() : withOurForms(text.finish());
}

function isOwn(xml: string): boolean {
  return xml.slice(0, 1_000).includes(OWN_NAMESPACE);
}

const WHEREAS = /^whereas\b[,:;]?\s*/i;

/** What others write out and a manuscript computes, or marks in another way. */
function withOurForms({ manuscript, blocks }: ReadManuscript): ReadManuscript {
  const noted = [...blocks];
  let at = 0;
  const read = (block: BlockJson): BlockJson => {
    const nth = at;
    at += 1;
    const content = (block.content ?? []).map((part) =>
      block.type === "quotedCode" ? read(part) : part,
    );
    const [first] = content;
    const whereas =
      block.type === "recital" ? WHEREAS.exec(first?.text ?? "")?.[0] : null;
    if (first && whereas) {
      noted[nth] = { printed: whereas.trim(), unsure: [] };
      const text = first.text?.slice(whereas.length) ?? "";
      const rest = content.slice(1);
      return { ...block, content: text === "" ? rest : [{ ...first, text }, ...rest] };
    }
    if (block.type === "provision" && definesTerm(content)) {
      return { ...block, type: "definition" };
    }
    if (block.type === "quotedCode" && wordOf(block, "citation") === "") {
      return {
        ...block,
        content,
        attrs: { ...block.attrs, ...placeOf(block, noted, nth) },
      };
    }
    return block;
  };
  const content = manuscript.content.map(read);
  return { manuscript: { type: "doc", content }, blocks: noted };
}

/** A unit whose first words are the term it defines, with or without quotation marks. */
function definesTerm([first, second]: readonly PartJson[]): boolean {
  const isTerm = (part?: PartJson) => part?.marks?.some(({ type }) => type === "term");
  return Boolean(
    isTerm(first) || (/^["\u201c]$/.test(first?.text ?? "") && isTerm(second)),
  );
}

/** The number of the first section that is quoted, from which the others are counted. */
function placeOf(
  { content = [] }: BlockJson,
  blocks: readonly ReadBlock[],
  nth: number,
): { citation: string } {
  const first = content.findIndex(({ type }) => type === "section");
  const label = first < 0 ? "" : (blocks[nth + 1 + first]?.printed ?? "");
  const number = readSectionHead(`${label} `)?.number ?? "";
  return { citation: number === "" ? "" : lineKind.coerce(`Section ${number}`) };
}

function parse(xml: string, handler: ConstructorParameters<typeof Parser>[0]): void {
  new Parser(handler, { xmlMode: true, decodeEntities: true }).end(xml);
}

/**
 * What each element with an `eId` is called as a block: by its `wId`, which in our files is the
 * block's own id; an `eId` says a number and may be longer than an id.
 */
function blockIdsIn(xml: string): Map<string, string> {
  const ids = new Map<string, string>();
  parse(xml, {
    onopentag(_, { eId, wId }) {
      if (eId !== undefined && !ids.has(eId)) ids.set(eId, wId ?? `akn-${ids.size + 1}`);
    },
  });
  return ids;
}

const MARKS: Readonly<Record<string, string>> = {
  b: "bold",
  i: "italic",
  u: "underline",
  ins: "underline",
  del: "strike",
  def: "term",
};

/** Units below a section, whatever they are called. */
const UNITS = new Set<string>([
  ...LEVEL_ELEMENTS.map(({ element }) => element),
  "indent",
  "alinea",
  "level",
  "rule",
  "subrule",
  "proviso",
]);
/** Units above a section: their number is words, because no block of ours counts them. */
const DIVISIONS = new Set(
  "hcontainer article part subpart chapter subchapter title subtitle book tome division subdivision".split(
    " ",
  ),
);
/** Elements that hold words and nothing else. */
const LINES = new Set(
  "p block listIntroduction listWrapUp crossHeading subheading caption tocItem li".split(
    " ",
  ),
);

const THROUGH: Meaning = { is: "through" };
const LINE: Meaning = { is: "line" };
const DEEPEST_LIST = 3;

class AknElements {
  readonly #ids: ReadonlyMap<string, string>;
  readonly #open: string[] = [];

  constructor(ids: ReadonlyMap<string, string>) {
    this.#ids = ids;
  }

  open(prefixed: string, attributes: TagAttributes): Meaning {
    // Whoever gave the standard's namespace a prefix means the same elements.
    const name = prefixed.replace(/^(?:akn|an|a):/, "");
    const meaning = this.#meaningOf(name, attributes);
    this.#open.push(name);
    return meaning;
  }

  close(): void {
    this.#open.pop();
  }

  #meaningOf(name: string, attributes: TagAttributes): Meaning {
    const id = this.#ids.get(attributes.eId ?? "") ?? attributes.wId ?? null;
    const own = ownBlock(attributes, PREFIX, id);
    if (own?.is === "block") {
      const isHeaded = name === "section" || name === "hcontainer";
      const { type } = own.block;
      const inHeading = isHeaded && (type === "section" || type === "heading");
      return inHeading ? { ...own, wordsIn: "heading" } : own;
    }
    return (
      own ?? this.#structure(name, id, attributes) ?? inline(name, attributes, this.#ids)
    );
  }

  #structure(name: string, id: string | null, attributes: TagAttributes): Meaning | null {
    if (UNITS.has(name)) {
      return { is: "block", block: partOf("provision", { id, level: this.#depth + 1 }) };
    }
    if (DIVISIONS.has(name)) return this.#division(id);
    if (LINES.has(name)) return this.#line(name);
    switch (name) {
      case "meta":
        return { is: "silent" };
      case "section":
        return { is: "block", block: partOf("section", { id }), wordsIn: "heading" };
      case "heading":
        return { is: "heading" };
      case "num":
        return { is: "label" };
      case "longTitle":
      case "recital":
        return { is: "block", block: partOf(name, { id }) };
      case "formula":
        return { is: "block", block: partOf("enactingClause", { id }) };
      case "item":
        return {
          is: "block",
          block: partOf("listItem", {
            id,
            style: "number",
            level: Math.min(
              DEEPEST_LIST,
              this.#count((one) => one === "blockList"),
            ),
          }),
        };
      case "quotedStructure":
        return {
          is: "holder",
          part: partOf("quotedCode", { id, action: "amend", lead: "written" }),
        };
      case "table":
        return { is: "holder", part: partOf("table", { id, level: this.#depth }) };
      case "tr":
        return {
          is: "holder",
          part: partOf("tableRow", ownAttributes(attributes, PREFIX)),
        };
      case "td":
        return { is: "holder", part: { type: "tableCell" } };
      case "th":
        return { is: "holder", part: { type: "tableCell" }, isHead: true };
      case "shortTitle":
      case "signature":
        return { is: "becomes", type: name };
      case "docTitle":
        return { is: "becomes", type: "longTitle" };
      case "hcontainer":
        return this.#division(id);
      default:
        return null;
    }
  }

  #division(id: string | null): Meaning {
    const level = this.#count((one) => DIVISIONS.has(one)) + 1;
    const block = partOf("heading", { id, level });
    return { is: "block", block, wordsIn: "heading", unlessIdle: true };
  }

  #line(name: string): Meaning {
    if (name === "crossHeading") {
      return { is: "block", block: partOf("heading", { level: 3 }) };
    }
    const isClosing = this.#open.includes("conclusions");
    return isClosing ? { is: "block", block: partOf("signature") } : LINE;
  }

  /** How many units below the section are open. */
  get #depth(): number {
    const from = Math.max(
      this.#open.lastIndexOf("section"),
      this.#open.lastIndexOf("quotedStructure"),
    );
    return this.#open.slice(from + 1).filter((name) => UNITS.has(name)).length;
  }

  #count(isCounted: (name: string) => boolean): number {
    return this.#open.filter(isCounted).length;
  }
}

function inline(
  name: string,
  attributes: TagAttributes,
  ids: ReadonlyMap<string, string>,
): Meaning {
  const own = ownAttributes(attributes, PREFIX);
  const mark = MARKS[name];
  if (mark !== undefined) return marked({ type: mark });
  switch (name) {
    case "br":
    case "eol":
      return { is: "leaf", part: { type: "hardBreak" } };
    case "placeholder": {
      const blank = { ...own, name: attributes.originalText };
      return { is: "leaf", part: partOf("blank", blank) };
    }
    case "person":
    case "organization":
      return own.name === undefined
        ? THROUGH
        : { is: "leaf", part: partOf("mention", own) };
    case "a":
      return marked({ type: "link", attrs: { href: attributes.href ?? "" } });
    case "ref": {
      const { href = "" } = attributes;
      if (!href.startsWith("#")) return marked({ type: "citation", attrs: { href } });
      const target = ids.get(href.slice(1));
      return target === undefined
        ? THROUGH
        : { is: "reference", target, isSure: own.sure !== undefined };
    }
    case "inline":
      return inlineOf(attributes.name, own);
    default:
      return THROUGH;
  }
}

function inlineOf(name: string | undefined, own: Record<string, string>): Meaning {
  switch (name) {
    case "strike":
      return marked({ type: "strike" });
    case "citation":
      return marked({ type: "citation", attrs: { href: "" } });
    case "missingReference":
      return { is: "reference", target: own.target ?? "", isSure: true };
    default:
      return THROUGH;
  }
}

function marked(mark: MarkJson): Meaning {
  return { is: "mark", mark };
}
