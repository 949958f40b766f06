/**
 * Suggestions: changes that somebody proposes and a steward accepts or rejects. In words they are
 * marks (`marks/suggestion.ts`); on blocks and inline parts, on which marks do not survive Yjs, they
 * are entries of one attribute. Everything here is worked out from a text alone: who may suggest or
 * decide, and what the cards look like, belongs elsewhere.
 *
 * This file holds the entries. They are short words, since an attribute holds no object.
 */
import { type AttributeKind, MAX_ATTRIBUTE_LENGTH } from "#app/manuscript/attributes.ts";
import type { PartJson } from "#app/manuscript/manuscript-json.ts";

/** One proposal about a block or an inline part. */
export type Entry =
  /** It is not there yet. */
  | { op: "ins"; id: string }
  /** It shall go. */
  | { op: "del"; id: string }
  /** A block shall be of this kind, on this level, with this look of a list. */
  | { op: "set"; id: string; type: string; level: number; style: string }
  /** A block that is not there yet and holds the place to which another shall move. */
  | { op: "put"; id: string; block: string };

const ID = "[A-Za-z0-9_.-]{1,40}";
const ENTRY = new RegExp(
  `^(?:(ins|del):(${ID})|set:(${ID}):([A-Za-z]{1,20}):([0-6]):([a-z]*)|put:(${ID}):([A-Za-z0-9_.-]{1,64}))$`,
);

/** The entries in an attribute's words; what is none is left out. */
export function entriesOf(value: unknown): Entry[] {
  if (typeof value !== "string" || value === "") return [];
  return value.split(" ").flatMap((word) => entryOf(word) ?? []);
}

function entryOf(word: string): Entry | null {
  const [, op, id, setId, type, level, style, putId, block] = ENTRY.exec(word) ?? [];
  if (op && id) return { op: op === "ins" ? "ins" : "del", id };
  if (setId && type) {
    return { op: "set", id: setId, type, level: Number(level), style: style ?? "" };
  }
  return putId && block ? { op: "put", id: putId, block } : null;
}

/** The words of an attribute for entries, each once. */
export function wordsOfEntries(entries: readonly Entry[]): string {
  return [...new Set(entries.map(wordOfEntry))].join(" ");
}

function wordOfEntry(entry: Entry): string {
  switch (entry.op) {
    case "set":
      return `set:${entry.id}:${entry.type}:${entry.level}:${entry.style}`;
    case "put":
      return `put:${entry.id}:${entry.block}`;
    default:
      return `${entry.op}:${entry.id}`;
  }
}

/** The proposals about a block or an inline part. */
export function entriesOn(part: Pick<PartJson, "attrs">): Entry[] {
  return entriesOf(part.attrs?.suggestions);
}

/** The attribute of a part that holds them; null, and stored nowhere, where nothing is proposed. */
export const suggestionsKind: AttributeKind<string | null> = {
  default: null,
  coerce: (value) => wordsOfEntries(entriesOf(value)) || null,
  accepts: (value) =>
    value === null ||
    (typeof value === "string" &&
      value.length <= MAX_ATTRIBUTE_LENGTH &&
      (value === "" || value.split(" ").every((word) => ENTRY.test(word)))),
};

/** The id of a suggestion as marks carry it. */
export const suggestionIdKind: AttributeKind<string> = {
  default: "",
  coerce: (value) =>
    typeof value === "string" && new RegExp(`^${ID}$`).test(value) ? value : "",
  accepts: (value) => typeof value === "string" && new RegExp(`^${ID}$`).test(value),
};

/**
 * A new id for a suggestion. It begins with the Yjs client id it is made under, which the room has
 * bound to an account: so a suggestion is signed as words are, and nobody can sign for another. Then
 * come the time by the maker's clock and two random letters.
 */
export function newSuggestionId(clientId: number, nowMs: number): string {
  const random = Math.floor(Math.random() * 46_656).toString(36);
  return `${clientId.toString(36)}.${nowMs.toString(36)}.${random}`;
}

/** The Yjs client id a suggestion was made under; null for an id in another shape. */
export function clientOf(suggestionId: string): number | null {
  const [client = "", ...rest] = suggestionId.split(".");
  const id = Number.parseInt(client, 36);
  const isOurs =
    rest.length === 2 && id.toString(36) === client && id >= 0 && id <= 0xffff_ffff;
  return isOurs ? id : null;
}

/** When it was made, by its maker's clock, ms since 1970; null for an id in another shape. */
export function madeAtOf(suggestionId: string): number | null {
  const time = Number.parseInt(suggestionId.split(".")[1] ?? "", 36);
  return Number.isSafeInteger(time) ? time : null;
}
