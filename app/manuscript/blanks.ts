import { lineKind } from "./attributes.ts";
import type { ManuscriptJson, PartJson } from "./manuscript-json.ts";

/** The kinds of thing a blank can stand for. The first three a city's profile can know. */
export const BLANK_KINDS = [
  "text",
  "cityName",
  "bodyName",
  "codeName",
  "date",
  "number",
  "money",
] as const;
export type BlankKind = (typeof BLANK_KINDS)[number];

/** What a city fills blanks with: by kind, for all blanks of a text at once. */
export interface BlankValues {
  /** "Tacoma", without "City of". */
  cityName?: string;
  /** "City Council". */
  bodyName?: string;
  /** "Tacoma Municipal Code". */
  codeName?: string;
}

/** As much of a blank as what it shows depends on; its attributes as they are stored. */
export interface BlankAttributes {
  name?: unknown;
  value?: unknown;
  kind?: unknown;
}

/**
 * What a blank shows when it is filled: by hand, else from the city's values. Null while it is
 * not. A date given as "2017-10-17", a plain number and a plain amount are written out the way
 * an ordinance writes them; anything else stands as it was typed.
 */
export function filledBlank(
  attributes: BlankAttributes,
  values: BlankValues = {},
): string | null {
  const { kind } = attributes;
  const typed = lineKind.coerce(attributes.value);
  switch (kind) {
    case "date":
      return dateWords(typed) || null;
    case "number":
      return grouped(typed) || null;
    case "money":
      return moneyWords(typed) || null;
    case "cityName":
    case "bodyName":
    case "codeName":
      return typed || lineKind.coerce(values[kind]) || null;
    default:
      return typed || null;
  }
}

/** What a blank shows: what fills it, or its name in brackets as long as nothing does. */
export function blankText(attributes: BlankAttributes, values?: BlankValues): string {
  return (
    filledBlank(attributes, values) ?? `[${lineKind.coerce(attributes.name) || "blank"}]`
  );
}

/**
 * The manuscript as a city would have it: every blank nobody filled by hand, and that the values
 * know, is filled. The manuscript given stays as it is.
 */
export function fillBlanks(
  manuscript: ManuscriptJson,
  values: BlankValues,
): ManuscriptJson {
  const fill = (part: PartJson): PartJson => {
    if (part.type === "blank") {
      const attributes: BlankAttributes = part.attrs ?? {};
      const isTyped = filledBlank(attributes) !== null;
      const value = isTyped ? null : filledBlank(attributes, values);
      return value === null ? part : { ...part, attrs: { ...part.attrs, value } };
    }
    return part.content ? { ...part, content: part.content.map(fill) } : part;
  };
  return { type: "doc", content: manuscript.content.map(fill) };
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function dateWords(typed: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name && Number(day) >= 1 && Number(day) <= 31
    ? `${name} ${Number(day)}, ${year}`
    : typed;
}

function grouped(typed: string): string {
  return /^\d{5,15}(\.\d+)?$/.test(typed)
    ? typed.replace(/\B(?=(\d{3})+(?=\.|$))(?<!\.\d*)/g, ",")
    : typed;
}

function moneyWords(typed: string): string {
  const plain = typed.replaceAll(",", "");
  if (!/^\d{1,15}(\.\d\d)?$/.test(plain)) return typed;
  return `$${plain.replace(/\B(?=(\d{3})+(?=\.|$))(?<!\.\d*)/g, ",")}`;
}
