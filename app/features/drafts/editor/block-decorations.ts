import type { Node } from "@tiptap/pm/model";
import { type Decoration, DecorationSet } from "@tiptap/pm/view";

/** The constructor is there at run time, and left out of the types. */
const BareSet = DecorationSet as unknown as new (
  local: readonly Decoration[],
  children: readonly (number | DecorationSet)[],
) => DecorationSet;

/**
 * Decorations on whole blocks of a text, and for each block with something inside its beginning,
 * end and set, as `DecorationSet.create` would make them. `create` takes time that grows with the
 * square of the blocks, and so does drawing what it made: for each block the library looks through
 * the decorations of all of them for one that reaches into it. None here does, so each block is
 * answered by the place it begins at: nine million looks a key less at 3,000 blocks.
 */
export class BlockDecorations extends BareSet {
  readonly #inside = new Map<number, DecorationSet>();

  constructor(
    blocks: readonly Decoration[],
    inside: readonly (number | DecorationSet)[],
  ) {
    super(blocks, inside);
    for (let at = 0; at < inside.length; at += 3) {
      const [begins, , set] = inside.slice(at, at + 3);
      if (typeof begins === "number" && set instanceof DecorationSet) {
        this.#inside.set(begins, set);
      }
    }
  }

  override forChild(offset: number, _block: Node): DecorationSet {
    return this.#inside.get(offset) ?? DecorationSet.empty;
  }
}
