import { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import type { AttributeValue } from "./attributes.ts";
import type { ManuscriptJson, MarkJson, PartJson } from "./manuscript-json.ts";
import { MANUSCRIPT_FRAGMENT, manuscriptSchema } from "./schema.ts";
import { plainTextOf } from "./words.ts";
import { writeBlocks } from "./write-blocks.ts";

/**
 * The stored bytes of a new draft: one Yjs update that holds the whole manuscript. Make it
 * once and store it; two calls give two histories, and loading both doubles the text.
 * `clientId` is the Yjs client id the words are written under; random if left out.
 * Throws a RangeError when the JSON holds a part this version does not know.
 */
export function docFromJson(json: ManuscriptJson, clientId?: number): Uint8Array {
  const doc = new Y.Doc();
  try {
    if (clientId !== undefined) doc.clientID = clientId;
    writeManuscript(doc, json);
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

/**
 * Makes the document read as `json`, changing only what differs, in one transaction. Blocks
 * that stay keep their anchors and history, which emptying and refilling would destroy.
 * On a live document this is the room's to call.
 */
export function writeManuscript(doc: Y.Doc, json: ManuscriptJson): void {
  const manuscript = Node.fromJSON(manuscriptSchema, json);
  manuscript.check();
  const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  doc.transact(() => {
    writeBlocks(doc, fragment, manuscript, { mapping: new Map(), isOMark: new Map() });
  });
}

/** The manuscript in stored bytes: one update, or several merged. Unknown parts are kept. */
export function jsonFromState(state: Uint8Array): ManuscriptJson {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    return jsonFromFragment(doc.getXmlFragment(MANUSCRIPT_FRAGMENT));
  } finally {
    doc.destroy();
  }
}

/**
 * Reads a fragment without touching it. y-tiptap's own reader deletes what the schema does
 * not know and joins neighbouring texts, so it must never meet a live document on a server.
 */
export function jsonFromFragment(fragment: Y.XmlFragment): ManuscriptJson {
  return { type: "doc", content: fragment.toArray().flatMap(partsOf) };
}

/** The words of a manuscript, one block a line, without labels: for search and counting. */
export function plainTextFromState(state: Uint8Array): string {
  return plainTextOf(jsonFromState(state));
}

/** What a Yjs array calls its children is wider than what they are: hooks and values too. */
function partsOf(child: unknown): PartJson[] {
  if (child instanceof Y.XmlText) return textParts(child);
  if (child instanceof Y.XmlElement) return [elementPart(child)];
  return [{ type: "unknown" }];
}

/** One block of a fragment, read without touching it. */
export function jsonOfElement(element: Y.XmlElement): PartJson {
  return elementPart(element);
}

function elementPart(element: Y.XmlElement): PartJson {
  // Yjs types attributes as strings; y-tiptap stores numbers and booleans as they are.
  const attrs = element.getAttributes() as Record<string, unknown>;
  const content = element.toArray().flatMap(partsOf);
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs: plainAttributes(attrs) } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

interface TextRun {
  insert: unknown;
  attributes?: Record<string, unknown>;
}

function textParts(text: Y.XmlText): PartJson[] {
  // toDelta is typed `any`; these two fields are its documented shape.
  const runs = text.toDelta() as TextRun[];
  return runs.map(({ insert, attributes }) => {
    if (typeof insert !== "string") return { type: "unknown" };
    const marks = marksOf(attributes ?? {});
    return { type: "text", text: insert, ...(marks.length > 0 ? { marks } : {}) };
  });
}

/**
 * In the schema's order and then by attributes: the order in which Yjs holds formats depends
 * on who came first, and the same text must always read the same.
 */
function marksOf(attributes: Record<string, unknown>): MarkJson[] {
  return Object.entries(attributes)
    .map(([name, value]) => {
      const type = markNameOf(name);
      const attrs = isRecord(value) ? plainAttributes(value) : {};
      return { type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}) };
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

const overlappingName = /^(.*)--[A-Za-z0-9+/=]{8}$/;

/** y-tiptap stores a mark that may overlap itself as `name--hash`. */
export function markNameOf(format: string): string {
  return overlappingName.exec(format)?.[1] ?? format;
}

const markOrder = Object.keys(manuscriptSchema.marks);

function rankOf(mark: MarkJson): number {
  const rank = markOrder.indexOf(mark.type);
  return rank < 0 ? markOrder.length : rank;
}

function keyOf(mark: MarkJson): string {
  return mark.type + JSON.stringify(mark.attrs ?? {});
}

function plainAttributes(
  attributes: Record<string, unknown>,
): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, plainValue(value)]),
  );
}

function plainValue(value: unknown): AttributeValue {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return value;
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
