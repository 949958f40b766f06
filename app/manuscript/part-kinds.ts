import type { AttributeKinds, AttributeValue } from "./attributes.ts";
import { manuscriptExtensions } from "./extensions.ts";

const kindsByName = new Map<string, AttributeKinds>(
  manuscriptExtensions().map((part) => [part.name, part.options?.kinds ?? {}]),
);

/** The kinds of the attributes that a part or mark of this name has. */
export function kindsOf(name: string): AttributeKinds {
  return kindsByName.get(name) ?? {};
}

/**
 * The attributes of a part or mark, out of loose values by name: what is missing or may not be is
 * the default, what it has no attribute for is left out.
 */
export function attributesFrom(
  name: string,
  loose: Readonly<Record<string, unknown>>,
): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(kindsOf(name)).map(([attribute, kind]) => [
      attribute,
      loose[attribute] === undefined ? kind.default : kind.coerce(loose[attribute]),
    ]),
  );
}
