import type { LaidOutBlock } from "#app/manuscript/laid-out.ts";
import { LEVEL_ELEMENTS } from "#app/manuscript/legal-ids.ts";
import { levelOf, type PartJson, wordOf } from "#app/manuscript/manuscript-json.ts";
import type { LegalIdBook } from "./legal-id-book.ts";
import { OWN } from "./names.ts";
import { holderRank, unitRank } from "./unit-rank.ts";
import type { WordsWriter } from "./write-words.ts";
import { element, type XmlAttributes, xmlWords } from "./xml.ts";

/** A unit of the hierarchy, with what stands in it. */
interface Branch {
  /** Headings are 1 to 3, sections 4, provisions 5 and more: a unit holds those of higher rank. */
  readonly rank: number;
  readonly name: string;
  readonly attributes: XmlAttributes;
  /** Its number and heading. */
  readonly head: string;
  readonly nodes: Node[];
}

/** A block of running text. `paragraph` are its parts while quoted code may still join it. */
interface Leaf {
  readonly xml: string;
  readonly paragraph?: { readonly attributes: XmlAttributes; readonly words: string };
}

type Node = Branch | Leaf;

/**
 * Where the standard wants only units ("strict": the body of a bill, and everything inside a
 * unit), text between them stands in units of its own; else ("open") it stands as it is.
 */
export type Place = "strict" | "open";

/** Writes flat blocks as the hierarchy they are. */
export class BlocksWriter {
  readonly #words: WordsWriter;
  readonly #ids: LegalIdBook;

  constructor(words: WordsWriter, ids: LegalIdBook) {
    this.#words = words;
    this.#ids = ids;
  }

  /** The text itself, or what is quoted. */
  hierarchy(blocks: readonly LaidOutBlock[], place: Place, isQuoted = false): string {
    return inPlace(new TreeBuilder(this, isQuoted).build(blocks), place);
  }

