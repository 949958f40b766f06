import * as Y from "yjs";
import type { RefusedReason } from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { isTrace, whyUnfit } from "./fit.ts";
import { type Known, type Place, samePlace } from "./known.ts";
import type { Limits } from "./limits.ts";
import type { ReadUpdate, Struct } from "./read-update.ts";

/** Whose words may come in: the ids of one writer. */
export interface Writer {
  /** May this id sign new words of the writer? Decided by the room's list of signatures. */
  maySign(client: number): boolean;
}

/** Somebody who may not write at all: any new struct is beyond their right. */
export const viewer: Writer = {
  maySign() {
    throw new Refused("right", "may only look");
  },
};

export interface Judged {
  /** New structs with the places they will stand in, in an order Yjs can integrate. */
  added: { struct: Struct; place: Place }[];
  /** Client ids that signed them. */
  signers: Set<number>;
  /** Nothing in the update was known before. */
  isAllNew: boolean;
}

/** An update that is well formed and must not come in. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly reason: RefusedReason;

  constructor(reason: RefusedReason, why: string) {
    super(why);
    this.reason = reason;
  }
}

/** An update that leans on words the room has not seen. */
export class LeansOnUnknown extends Refused {
  constructor(why: string) {
    super("identity", why);
  }
}

/**
 * Judges an update against what the room knows (C8, C9) and adds its structs to it. Throws
 * `Refused` or `LeansOnUnknown`, after which the caller makes `known` forget. What it lets through, Yjs integrates
 * completely: nothing is left pending, nothing throws, nothing lands in another list than it said.
 */
export function judge(
  update: ReadUpdate,
  known: Known,
  writer: Writer,
  fragment: Y.XmlFragment,
  limits: Pick<Limits, "maxWriters">,
): Judged {
  const queues = queuesOf(update, known, writer, limits);
  const judged: Judged = {
    added: [],
    signers: new Set(queues.keys()),
    isAllNew: update.structs.every(({ id }) => id.clock >= known.clockOf(id.client)),
  };

  // A struct may lean on one of another of the writer's ids further on in the update, so the
  // queues are taken in turns until none moves. Fewer than `maxWriters` queues: this is linear.
  while (queues.size > 0) {
    let moved = false;
    for (const [client, queue] of queues) {
      let next = queue.at(-1);
      while (next && leansOnKnown(next, known)) {
        const place = placeFor(next, known, fragment);
        const unfit = whyUnfit(next, place);
        if (unfit) throw new Refused("schema", unfit);
        judged.added.push({ struct: next, place });
        known.learn(next, place);
        queue.pop();
        next = queue.at(-1);
        moved = true;
      }
      if (queue.length === 0) queues.delete(client);
    }
    if (!moved) throw new LeansOnUnknown("leans on words nobody sent");
  }
  for (const range of update.deletes) {
    if (range.end > known.clockOf(range.client)) {
      throw new LeansOnUnknown("deletes words nobody sent");
    }
  }
  return judged;
}

/** The new structs of each client, last first. Refuses foreign ids and gaps (C8). */
function queuesOf(
  { structs }: ReadUpdate,
  known: Known,
  writer: Writer,
  limits: Pick<Limits, "maxWriters">,
): Map<number, Struct[]> {
  const queues = new Map<number, Struct[]>();
  let current: number | null = null;
  let expected = 0;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    refuseOtherRoot(struct);
    if (client !== current) {
      current = client;
      expected = known.clockOf(client);
    }
    const end = clock + struct.length;
    if (end <= expected) continue; // known already, by whomever it was written
    if (!writer.maySign(client)) throw new Refused("identity", "signed by another");
    if (clock > expected) throw new LeansOnUnknown("a gap in the clocks");
    expected = end;
    const queue = queues.get(client);
    if (queue) queue.push(struct);
    else queues.set(client, [struct]);
  }
  if (queues.size > limits.maxWriters) throw new Refused("size", "too many client ids");
  for (const queue of queues.values()) queue.reverse();
  return queues;
}

/** Reading a struct creates the root it names, so this is asked of known ones too. */
function refuseOtherRoot(struct: Struct): void {
  if (struct instanceof Y.GC || typeof struct.parent !== "string") return;
  if (struct.parent !== MANUSCRIPT_FRAGMENT) throw new Refused("schema", "another root");
}

function leansOnKnown(struct: Struct, known: Known): boolean {
  if (struct instanceof Y.GC) return true;
  const { origin, rightOrigin } = struct;
  if (origin && !known.has(origin)) return false;
  if (rightOrigin && !known.has(rightOrigin)) return false;
  return !(struct.parent instanceof Y.ID) || known.has(struct.parent);
}

/** Where Yjs will put the struct; mirrors what `Item.getMissing` does. */
function placeFor(struct: Struct, known: Known, fragment: Y.XmlFragment): Place {
  const place = struct instanceof Y.GC ? "gone" : itemPlace(struct, known, fragment);
  const { client, clock } = struct.id;
  // The first part of it is known already: the rest must go on where that part stands.
  if (clock < known.clockOf(client)) {
    const before = known.structAt(Y.createID(client, known.clockOf(client) - 1));
    if (!samePlace(known.placeOf(before), place)) {
      throw new Refused("identity", "goes on elsewhere than it began");
    }
  }
  return place;
}

function itemPlace(item: Y.Item, known: Known, fragment: Y.XmlFragment): Place {
  const { origin, rightOrigin } = item;
  const left = origin && known.structAt(origin);
  const right = rightOrigin && known.structAt(rightOrigin);
  const leftPlace = left && known.placeOf(left);
  const rightPlace = right && known.placeOf(right);
  if (leftPlace === "gone" || rightPlace === "gone") return "gone";
  // That the left one stands before the right one is not asked: an undo may name the end of a
  // struct as its left and the beginning of the same as its right, and must not be refused.
  if (leftPlace && rightPlace && !samePlace(leftPlace, rightPlace)) {
    throw new Refused("identity", "between words of two places");
  }
  const beside = leftPlace ?? rightPlace;
  if (beside) return beside;

  if (typeof item.parent === "string") return { parent: fragment, key: item.parentSub };
  if (!(item.parent instanceof Y.ID)) throw new Refused("identity", "stands nowhere");
  const holder = known.structAt(item.parent);
  if (holder instanceof Y.GC || isTrace(holder, known.placeOf(holder))) return "gone";
  if (holder.content instanceof Y.ContentType) {
    return { parent: holder.content.type, key: item.parentSub };
  }
  if (holder.content instanceof Y.ContentDeleted) return "gone";
  throw new Refused("schema", "inside something that holds nothing");
}

/** How many parts of the text (blocks, inline parts, runs of words) an update brings. */
export function partsIn(judged: Judged): number {
  return judged.added.filter(
    ({ struct }) => struct instanceof Y.Item && struct.content instanceof Y.ContentType,
  ).length;
}
