/**
 * The manuscript: what a text of the network is made of, and everything that can be worked
 * out from a text alone: its numbers, outline, exports, and whether it may be stored. The
 * list of parts is `extensions.ts`; the parts are in `nodes/` and `marks/`. Nothing here
 * knows React, the DOM, a database or who is asking; keys, menus and node views belong to
 * the editor in `features/drafts`.
 *
 * This file holds the kinds of attribute a part may carry. Each kind can read a loose value
 * (`coerce`, for pasted or parsed text) and judge a stored one (`accepts`, for the gate).
 */
import type { Attribute, Attributes } from "@tiptap/core";

/** The options of every part: the kinds of its attributes, for whoever must judge them. */
export interface PartOptions {
  kinds: AttributeKinds;
}

export type AttributeKinds = Readonly<Record<string, AttributeKind<AttributeValue>>>;

/** A value an attribute may have in stored bytes. Objects and arrays are never stored. */
export type AttributeValue = string | number | boolean | null;

/** Longest block id, in characters. Ours have twelve; ids brought by an import may have more. */
export const MAX_ID_LENGTH = 64;

/** Longest text an attribute may hold, in characters. */
export const MAX_ATTRIBUTE_LENGTH = 500;

export interface AttributeKind<Value extends AttributeValue> {
  readonly default: Value;
  coerce(value: unknown): Value;
  accepts(value: unknown): boolean;
}

const idPattern = new RegExp(`^[A-Za-z0-9_.:-]{1,${MAX_ID_LENGTH}}$`);

/** A block's identity, or the identity a cross-reference points at. Null until it is given one. */
export const idKind: AttributeKind<string | null> = {
  default: null,
  coerce: (value) => (typeof value === "string" && idPattern.test(value) ? value : null),
  accepts: (value) =>
    value === null || (typeof value === "string" && idPattern.test(value)),
};

/** A whole number between two bounds, both included. Loose values are clamped. */
export function levelKind(
  min: number,
  max: number,
  defaultLevel: number,
): AttributeKind<number> {
  return {
    default: defaultLevel,
    coerce(value) {
      const level = typeof value === "string" ? Number.parseInt(value, 10) : value;
      if (typeof level !== "number" || !Number.isFinite(level)) return defaultLevel;
      return Math.min(max, Math.max(min, Math.trunc(level)));
    },
    accepts: (value) =>
      typeof value === "number" &&
      Number.isInteger(value) &&
      value >= min &&
      value <= max,
  };
}

/** One of a few words. Any other loose value becomes the first of them. */
export function wordKind<Word extends string>(
  words: readonly [Word, ...Word[]],
): AttributeKind<Word> {
  const [defaultWord] = words;
  return {
    default: defaultWord,
    coerce: (value) => words.find((word) => word === value) ?? defaultWord,
    accepts: (value) => words.some((word) => word === value),
  };
}

/** A short line of plain text, at most `MAX_ATTRIBUTE_LENGTH` characters. */
export const lineKind: AttributeKind<string> = {
  default: "",
  coerce: (value) =>
    typeof value === "string"
      ? value.replace(/\s+/g, " ").trim().slice(0, MAX_ATTRIBUTE_LENGTH)
      : "",
  accepts: (value) => typeof value === "string" && value.length <= MAX_ATTRIBUTE_LENGTH,
};

/**
 * The Tiptap attributes of a part, from its kinds: `level` travels in HTML as `data-level`.
 * A block's `id` is not given to the second half when it is split: one id, one block.
 * The schema itself judges no value: y-tiptap deletes a block whose attributes throw, and
 * with it people's words. `check.ts` judges before anything is stored.
 */
export function attributesOf(kinds: AttributeKinds): Attributes {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, attributeOf(name, kind)]),
  );
}

function attributeOf(name: string, kind: AttributeKind<AttributeValue>): Attribute {
  const htmlName = `data-${name}`;
  return {
    default: kind.default,
    keepOnSplit: kind !== idKind,
    // Null where the element says nothing, so that what its tag means ("h3") can stand.
    parseHTML: (element) =>
      element.hasAttribute(htmlName) ? kind.coerce(element.getAttribute(htmlName)) : null,
    renderHTML(attributes) {
      const value = kind.coerce(attributes[name]);
      return value === null || value === "" ? {} : { [htmlName]: String(value) };
    },
  };
}
