import * as Y from "yjs";
import { newBlockId } from "#app/manuscript/manuscript-json.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";

/** Something that was given an id, by where Yjs keeps it: the same in every copy of the document. */
export interface Namesake {
  item: Y.ID;
  /** The id it shares with a block that had it before. */
  id: string;
}

/**
 * Which block has which id. Two people who move one block at once, or one who undoes a deletion
 * after another pasted what was deleted, leave two blocks with one id; no editor sees that while
 * it happens. The room sees everything in one order, so it decides for all (C35): whoever had the
 * id first keeps it, and references with it; the other gets a new one.
 */
export class BlockIds {
  /** Those that have an id, the first first; more than one only until they are told apart. */
  readonly #holders = new Map<string, Y.XmlElement[]>();
  /** Those that had the id of another when the text was opened. */
  readonly stored: Namesake[] = [];

  /** `newcomers` were given an id just now: whoever else has it had it before them. */
  constructor(fragment: Y.XmlFragment, newcomers: readonly Y.XmlElement[] = []) {
    for (const element of elementsIn(fragment)) {
      if (newcomers.includes(element)) continue;
      const namesake = this.#take(element);
      if (namesake) this.stored.push(namesake);
    }
  }

  /** Those among newcomers that were given the id of another. */
  namesakesAmong(newcomers: readonly Y.XmlElement[]): Namesake[] {
    return newcomers.flatMap((element) => this.#take(element) ?? []);
  }

  /** Notes whose an id is; answers with the element if the id is somebody else's. */
  #take(element: Y.XmlElement): Namesake | null {
    const id = idOf(element);
    const item = element._item;
    if (id === null || item === null) return null;
    const others = (this.#holders.get(id) ?? []).filter(
      (holder) => holder !== element && isThere(holder) && idOf(holder) === id,
    );
    this.#holders.set(id, [...others, element]);
    return others.length > 0 ? { item: item.id, id } : null;
  }
}

/**
 * Gives each of them an id of its own, if it still shares one: whoever had it first may have been
 * deleted meanwhile, and then it is nobody's but theirs. For `room.edit`.
 */
export function renameIn(doc: Y.Doc, namesakes: readonly Namesake[]): void {
  const counts = new Map<string | null, number>();
  for (const element of elementsIn(doc.getXmlFragment(MANUSCRIPT_FRAGMENT))) {
    const id = idOf(element);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  for (const { item, id } of namesakes) {
    const count = counts.get(id) ?? 0;
    if (count < 2) continue;
    const found = Y.getItem(doc.store, item);
    const type = found instanceof Y.Item && !found.deleted ? found.content : null;
    if (!(type instanceof Y.ContentType) || !(type.type instanceof Y.XmlElement))
      continue;
    if (idOf(type.type) !== id) continue;
    type.type.setAttribute("id", newBlockId());
    counts.set(id, count - 1);
  }
}

/** What a transaction gave an id, at the price of its own structs and not of the whole text. */
export function namedIn(transaction: Y.Transaction): Y.XmlElement[] {
  const named = new Set<Y.XmlElement>();
  const { beforeState, afterState, doc } = transaction;
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0;
    const structs = after > before ? doc.store.clients.get(client) : undefined;
    if (!structs) continue;
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at += 1) {
      const struct = structs[at];
      if (!(struct instanceof Y.Item) || struct.parentSub !== "id") continue;
      const { parent } = struct;
      if (parent instanceof Y.XmlElement && isThere(parent)) named.add(parent);
    }
  }
  return [...named];
}

function* elementsIn(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

/** An element in one that was deleted is deleted too: Yjs marks what is inside. */
function isThere(element: Y.XmlElement): boolean {
  return element._item !== null && !element._item.deleted;
}

function idOf(element: Y.XmlElement): string | null {
  const id: unknown = element.getAttribute("id");
  return typeof id === "string" ? id : null;
}
