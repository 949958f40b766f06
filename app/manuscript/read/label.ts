/**
 * The labels of provisions: "(a)", "(1A)", "ii.", "B)". A label by itself is often
 * ambiguous: "(i)" is the ninth letter and the first Roman numeral. So a label is read as
 * all the values it can have, and `ladder.ts` decides by what stands around it.
 */

/** What a label counts with. "double" is (aa), (bb) as a rung of its own; "decimal" is 1.1, 1.2. */
export type LabelForm =
  | "lowerLetter"
  | "upperLetter"
  | "number"
  | "lowerRoman"
  | "upperRoman"
  | "lowerDouble"
  | "upperDouble"
  | "decimal";

/**
 * One way to read a label. "(1A)" is `value` 1, `suffix` "A"; "(a-2)" is 1 and "2". Of a
 * decimal, `prefix` is what it stands under: "1.2" of "1.2.3".
 */
export interface LabelReading {
  readonly form: LabelForm;
  readonly value: number;
  readonly suffix: string;
  readonly prefix: string;
}

export interface Label {
  /** As printed, "(a)". */
  readonly text: string;
  /** The signs around the number: "(#)", "#.", "#)". */
  readonly shape: string;
  readonly readings: readonly LabelReading[];
}

/** The labels a line begins with, as in "(3)(A)", and the offset where its words begin. */
export interface LabelChain {
  readonly labels: readonly Label[];
  readonly end: number;
}

const none: LabelChain = { labels: [], end: 0 };
const bracketed = /^\(\s?([A-Za-z0-9]{1,7}(?:[-\u2013.][A-Za-z0-9]{1,4})?)\s?\)/;
// The space after the sign tells "A. Fees" from "A.M." and "1. Fees" from "1.5 percent".
const dotted = /^([A-Za-z]{1,6}|\d{1,3}[A-Z]?)([.)])(?=\s|$)/;

const decimal = /^(\d{1,4}(?:\.\d{1,3})*)\.(\d{1,3})([.)]?)(?=\s)/;

/** The labels at the start of `text`. A label alone on its line counts. */
export function readLabels(text: string): LabelChain {
  const labels: Label[] = [];
  let end = 0;
  while (labels.length < 6) {
    const next = readLabel(text.slice(end), labels.length === 0);
    if (!next) break;
    labels.push(next);
    end += next.text.length;
    const space = /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
    // Words follow: labels run together only with each other.
    if (text[end + space] !== "(") {
      end += space;
      break;
    }
    if (readLabel(text.slice(end + space), false) === null) {
      end += space;
      break;
    }
    end += space;
  }
  return labels.length === 0 ? none : { labels, end };
}

function readLabel(text: string, first: boolean): Label | null {
  const inBrackets = bracketed.exec(text);
  if (inBrackets?.[1]) return labelOf(inBrackets[0], "(#)", inBrackets[1]);
  const withSign = first ? dotted.exec(text) : null;
  if (withSign?.[1]) return labelOf(withSign[0], `#${withSign[2]}`, withSign[1]);
  const steps = first ? decimal.exec(text) : null;
  if (steps) return decimalLabel(steps);
  return null;
}

function labelOf(text: string, shape: string, inside: string): Label | null {
  const readings = readingsOf(inside);
  return readings.length === 0 ? null : { text, shape, readings };
}

function decimalLabel([text, prefix = "", last = ""]: RegExpExecArray): Label {
  const reading = { form: "decimal", value: Number(last), suffix: "", prefix } as const;
  return { text, shape: "#.#", readings: [reading] };
}

const compound =
  /^(?:(\d{1,3})([A-Z]{0,2}(?:-[A-Za-z0-9]{1,3})?|\.\d{1,2})|([A-Za-z]+)(?:[-\u2013]([A-Za-z0-9]{1,4})|(\d{1,2}))?)$/;

/** Everything that what stands between the brackets can mean. */
export function readingsOf(inside: string): LabelReading[] {
  const parts = compound.exec(inside);
  if (!parts) return [];
  const [, digits, afterDigits = "", word, afterDash, afterWord] = parts;
  if (digits !== undefined) {
    return [{ form: "number", value: Number(digits), suffix: afterDigits, prefix: "" }];
  }
  if (word === undefined) return [];
  const suffix = afterDash ?? afterWord ?? "";
  const lower = word === word.toLowerCase();
  if (!lower && word !== word.toUpperCase()) return [];
  const letters = word.toLowerCase();
  const readings: LabelReading[] = [];
  const add = (form: LabelForm, value: number) =>
    readings.push({ form, value, suffix, prefix: "" });
  const first = letters.charCodeAt(0) - 96;
  const repeated = [...letters].every((letter) => letter === letters[0]);
  if (letters.length === 1) add(lower ? "lowerLetter" : "upperLetter", first);
  else if (repeated && letters.length <= 3) {
    add(lower ? "lowerLetter" : "upperLetter", first + 26 * (letters.length - 1));
    add(lower ? "lowerDouble" : "upperDouble", first + 26 * (letters.length - 2));
  }
  const roman = romanValue(letters);
  if (roman > 0) add(lower ? "lowerRoman" : "upperRoman", roman);
  return readings;
}

const romanSigns: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
};
const romanWord = /^(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;

/** The value of a Roman numeral up to 399, or 0. No law has a 400th clause. */
export function romanValue(word: string): number {
  if (word === "" || !romanWord.test(word)) return 0;
  let sum = 0;
  for (let at = 0; at < word.length; at++) {
    const value = romanSigns[word.charAt(at)] ?? 0;
    sum += value < (romanSigns[word.charAt(at + 1)] ?? 0) ? -value : value;
  }
  return sum;
}

/** How far a label is ahead of the one before it on its rung. */
export type Step =
  | { readonly type: "next" }
  | { readonly type: "gap"; readonly missing: number }
  | { readonly type: "back" };

const next: Step = { type: "next" };
const back: Step = { type: "back" };

/** "(1A)" and "(2)" both follow "(1)"; "(4)" leaves a gap of two; "(1)" goes back. */
export function stepFrom(before: LabelReading, after: LabelReading): Step {
  if (before.prefix !== after.prefix) return laterDecimal(before, after) ? next : back;
  const ahead = after.value - before.value;
  if (ahead === 0) return ordered(before.suffix, after.suffix) ? next : back;
  if (ahead < 0) return back;
  return ahead === 1 ? next : { type: "gap", missing: ahead - 1 };
}

/** 4.2.1 comes after 4.1.3. */
function laterDecimal(before: LabelReading, after: LabelReading): boolean {
  const [one, other] = [before, after].map(({ prefix, value }) =>
    `${prefix}.${value}`.split(".").map(Number),
  );
  for (const [at, step] of (one ?? []).entries()) {
    const ahead = (other?.[at] ?? 0) - step;
    if (ahead !== 0) return ahead > 0;
  }
  return (other?.length ?? 0) > (one?.length ?? 0);
}

function ordered(before: string, after: string): boolean {
  if (before === after) return false;
  if (before === "" || after === "") return before === "";
  const numbers = [before, after].map((suffix) => Number(suffix.replace(/^[-.]/, "")));
  const [from = Number.NaN, to = Number.NaN] = numbers;
  if (!Number.isNaN(from) && !Number.isNaN(to)) return from < to;
  return before < after;
}
