import { letters, roman } from "#app/manuscript/numerals.ts";
import {
  childOf,
  childrenOf,
  numberOf,
  switchOf,
  wordValueOf,
  type XmlElement,
  xmlTree,
} from "./xml-tree.ts";

/**
 * The numbers Word prints in front of paragraphs, which stand nowhere in the text: they are
 * counted from `numbering.xml`. Rules after ECMA-376 part 1, 17.9. A list (`w:num`) uses an
 * abstract one, whose counters all its lists share; an override may start a list anew.
 */
export interface WordNumbering {
  /** The number of the next paragraph of a list, as printed. Counts on with every call. */
  next(listId: string, level: number): WordNumber | null;
  /** The level of a list that belongs to a paragraph style, or null. */
  levelOfStyle(listId: string, styleId: string): number | null;
}

export interface WordNumber {
  /** "(a)", "Section 2."; a dot for bullets; "" for numbers that print nothing. */
  readonly label: string;
  /** Where the number stands, in twentieths of a point; null when the list does not say. */
  readonly indent: number | null;
  /** The abstract list, which tells lists of one make apart from others. */
  readonly abstractId: string;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** 1-based level after which this one begins anew; 0 never; null after any above it. */
  readonly restart: number | null;
  readonly legal: boolean;
  readonly styleId: string | null;
  readonly indent: number | null;
}

interface List {
  readonly abstractId: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

const MAX_LEVEL = 8;

export function wordNumbering(xml: string | undefined): WordNumbering {
  const root = childOf(xmlTree(xml ?? ""), "w:numbering");
  const abstracts = new Map<string, Map<number, Level>>();
  const byStyle = new Map<string, string>();
  const links: [string, string][] = [];
  for (const abstract of childrenOf(root, "w:abstractNum")) {
    const id = wordValueOf(abstract, "w:abstractNumId") ?? "";
    abstracts.set(id, levelsOf(abstract));
    const style = wordValueOf(childOf(abstract, "w:styleLink"));
    if (style !== undefined) byStyle.set(style, id);
    const link = wordValueOf(childOf(abstract, "w:numStyleLink"));
    if (link !== undefined) links.push([id, link]);
  }
  for (const [id, link] of links) {
    const levels = abstracts.get(byStyle.get(link) ?? "");
    if (levels) abstracts.set(id, levels);
  }
  const lists = new Map<string, List>();
  for (const num of childrenOf(root, "w:num")) {
    const list = listOf(num, abstracts);
    if (list) lists.set(wordValueOf(num, "w:numId") ?? "", list);
  }
  return new Counting(lists);
}

function levelsOf(parent: XmlElement): Map<number, Level> {
  return new Map(
    childrenOf(parent, "w:lvl").map((level) => [
      numberOf(level, "w:ilvl") ?? 0,
      levelOf(level),
    ]),
  );
}

function levelOf(level: XmlElement): Level {
  const margin = childOf(level, "w:pPr", "w:ind");
  return {
    start: numberOf(childOf(level, "w:start")) ?? 1,
    format: wordValueOf(childOf(level, "w:numFmt")) ?? "decimal",
    text: wordValueOf(childOf(level, "w:lvlText")) ?? "",
    restart: numberOf(childOf(level, "w:lvlRestart")) ?? null,
    legal: switchOf(childOf(level, "w:isLgl")) ?? false,
    styleId: wordValueOf(childOf(level, "w:pStyle")) ?? null,
    indent: margin ? firstLineStart(margin, 0) : null,
  };
}

/** Where the first line of a paragraph starts, from its `w:ind`, in twentieths of a point. */
export function firstLineStart(margin: XmlElement, inherited: number): number {
  const left = numberOf(margin, "w:left") ?? numberOf(margin, "w:start") ?? inherited;
  return (
    left - (numberOf(margin, "w:hanging") ?? 0) + (numberOf(margin, "w:firstLine") ?? 0)
  );
}

function listOf(
  num: XmlElement,
  abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>,
): List | null {
  const abstractId = wordValueOf(childOf(num, "w:abstractNumId"));
  const base = abstractId === undefined ? undefined : abstracts.get(abstractId);
  if (abstractId === undefined || !base) return null;
  const levels = new Map(base);
  const starts = new Map<number, number>();
  for (const override of childrenOf(num, "w:lvlOverride")) {
    const at = numberOf(override, "w:ilvl") ?? 0;
    const level = childOf(override, "w:lvl");
    if (level) levels.set(at, levelOf(level));
    const start = numberOf(childOf(override, "w:startOverride"));
    if (start !== undefined) starts.set(at, start);
  }
  return { abstractId, starts, levels };
}

class Counting implements WordNumbering {
  /** Counters of an abstract list, by level; missing where a level has to begin. */
  readonly #counters = new Map<string, Map<number, number>>();
  /** Starts of lists that were used up. */
  readonly #started = new Set<string>();
  readonly #lists: ReadonlyMap<string, List>;

  constructor(lists: ReadonlyMap<string, List>) {
    this.#lists = lists;
  }

  levelOfStyle(listId: string, styleId: string): number | null {
    for (const [at, level] of this.#lists.get(listId)?.levels ?? []) {
      if (level.styleId === styleId) return at;
    }
    return null;
  }

  next(listId: string, at: number): WordNumber | null {
    const list = this.#lists.get(listId);
    const level = list?.levels.get(at);
    if (!list || !level || at > MAX_LEVEL) return null;
    const counters = this.#counters.get(list.abstractId) ?? new Map<number, number>();
    this.#counters.set(list.abstractId, counters);
    const start = list.starts.get(at);
    const before = counters.get(at);
    if (start !== undefined && !this.#started.has(`${listId}/${at}`)) {
      counters.set(at, start);
    } else counters.set(at, before === undefined ? level.start : before + 1);
    this.#started.add(`${listId}/${at}`);
    for (const [deeper, { restart }] of list.levels) {
      const begins = deeper > at && (restart === null || (restart > 0 && at < restart));
      if (begins) counters.delete(deeper);
    }
    return {
      label: printed(list, level, counters),
      indent: level.indent,
      abstractId: list.abstractId,
    };
  }
}

function printed(
  list: List,
  level: Level,
  counters: ReadonlyMap<number, number>,
): string {
  if (level.format === "bullet") return "\u2022";
  if (level.format === "none") return "";
  const words = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const part = list.levels.get(at);
    const number = counters.get(at) ?? part?.start ?? 1;
    const format = level.legal ? "decimal" : (part?.format ?? "decimal");
    return formatted(format, number);
  });
  return words.replace(/\s+/g, " ").trim();
}

function formatted(format: string, number: number): string {
  switch (format) {
    case "lowerLetter":
      return letters(number);
    case "upperLetter":
      return letters(number).toUpperCase();
    case "lowerRoman":
      return roman(number).toLowerCase();
    case "upperRoman":
      return roman(number);
    case "decimalZero":
      return String(number).padStart(2, "0");
    case "ordinal":
      return `${number}${ordinalEnding(number)}`;
    case "decimalEnclosedParen":
      return `(${number})`;
    case "cardinalText":
      return cardinal(number);
    case "none":
    case "bullet":
      return "";
    default:
      return String(number);
  }
}

function ordinalEnding(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][number % 10] ?? "th";
}

const words =
  "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty".split(
    " ",
  );

function cardinal(number: number): string {
  return words[number - 1] ?? String(number);
}
