import * as Y from "yjs";
import type { AttributeKinds } from "./attributes.ts";
import { kindsOf } from "./part-kinds.ts";
import { MANUSCRIPT_FRAGMENT, manuscriptSchema } from "./schema.ts";
import { markNameOf } from "./state.ts";

/** Most parts (blocks, inline parts and runs of text) a manuscript may have. */
export const MAX_PARTS = 50_000;

/**
 * Whether a manuscript may be stored and shown: only known parts, marks and attributes, each
 * where the schema has a place for it. An editor deletes whatever its schema refuses, so
 * anything let through here would take people's words with it.
 * Null if it may; else why not, in words for a log.
 */
export function checkManuscript(manuscript: Y.XmlFragment | object): string | null {
  const budget = { left: MAX_PARTS };
  if (!(manuscript instanceof Y.XmlFragment)) return checkJson(manuscript, budget);
  // A fragment has no attributes in our hands, but its bytes can carry some.
  for (const item of manuscript._map.values()) {
    if (!item.deleted) return "the text itself has an attribute";
  }
  return firstReason(manuscript.toArray(), (child) => checkChild("doc", child, budget));
}

/**
 * The same for single top-level blocks, so that a room need look only at those that changed.
 * The nesting, and so the depth, is bounded by the schema; the number of parts is bounded
 * for these blocks together.
 */
export function checkBlocks(blocks: readonly unknown[]): string | null {
  const budget = { left: MAX_PARTS };
  return firstReason(blocks, (block) => checkChild("doc", block, budget));
}

/** Whether a document holds a manuscript and nothing beside it. Says nothing about the text. */
export function checkRoots(doc: Y.Doc): string | null {
  for (const name of doc.share.keys()) {
    if (name !== MANUSCRIPT_FRAGMENT) return `unknown root ${quote(name)}`;
  }
  return null;
}

/**
 * The same for one block or inline part about to be put into `parent` ("doc" at the top). What
 * a parent holds depends on neither order nor number, so an insertion can be judged by itself.
 */
export function checkPart(parent: string, name: string): string | null {
  return checkPlace(parent, name, name);
}

/** Whether words may stand directly in `parent`. */
export function checkWordsIn(parent: string): string | null {
  return checkPlace(parent, "text", "words");
}

/** One attribute about to be set on the part `name`. */
export function checkAttribute(
  name: string,
  attribute: string,
  value: unknown,
): string | null {
  if (!partRules.has(name)) return `unknown part ${quote(name)}`;
  return checkAttributes(name, { [attribute]: value }, partRules.get(name)?.kinds);
}

/**
 * A format as Yjs stores it on words: `name`, or `name--hash` for a mark that may overlap.
 * Null ends the mark.
 */
export function checkFormat(format: string, value: unknown): string | null {
  const name = markNameOf(format);
  const rule = markRules.get(name);
  if (!rule || (format !== name) !== rule.overlaps) {
    return `unknown mark ${quote(format)}`;
  }
  return value === null ? null : checkAttributes(name, value, rule.kinds);
}

/** How many parts there are in a fragment or block, itself not counted. */
export function countParts(parent: Y.XmlFragment): number {
  let count = 0;
  for (const child of parent.toArray()) {
    count += 1;
    if (child instanceof Y.XmlElement) count += countParts(child);
  }
  return count;
}

interface Budget {
  left: number;
}

interface PartRule {
  kinds: AttributeKinds;
  /** The names of the parts it may hold; "text" for words. */
  holds: ReadonlySet<string>;
}

interface MarkRule {
  kinds: AttributeKinds;
  /** Whether Yjs stores it as `name--hash`, because it may lie over itself. */
  overlaps: boolean;
}

const partRules = new Map<string, PartRule>(
  Object.values(manuscriptSchema.nodes).map((type) => {
    const holds = Object.values(manuscriptSchema.nodes).filter((child) =>
      type.contentMatch.matchType(child),
    );
    return [
      type.name,
      {
        kinds: kindsOf(type.name),
        holds: new Set(holds.map(({ name }) => name)),
      },
    ];
  }),
);

const markRules = new Map<string, MarkRule>(
  Object.values(manuscriptSchema.marks).map((type) => [
    type.name,
    { kinds: kindsOf(type.name), overlaps: !type.excludes(type) },
  ]),
);

