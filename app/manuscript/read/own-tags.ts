import type { BlockJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import { attributesFrom } from "#app/manuscript/part-kinds.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import type { Meaning } from "./tagged-text.ts";

export type TagAttributes = Readonly<Record<string, string>>;

/** Parts that hold other parts. */
const HOLDERS = new Set(["quotedCode", "table"]);

/**
 * What an element of a file we wrote says of itself: its attributes have our names behind a prefix
 * ("data-" in HTML, "tl:" in Akoma Ntoso). Null when it says nothing. A name no block has is taken
 * for a paragraph.
 */
export function ownBlock(
  attributes: TagAttributes,
  prefix: string,
  id: string | null,
): Meaning | null {
  const type = attributes[`${prefix}block`];
  if (type === undefined) return null;
  if (type === "none") return { is: "silent" };
  const loose = { ...ownAttributes(attributes, prefix), id };
  if (HOLDERS.has(type)) return { is: "holder", part: partOf(type, loose) };
  const known = manuscriptSchema.nodes[type]?.isInGroup("flat") ? type : "paragraph";
  return { is: "block", block: partOf(known, loose) };
}

/** A part with the attributes its kind has, out of loose ones. */
export function partOf(
  type: string,
  loose: Readonly<Record<string, unknown>> = {},
): BlockJson & PartJson {
  return { type, attrs: attributesFrom(type, loose) };
}

/** Our attributes by the names they have in a manuscript. */
export function ownAttributes(
  attributes: TagAttributes,
  prefix: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}
