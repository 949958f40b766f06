import { type Label, type LabelForm, type LabelReading, stepFrom } from "./label.ts";
import type { LineFacts } from "./line-facts.ts";
import type { NamedCode } from "./named-code.ts";
import type { ListPlace } from "./source-line.ts";

/**
 * The ladder of provisions: (a), (1), (A), (i). Which rung a label stands on depends on the
 * labels before it and, as every label after it asks the same, on those that follow. Here
 * each place a label could take gets a price; `recognise.ts` looks for the cheapest way
 * through the whole text. Prices are in one unit everywhere in this folder: 1 is a mild
 * surprise, 3 a strange thing to print, 5 a thing hardly any clerk does.
 */
export interface Rung {
  readonly reading: LabelReading;
  readonly shape: string;
  readonly indent: number | null;
  readonly list: ListPlace | null;
}

export interface Placement {
  /** The ladder from its first rung down to the label's own. */
  readonly rungs: readonly Rung[];
  readonly price: number;
  /** What is odd about it, for the preview; "" when nothing is. */
  readonly note: string;
}

/** What stands before a label, as far as it matters for its place. */
export interface Above {
  /** Directly behind another label on the same line, as (A) in "(3)(A)". */
  readonly runTogether: boolean;
  readonly introduces: boolean;
  readonly goesOn: boolean;
  /** Nothing yet stands in the quotation: a fragment may begin with any number. */
  readonly fragment: boolean;
  /** Code that the sentence before has named; its steps stand below that sentence. */
  readonly named: NamedCode;
  /** Behind a paragraph without a number that announces parts of its own. */
  readonly anew: boolean;
  /** A quotation has just ended, behind which a list goes on, and rarely begins. */
  readonly resumed: boolean;
}

const rank: Readonly<Record<LabelForm, number>> = {
  lowerLetter: 1,
  number: 2,
  upperLetter: 3,
  lowerRoman: 4,
  upperRoman: 5,
  lowerDouble: 6,
  upperDouble: 7,
  decimal: 1,
};

/** What it costs to begin a ladder on a form. */
const firstRung: Readonly<Record<LabelForm, number>> = {
  lowerLetter: 0,
  number: 0.05,
  upperLetter: 0.2,
  lowerRoman: 0.6,
  upperRoman: 0.5,
  lowerDouble: 1.5,
  upperDouble: 2,
  decimal: 2,
};

/** Every place `label` can take below `rungs`, each with its price. */
export function placements(
  rungs: readonly Rung[],
  label: Label,
  line: LineFacts,
  above: Above,
): Placement[] {
  const found: Placement[] = [];
  for (const reading of label.readings) {
    const own: Rung = {
      reading,
      shape: label.shape,
      indent: line.source.indent,
      list: line.source.list,
    };
    for (let at = rungs.length - 1; at >= 0; at--) {
      const rung = rungs[at];
      if (!rung || rung.reading.form !== reading.form) continue;
      const { price, note } = nextOn(rung, own, rungs.length - 1 - at, above);
      found.push({ rungs: [...rungs.slice(0, at), own], price, note });
    }
    const { price, note } = below(rungs, own, above);
    found.push({ rungs: [...rungs, own], price, note });
    if (reading.form === "decimal") {
      const parents = rungs.slice(0, above.named.level);
      found.push({
        rungs: [...parents, own],
        price:
          namedStepPrice(own, above.named) +
          2 * marginPrice(parents.at(-1)?.indent ?? null, own.indent, "deeper"),
        note: "",
      });
    }
  }
  return found;
}

function nextOn(
  rung: Rung,
  own: Rung,
  climbed: number,
  above: Above,
): { price: number; note: string } {
  const step = stepFrom(rung.reading, own.reading);
  if (
    above.anew &&
    own.reading.value === 1 &&
    step.type === "back" &&
    rung.shape === own.shape
  ) {
    return {
      price:
        0.4 +
        0.1 * climbed +
        marginPrice(rung.indent, own.indent, "level") +
        0.5 * listPrice(rung.list, own.list, 0),
      note: "",
    };
  }
  // A colon promises parts; a semicolon promises another part on this rung.
  let price = 0.1 * climbed + (above.runTogether ? 3 : 0);
  if (above.introduces) price += 0.9;
  if (above.goesOn && climbed > 1) price += 0.1 * climbed;
  if (rung.shape !== own.shape) price += 2;
  price +=
    marginPrice(rung.indent, own.indent, "level") + listPrice(rung.list, own.list, 0);
  switch (step.type) {
    case "next":
      return { price, note: "" };
    case "gap":
      return {
        price: price + 1.4 + Math.min(2.2, 0.25 * step.missing),
        note: "The number before this one is missing.",
      };
    case "back":
      return {
        price: price + 4.2,
        note: "This number has been used before, or comes too late.",
      };
  }
}