function checkChild(parent: string, child: unknown, budget: Budget): string | null {
  // Exactly these two: a hook, a bare fragment, a map or a plain value in their place makes
  // y-tiptap throw where nothing catches it.
  if (child instanceof Y.XmlText) return checkText(parent, child, budget);
  if (child instanceof Y.XmlElement) return checkElement(parent, child, budget);
  return `something that is neither block nor text in ${parent}`;
}

function checkElement(
  parent: string,
  element: Y.XmlElement,
  budget: Budget,
): string | null {
  const name = element.nodeName;
  return (
    spend(budget) ??
    checkPlace(parent, name, name) ??
    // Typed as strings by Yjs; what a peer stored may be anything.
    checkAttributes(
      name,
      element.getAttributes() as object,
      partRules.get(name)?.kinds,
    ) ??
    firstReason(element.toArray(), (child) => checkChild(name, child, budget))
  );
}

function checkText(parent: string, text: Y.XmlText, budget: Budget): string | null {
  const outside = checkPlace(parent, "text", "words");
  if (outside) return outside;
  if (Object.keys(text.getAttributes()).length > 0) return "words with an attribute";
  // toDelta is typed `any`; a hostile peer can embed whatever it likes.
  const runs: { insert: unknown; attributes?: object }[] = text.toDelta();
  return firstReason(runs, ({ insert, attributes }) => {
    const full = spend(budget);
    if (full) return full;
    if (typeof insert !== "string") return `something embedded in the words of ${parent}`;
    return firstReason(Object.entries(attributes ?? {}), ([format, value]) =>
      checkFormat(format, value),
    );
  });
}

function checkJson(part: unknown, budget: Budget): string | null {
  if (!isRecord(part) || part.type !== "doc") return "not a manuscript";
  return checkJsonContent("doc", part.content, budget);
}

function checkJsonContent(
  parent: string,
  content: unknown,
  budget: Budget,
): string | null {
  if (content === undefined) return null;
  if (!Array.isArray(content)) return `the content of ${parent} is no list`;
  return firstReason(content, (child) => checkJsonPart(parent, child, budget));
}

function checkJsonPart(parent: string, part: unknown, budget: Budget): string | null {
  if (!isRecord(part) || typeof part.type !== "string") return `no part in ${parent}`;
  const full = spend(budget);
  if (full) return full;
  if (part.type !== "text") {
    return (
      checkPlace(parent, part.type, part.type) ??
      checkAttributes(part.type, part.attrs, partRules.get(part.type)?.kinds) ??
      checkJsonContent(part.type, part.content, budget)
    );
  }
  if (typeof part.text !== "string" || part.text === "") return "words that are none";
  const outside = checkPlace(parent, "text", "words");
  if (outside || part.marks === undefined) return outside;
  if (!Array.isArray(part.marks)) return "marks that are no list";
  return firstReason(part.marks, (mark: unknown) => {
    const name = isRecord(mark) && typeof mark.type === "string" ? mark.type : "";
    const rule = markRules.get(name);
    if (!rule || !isRecord(mark)) return `unknown mark ${quote(name)}`;
    return checkAttributes(name, mark.attrs, rule.kinds);
  });
}

/** `called` is "text" only for words, because an element of that name is none. */
function checkPlace(parent: string, name: string, called: string): string | null {
  if (!partRules.has(name) || called === "text") return `unknown part ${quote(called)}`;
  if (!partRules.get(parent)?.holds.has(name)) return `${called} inside ${parent}`;
  return null;
}

function checkAttributes(
  name: string,
  attributes: unknown,
  kinds: AttributeKinds = {},
): string | null {
  const given = attributes ?? {};
  if (!isRecord(given) || Array.isArray(given))
    return `attributes of ${name} are no list`;
  for (const attribute of Object.keys(given)) {
    if (!Object.hasOwn(kinds, attribute)) {
      return `unknown attribute ${quote(attribute)} of ${name}`;
    }
  }
  for (const [attribute, kind] of Object.entries(kinds)) {
    const value = given[attribute] === undefined ? kind.default : given[attribute];
    if (!kind.accepts(value))
      return `${attribute} of ${name} has a value it may not have`;
  }
  return null;
}

function spend(budget: Budget): string | null {
  budget.left -= 1;
  return budget.left < 0 ? `more than ${MAX_PARTS} parts` : null;
}

function firstReason<Item>(
  items: readonly Item[],
  check: (item: Item) => string | null,
): string | null {
  for (const item of items) {
    const reason = check(item);
    if (reason !== null) return reason;
  }
  return null;
}

/** A peer's word, short and on one line, fit for a log. */
function quote(word: string): string {
  return JSON.stringify(word.slice(0, 40));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
