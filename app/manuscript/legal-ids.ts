import type { TextBlock } from "./blocks.ts";
import type { BlockLabel } from "./numbering.ts";

/**
 * The element of Akoma Ntoso that a provision of each level is, level 1 first, with the short
 * name an id has for it. The levels go by the names of the United States Legislative Markup; the
 * sixth ("item" there) is a `point`, because Akoma Ntoso knows items only in lists.
 * Short names: Akoma Ntoso Naming Convention 1.0, section 5.
 */
export const LEVEL_ELEMENTS = [
  { element: "subsection", short: "subsec" },
  { element: "paragraph", short: "para" },
  { element: "subparagraph", short: "subpara" },
  { element: "clause", short: "cl" },
  { element: "subclause", short: "subcl" },
  { element: "point", short: "point" },
] as const;

/**
 * The legal id of each block, in reading order as `labelBlocks` lists them:
 * "sec_1__subsec_a__para_1". It says what the block is called under the city's numbering and
 * therefore changes with the numbers, unlike the block's own id. Null for a block that is only
 * text. An id that would stand twice (a section of quoted code quoted again) gets "-2".
 *
 * A section's id begins with the section wherever it stands, because sections are counted
 * through the text. Quoted code is `mod` and `quotedStructure` of the unit above it.
 */
export function legalIdsOf(
  blocks: readonly TextBlock[],
  labels: readonly BlockLabel[],
): (string | null)[] {
  const ids: (string | null)[] = [];
  idsIn(blocks, labels, "", new Set(), ids);
  return ids;
}

function idsIn(
  blocks: readonly TextBlock[],
  labels: readonly BlockLabel[],
  base: string,
  taken: Set<string>,
  ids: (string | null)[],
): void {
  const domain = new IdDomain(base, taken);
  for (const block of blocks) {
    const label = labels[ids.length];
    const id = label ? domain.idOf(block, label) : null;
    ids.push(id);
    if (block.type === "quotedCode") idsIn(block.blocks, labels, id ?? base, taken, ids);
  }
}

/** One stretch of text whose ids begin alike. */
class IdDomain {
  readonly #base: string;
  readonly #taken: Set<string>;
  #section: string;
  /** Per level, the id of the present provision or definition. */
  #path: string[] = [];
  /** Per list level, the id of the present item; and which list it is in. */
  #items: string[] = [];
  #list = "";
  readonly #counts = new Map<string, number>();

  constructor(base: string, taken: Set<string>) {
    this.#base = base;
    this.#section = base;
    this.#taken = taken;
  }

  idOf(block: TextBlock, label: BlockLabel): string | null {
    if (block.type !== "listItem" && !(block.type === "paragraph" && block.level > 0)) {
      this.#list = "";
      this.#items = [];
    }
    switch (block.type) {
      case "section":
        this.#path = [];
        this.#section = this.#take(this.#base, `sec_${cleaned(label.number)}`);
        return this.#section;
      case "recital":
        return this.#take(this.#base, `recs__rec_${cleaned(label.number)}`);
      case "heading": {
        this.#path = [];
        this.#section = this.#base;
        return this.#take(this.#base, this.#next(this.#base, "hcontainer"));
      }
      case "enactingClause":
        this.#path = [];
        this.#section = this.#base;
        return null;
      case "provision":
      case "definition":
        return this.#unit(Math.max(1, block.level), label);
      case "listItem":
        return this.#item(Math.max(1, block.level), label);
      case "table":
        return this.#take(this.#parent(), this.#next(this.#parent(), "table"));
      case "quotedCode": {
        const mod = this.#next(this.#parent(), "mod");
        return this.#take(this.#parent(), `${mod}__qstr_1`);
      }
      default:
        return null;
    }
  }

  #unit(level: number, label: BlockLabel): string {
    this.#path.length = Math.min(this.#path.length, level);
    const parent = this.#parent();
    const short = LEVEL_ELEMENTS[Math.min(level, LEVEL_ELEMENTS.length) - 1]?.short;
    const id = label.number
      ? this.#take(parent, `${short}_${cleaned(label.number)}`)
      : this.#take(parent, this.#next(parent, "hcontainer"));
    this.#path[level] = id;
    return id;
  }

  #item(level: number, label: BlockLabel): string {
    this.#items.length = Math.min(this.#items.length, level);
    const above = this.#items.findLast((id) => id !== undefined);
    if (!above && !this.#list) {
      const parent = this.#parent();
      this.#list = this.#take(parent, this.#next(parent, "list"));
    }
    const list = above ? `${above}__list_1` : this.#list;
    const item = label.number
      ? `item_${cleaned(label.number)}`
      : this.#next(list, "item");
    const id = this.#take(list, item);
    this.#items[level] = id;
    return id;
  }

  /** The unit that what comes next stands in. */
  #parent(): string {
    return this.#path.findLast((id) => id !== undefined) ?? this.#section;
  }

  #next(parent: string, short: string): string {
    const key = `${parent} ${short}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return `${short}_${count}`;
  }

  #take(parent: string, own: string): string {
    const wanted = parent ? `${parent}__${own}` : own;
    let id = wanted;
    for (let again = 2; this.#taken.has(id); again += 1) id = `${wanted}-${again}`;
    this.#taken.add(id);
    return id;
  }
}

/** A number as an id may hold it: letters, digits, points and hyphens. */
function cleaned(number: string): string {
  return number.replace(/[^A-Za-z0-9.-]/g, "") || "nn";
}
