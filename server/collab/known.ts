import * as Y from "yjs";
import type { DeletedRange, Struct } from "./read-update.ts";

/**
 * Where a struct stands: in which type and, when it is an attribute, under which name.
 * "gone" when what it stood in was deleted and collected: Yjs then keeps only its length.
 */
export type Place = { parent: SharedType; key: string | null } | "gone";

/** What an item of a document stands in: some Yjs type, root or not. */
export type SharedType = Exclude<Y.Item["parent"], Y.ID | null>;

/** True when two structs are neighbours in one list, or values of one attribute. */
export function samePlace(a: Place, b: Place): boolean {
  if (a === "gone" || b === "gone") return a === b;
  return a.parent === b.parent && a.key === b.key;
}

/** The struct holding `clock` in a gapless list. */
function structIn(structs: readonly Struct[], clock: number): Struct | undefined {
  let low = 0;
  let high = structs.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const struct = structs[middle];
    if (!struct) return undefined;
    if (clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return undefined;
}

/**
 * Everything a room knows: its document, and on top what was accepted in this turn and is
 * not applied yet. The gate looks here and nowhere else, so an update is judged as if all
 * before it had been applied, and the document is not touched by one that is refused.
 */
export class Known {
  readonly #doc: Y.Doc;
  readonly #structs = new Map<number, Struct[]>();
  readonly #places = new Map<Struct, Place>();
  /** What was learned since the last `keep`, to be forgotten on a refusal. */
  #learned: Struct[] = [];

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** The clock the next struct of `client` must have. */
  clockOf(client: number): number {
    const last = this.#structs.get(client)?.at(-1);
    if (last) return last.id.clock + last.length;
    return Y.getState(this.#doc.store, client);
  }

  has(id: Y.ID): boolean {
    return id.clock < this.clockOf(id.client);
  }

  /** The struct that holds this id, which must be known. */
  structAt(id: Y.ID): Struct {
    const staged = this.#structs.get(id.client);
    const first = staged?.[0];
    const found =
      staged && first && id.clock >= first.id.clock
        ? structIn(staged, id.clock)
        : structIn(this.#doc.store.clients.get(id.client) ?? [], id.clock);
    if (!found) throw new Error("asked for a struct that is not known");
    return found;
  }

  placeOf(struct: Struct): Place {
    const staged = this.#places.get(struct);
    if (staged) return staged;
    if (struct instanceof Y.GC) return "gone";
    // In a document an item's parent is a type; it is an id only while it is being read.
    const parent = struct.parent as SharedType | null;
    return parent ? { parent, key: struct.parentSub } : "gone";
  }

  /** True when the struct is in the document, linked to its neighbours. */
  isApplied(struct: Struct): boolean {
    return !this.#places.has(struct);
  }

  /** Adds a struct that was found good, at the end of its client's list. */
  learn(struct: Struct, place: Place): void {
    const structs = this.#structs.get(struct.id.client);
    if (structs) structs.push(struct);
    else this.#structs.set(struct.id.client, [struct]);
    this.#places.set(struct, place);
    this.#learned.push(struct);
  }

  /** The whole update was good. */
  keep(): void {
    this.#learned = [];
  }

  /** The update was refused: forgets what it brought. */
  forget(): void {
    for (const struct of this.#learned.reverse()) {
      const structs = this.#structs.get(struct.id.client);
      structs?.pop();
      if (structs?.length === 0) this.#structs.delete(struct.id.client);
      this.#places.delete(struct);
    }
    this.#learned = [];
  }

  /** Everything accepted is in the document now (or was dropped with the turn). */
  settle(): void {
    this.#structs.clear();
    this.#places.clear();
    this.#learned = [];
  }

  /** The items in a range that are not deleted yet. What is only accepted counts as there. */
  liveIn(range: DeletedRange): Y.Item[] {
    const live: Y.Item[] = [];
    const applied = this.#doc.store.clients.get(range.client);
    if (applied) findLive(applied, range, live);
    const staged = this.#structs.get(range.client);
    if (staged) findLive(staged, range, live);
    return live;
  }
}

function findLive(structs: Struct[], range: DeletedRange, live: Y.Item[]): void {
  const last = structs.at(-1);
  const first = structs[0];
  if (!first || !last || range.clock >= last.id.clock + last.length) return;
  const start = Math.max(range.clock, first.id.clock);
  for (let i = Y.findIndexSS(structs, start); i < structs.length; i += 1) {
    const struct = structs[i];
    if (!struct || struct.id.clock >= range.end) return;
    if (struct instanceof Y.Item && !struct.deleted) live.push(struct);
  }
}