  /** A recital where recitals stand together; elsewhere it is a line. */
  recital(block: LaidOutBlock): string {
    return element("recital", this.attributes(block), this.#lineOf(block, false, {}));
  }

  /** Words as a paragraph of their own inside an element that already says what they are. */
  inside(name: string, attributes: XmlAttributes, block: LaidOutBlock): string {
    return element(
      name,
      { ...attributes, ...this.attributes(block) },
      this.#lineOf(block, false, {}),
    );
  }

  /** A block that is a line: no unit, and nothing stands in it. */
  line(block: LaidOutBlock, isQuoted: boolean): Leaf {
    const attributes = this.attributes(block);
    switch (block.type) {
      case "paragraph":
        return paragraphLeaf(attributes, this.#words.words(block.part, isQuoted));
      case "table":
        return { xml: this.#table(block, isQuoted) };
      case "shortTitle":
      case "signature": {
        const words = this.#words.words(block.part, isQuoted);
        return { xml: element("p", attributes, element(block.type, {}, words)) };
      }
      case "longTitle":
      case "heading":
      case "recital":
      case "enactingClause":
      case "vote": {
        const words = this.#labelled(block, isQuoted);
        return { xml: element("block", { name: block.type, ...attributes }, words) };
      }
      default:
        // From a later version: its words are kept as a paragraph.
        return { xml: element("p", {}, this.#words.words(block.part, isQuoted)) };
    }
  }

  branch(block: LaidOutBlock, rank: number, isQuoted: boolean): Branch {
    const attributes = this.attributes(block);
    const num = block.label.label ? element("num", {}, xmlWords(block.label.label)) : "";
    const words = this.#words.words(block.part, isQuoted);
    const level = Math.max(1, levelOf(block.part));
    switch (block.type) {
      case "section":
      case "heading": {
        const isSection = block.type === "section";
        const heading = words === "" ? "" : element("heading", {}, words);
        return {
          rank,
          name: isSection ? "section" : "hcontainer",
          attributes: isSection ? attributes : { name: "heading", ...attributes },
          head: num + heading,
          nodes: [],
        };
      }
      default: {
        const name = num === "" ? "hcontainer" : unitOf(level);
        return {
          rank,
          name,
          attributes: num === "" ? { name: "definition", ...attributes } : attributes,
          head: num,
          nodes: words === "" ? [] : [paragraphLeaf({}, words)],
        };
      }
    }
  }

  /** Neighbouring items as one list; deeper ones, and what goes on under one, inside it. */
  list(blocks: readonly LaidOutBlock[], isQuoted: boolean): string {
    const own = this.#ids.idsOf(first(blocks)).eId;
    const eId = this.#ids.claim(own?.slice(0, own.lastIndexOf("__item_")));
    const items: string[] = [];
    for (let at = 0; at < blocks.length; ) {
      const item = blocks[at];
      if (!item) break;
      let end = at + 1;
      while (isUnder(blocks[end], item)) end += 1;
      items.push(this.#item(item, blocks.slice(at + 1, end), isQuoted));
      at = end;
    }
    return element("blockList", { eId }, ...items);
  }

  #item(item: LaidOutBlock, under: readonly LaidOutBlock[], isQuoted: boolean): string {
    const inner: string[] = [];
    for (let at = 0; at < under.length; ) {
      const block = under[at];
      if (!block) break;
      let end = at + 1;
      if (block.type === "listItem") {
        while (under[end] && (under[end]?.type === "listItem" || goesOn(under, end))) {
          end += 1;
        }
        inner.push(this.list(under.slice(at, end), isQuoted));
      } else inner.push(this.line(block, isQuoted).xml);
      at = end;
    }
    const num = element("num", {}, xmlWords(item.label.label));
    const words = element("p", {}, this.#words.words(item.part, isQuoted));
    return element("item", this.attributes(item), num, words, ...inner);
  }

  /**
   * Quoted code in the sentence that says what is done to the code: the computed one, or the
   * paragraph before, when the text itself says it.
   */
  quotedCode(block: LaidOutBlock, before: Leaf["paragraph"]): string {
    const { eId, wId } = this.#ids.idsOf(block);
    const inner = this.hierarchy(block.blocks, "open", true);
    const quotes = inner === "" ? {} : { startQuote: "\u201c", endQuote: "\u201d" };
    const structure = element(
      "quotedStructure",
      {
        eId,
        wId,
        ...quotes,
        [OWN.block]: "quotedCode",
        [OWN.action]: wordOf(block.part, "action") || null,
        [OWN.citation]: wordOf(block.part, "citation") || null,
        [OWN.lead]: wordOf(block.part, "lead") || null,
      },
      inner === "" ? element("p", {}) : inner,
    );
    const lead = block.label.lead
      ? element(
          "inline",
          { name: "lead", [OWN.block]: "none" },
          xmlWords(block.label.lead),
        )
      : (before?.words ?? "");
    const modId = this.#ids.claim(eId?.replace(/__qstr_1(?:-\d+)?$/, ""));
    const mod = element("mod", { eId: modId }, lead, structure);
    return element("p", before?.attributes ?? {}, mod);
  }

  /** What every element of a block says of it. */
  attributes(block: LaidOutBlock): XmlAttributes {
    const level = block.part.attrs?.level;
    return {
      ...this.#ids.idsOf(block),
      [OWN.block]: block.type,
      [OWN.level]: typeof level === "number" ? level : null,
      [OWN.style]: wordOf(block.part, "style") || null,
      [OWN.side]: wordOf(block.part, "side") || null,
    };
  }

  #lineOf(block: LaidOutBlock, isQuoted: boolean, attributes: XmlAttributes): string {
    return element("p", attributes, this.#labelled(block, isQuoted));
  }

  /** Words behind a label that is a word and no number: "WHEREAS,", "AYES:". */
  #labelled(block: LaidOutBlock, isQuoted: boolean): string {
    const words = this.#words.words(block.part, isQuoted);
    const { label } = block.label;
    if (label === "") return words;
    return `${element("inline", { name: "label", [OWN.block]: "none" }, xmlWords(label))} ${words}`;
  }

  #table(block: LaidOutBlock, isQuoted: boolean): string {
    const rows = (block.part.content ?? []).map((row) => this.#row(row, isQuoted));
    // The standard knows no table without a cell: one stands in, and says that it does.
    const filled = rows.length > 0 ? rows : [element("tr", NONE, element("td", NONE))];
    return element("table", this.attributes(block), ...filled);
  }

  #row(row: PartJson, isQuoted: boolean): string {
    const isHead = wordOf(row, "kind") === "head";
    const name = isHead ? "th" : "td";
    const cells = (row.content ?? []).map((cell) =>
      element(name, {}, element("p", {}, this.#words.words(cell, isQuoted))),
    );
    const kind = { [OWN.kind]: isHead ? "head" : null };
    return element("tr", kind, ...(cells.length > 0 ? cells : [element(name, NONE)]));
  }
}

const NONE: XmlAttributes = { [OWN.block]: "none" };

function unitOf(level: number): string {
  return LEVEL_ELEMENTS[Math.min(level, LEVEL_ELEMENTS.length) - 1]?.element ?? "point";
}

function first(blocks: readonly LaidOutBlock[]): LaidOutBlock {
  const [block] = blocks;
  if (!block) throw new Error("a list has items");
  return block;
}

function isUnder(block: LaidOutBlock | undefined, item: LaidOutBlock): boolean {
  if (!block) return false;
  return block.type !== "listItem" || block.label.depth > item.label.depth;
}

/** Whether what stands at `at` goes on under the item before it: text with an item of its list behind it. */
function goesOn(blocks: readonly LaidOutBlock[], at: number): boolean {
  let end = at;
  while (isContinuing(blocks[end])) end += 1;
  return end > at && blocks[end]?.type === "listItem";
}

function isContinuing(block: LaidOutBlock | undefined): boolean {
  return block?.type === "paragraph" && levelOf(block.part) > 0;
}

/** Puts blocks into the units they belong to. */
class TreeBuilder {
  readonly #writer: BlocksWriter;
  readonly #isQuoted: boolean;
  readonly #root: Node[] = [];
  /** The units that are open, outermost first. */
  readonly #open: Branch[] = [];

  constructor(writer: BlocksWriter, isQuoted: boolean) {
    this.#writer = writer;
    this.#isQuoted = isQuoted;
  }

  build(blocks: readonly LaidOutBlock[]): Node[] {
    for (let at = 0; at < blocks.length; ) {
      const block = blocks[at];
      if (!block) break;
      let end = at + 1;
      if (block.type === "listItem") {
        while (blocks[end]?.type === "listItem" || goesOn(blocks, end)) end += 1;
        this.#put({ xml: this.#writer.list(blocks.slice(at, end), this.#isQuoted) });
      } else this.#add(block);
      at = end;
    }
    return this.#root;
  }

  #add(block: LaidOutBlock): void {
    const rank = unitRank(block);
    if (rank !== null) {
      const branch = this.#writer.branch(block, rank, this.#isQuoted);
      this.#closeTo(rank - 1);
      this.#put(branch);
      this.#open.push(branch);
    } else if (block.type === "quotedCode") {
      this.#quote(block);
    } else {
      this.#closeTo(holderRank(block));
      this.#put(this.#writer.line(block, this.#isQuoted));
    }
  }

  #quote(block: LaidOutBlock): void {
    const nodes = this.#open.at(-1)?.nodes ?? this.#root;
    const last = nodes.at(-1);
    const before = last && "paragraph" in last ? last.paragraph : undefined;
    const joins = before !== undefined && block.label.lead === "";
    if (joins) nodes.pop();
    this.#put({ xml: this.#writer.quotedCode(block, joins ? before : undefined) });
  }

  #closeTo(rank: number): void {
    while ((this.#open.at(-1)?.rank ?? 0) > rank) this.#open.pop();
  }

  #put(node: Node): void {
    (this.#open.at(-1)?.nodes ?? this.#root).push(node);
  }
}

function paragraphLeaf(attributes: XmlAttributes, words: string): Leaf {
  return { xml: element("p", attributes, words), paragraph: { attributes, words } };
}

function inPlace(nodes: readonly Node[], place: Place): string {
  return runs(nodes)
    .map((run) => (typeof run === "string" ? freeText(run, place) : branchXml(run)))
    .join("\n");
}

/** Text between units. */
function freeText(xml: string, place: Place): string {
  if (place === "open") return xml;
  return element("hcontainer", { name: "text" }, element("content", {}, xml));
}

function branchXml({ name, attributes, head, nodes }: Branch): string {
  const parts = runs(nodes);
  const hasUnits = parts.some((part) => typeof part !== "string");
  const inner = parts.map((part, at) => {
    if (typeof part !== "string") return branchXml(part);
    if (!hasUnits) return element("content", {}, part);
    if (at === 0) return element("intro", {}, part);
    return at === parts.length - 1
      ? element("wrapUp", {}, part)
      : freeText(part, "strict");
  });
  return element(name, attributes, head, inner.join("\n"));
}

/** Units by themselves, and the text between them joined. */
function runs(nodes: readonly Node[]): (Branch | string)[] {
  const joined: (Branch | string)[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (!("xml" in node)) joined.push(node);
    else if (typeof last === "string") joined[joined.length - 1] = last + node.xml;
    else joined.push(node.xml);
  }
  return joined;
}
