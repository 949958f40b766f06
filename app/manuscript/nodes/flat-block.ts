/**
 * The blocks and inline parts of a manuscript, one file a part or a small family. A part is
 * its place in the schema, its attributes and its HTML form; nothing about keys or menus.
 */
import { mergeAttributes, Node } from "@tiptap/core";
import type { DOMOutputSpec } from "@tiptap/pm/model";
import {
  type AttributeKinds,
  type AttributeValue,
  attributesOf,
  idKind,
  type PartOptions,
} from "#app/manuscript/attributes.ts";

import { suggestionsKind } from "#app/manuscript/suggestions/entries.ts";

interface FlatBlock {
  name: string;
  /** Attributes besides `id` and `suggestions`, which every block has. */
  attributes?: AttributeKinds;
  /** The HTML element, `p` if left out. */
  element?: (attributes: Record<string, unknown>) => string;
  /** HTML elements that are read as this block although they do not say so. */
  alsoReads?: { tag: string; attributes?: Record<string, AttributeValue> }[];
}

/**
 * A block that holds a line of running text and no other block. Its place in the text is
 * said by its level alone, so that two people who move and join blocks at once can never
 * build a tree that the schema has to cut.
 */
export function flatBlock(block: FlatBlock): Node<PartOptions> {
  const kinds = { id: idKind, suggestions: suggestionsKind, ...block.attributes };
  return Node.create<PartOptions>({
    name: block.name,
    group: "block flat",
    content: "inline*",
    defining: true,
    addOptions: () => ({ kinds }),
    addAttributes() {
      return attributesOf(this.options.kinds);
    },
    parseHTML() {
      return [
        { tag: `[data-block="${block.name}"]`, priority: 60 },
        ...(block.alsoReads ?? []).map(({ tag, attributes }) => ({
          tag,
          ...(attributes ? { attrs: attributes } : {}),
        })),
      ];
    },
    renderHTML({ node, HTMLAttributes }): DOMOutputSpec {
      const element = block.element?.(node.attrs) ?? "p";
      return [element, mergeAttributes({ "data-block": block.name }, HTMLAttributes), 0];
    },
  });
}