function below(
  rungs: readonly Rung[],
  own: Rung,
  above: Above,
): { price: number; note: string } {
  const parent = rungs.at(-1);
  const { form, value, suffix } = own.reading;
  if (form === "decimal")
    return { price: decimalPrice(parent, own, above.named), note: "" };
  const begins = value === 1 && suffix === "";
  let price = begins
    ? 0.4
    : above.fragment
      ? 0.5
      : value === 1
        ? 1.2
        : 3 + Math.min(1, value / 20);
  if (parent) {
    const ahead = rank[form] - rank[parent.reading.form];
    price += ahead === 1 ? 0 : ahead > 1 ? 0.4 : 0.8;
    price +=
      marginPrice(parent.indent, own.indent, "deeper") +
      listPrice(parent.list, own.list, 1);
    if (!above.runTogether && !above.introduces) price += above.goesOn ? 0.9 : 0.5;
  } else {
    price += firstRung[form];
  }
  if (above.resumed) price += 1.6;
  if (rungs.some((rung) => rung.reading.form === form && rung.shape === own.shape)) {
    price += above.introduces ? 3.6 : 4.5;
  }
  return {
    price,
    note: begins || above.fragment ? "" : "The numbers before this one are missing.",
  };
}

/** "1.1" stands under "1."; under anything else it may be a sum or the number of other code. */
function decimalPrice(parent: Rung | undefined, own: Rung, named: NamedCode): number {
  if (named.numbers.includes(nameOf(own.reading))) return 4;
  return parent && nameOf(parent.reading) === own.reading.prefix ? 0.3 : 4;
}

/** "105.2.1" is a step of the code named "105.2", but "105.2" is not, unless it is called a subsection. */
function namedStepPrice(own: Rung, { numbers, parts }: NamedCode): number {
  const name = nameOf(own.reading);
  if (parts.includes(name)) return 0.2;
  if (numbers.includes(name)) return 4;
  return numbers.some((number) => name.startsWith(`${number}.`)) ? 0.2 : 4;
}

/** A number as a sentence names it, "105.2"; "" for letters. */
export function nameOf({ form, value, prefix }: LabelReading): string {
  if (form === "decimal") return `${prefix}.${value}`;
  return form === "number" ? String(value) : "";
}

/** Margins differ by less than this, in points, when they are meant to be the same. */
const SAME_MARGIN = 4;

function marginPrice(
  rung: number | null,
  own: number | null,
  wanted: "level" | "deeper",
): number {
  if (rung === null || own === null) return 0;
  const ahead = own - rung;
  if (Math.abs(ahead) < SAME_MARGIN) return wanted === "level" ? 0 : 0.7;
  if (wanted === "level") return 1.6;
  return ahead > 0 ? 0 : 2.2;
}

function listPrice(
  rung: ListPlace | null,
  own: ListPlace | null,
  deeper: number,
): number {
  if (!rung && !own) return 0;
  if (!rung || !own) return deeper === 1 ? 0.1 : 0.4;
  if (own.level - rung.level === deeper) return rung.id === own.id ? -0.1 : 0.3;
  // In one list a level is a level; another list may start anywhere.
  return rung.id === own.id ? (deeper === 1 && own.level > rung.level ? 0.2 : 2.5) : 0.6;
}

/** How deep a paragraph without a number stands: under the rungs whose margin it keeps. */
export function depthAt(rungs: readonly Rung[], indent: number | null): number {
  if (indent === null || rungs.some((rung) => rung.indent === null)) return rungs.length;
  return rungs.filter((rung) => (rung.indent ?? 0) < indent + SAME_MARGIN).length;
}
