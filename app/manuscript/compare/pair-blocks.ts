import { diffArrays } from "diff";

/** What a block holds. Only blocks that hold the same kind of thing can be one. */
export type Holding = "words" | "rows" | "blocks";

/** As much of a block as finding its partner needs. */
export interface Pairable {
  id: string | null;
  type: string;
  holds: Holding;
  /** Its words, without its number. */
  words: string;
}

/** A block that stands in both texts, by its places. */
export interface Pair {
  old: number;
  young: number;
  /** It stands in another order than the blocks around it. */
  isMoved: boolean;
}

/** Two blocks with this share of their words in common are one that was changed. */
const ALIKE = 0.5;
/** Blocks shorter than this, in words, are found elsewhere by chance. */
const FOUND_ELSEWHERE = 4;
/** Of so many candidates between two neighbours each is held against each. */
const MAX_CANDIDATES = 40_000;

/**
 * Which block of the later text is which of the earlier: by id; then by the same words in the same
 * order; then by the same words anywhere; then, between two that are found, by likeness.
 */
export function pairBlocks(old: readonly Pairable[], young: readonly Pairable[]): Pair[] {
  const partners = new Partners(old, young);
  const places = new Map(old.map(({ id }, at) => [id, at] as const).reverse());
  for (const [at, { id }] of young.entries()) {
    const place = id === null ? undefined : places.get(id);
    if (place !== undefined) partners.join(place, at);
  }
  joinSameWords(old, young, partners);
  joinAlike(old, young, partners);
  return partners.inOrder();
}

class Partners {
  readonly #byOld = new Map<number, number>();
  readonly #byYoung = new Map<number, number>();
  readonly #old: readonly Pairable[];
  readonly #young: readonly Pairable[];

  constructor(old: readonly Pairable[], young: readonly Pairable[]) {
    this.#old = old;
    this.#young = young;
  }

  /** The first to be joined stay together. */
  join(old: number, young: number): void {
    if (this.#byOld.has(old) || this.#byYoung.has(young)) return;
    if (this.#old[old]?.holds !== this.#young[young]?.holds) return;
    this.#byOld.set(old, young);
    this.#byYoung.set(young, old);
  }

  hasOld(old: number): boolean {
    return this.#byOld.has(old);
  }

  hasYoung(young: number): boolean {
    return this.#byYoung.has(young);
  }

  /** By place in the later text. */
  inOrder(): Pair[] {
    const pairs = [...this.#byYoung].map(([young, old]) => ({ old, young }));
    pairs.sort((a, b) => a.young - b.young);
    const stays = longestRising(pairs.map(({ old }) => old));
    return pairs.map((pair, at) => ({ ...pair, isMoved: !stays.has(at) }));
  }
}

function joinSameWords(
  old: readonly Pairable[],
  young: readonly Pairable[],
  partners: Partners,
): void {
  const olds = [...old.keys()].filter((at) => !partners.hasOld(at));
  const youngs = [...young.keys()].filter((at) => !partners.hasYoung(at));
  if (olds.length === 0 || youngs.length === 0) return;
  const keyOf = ({ type, words }: Pairable) => `${type} ${words}`;
  const oldKeys = olds.map((at) => keyOf(old[at] as Pairable)); // places of the list
  const youngKeys = youngs.map((at) => keyOf(young[at] as Pairable));
  let [i, j] = [0, 0];
  for (const { value, added, removed } of diffArrays(oldKeys, youngKeys)) {
    if (!added && !removed) {
      for (let nth = 0; nth < value.length; nth += 1) {
        partners.join(olds[i + nth] as number, youngs[j + nth] as number);
      }
    }
    if (!added) i += value.length;
    if (!removed) j += value.length;
  }
  const elsewhere = new Map<string, number>();
  for (const [nth, at] of olds.entries()) {
    if (!partners.hasOld(at)) elsewhere.set(oldKeys[nth] ?? "", at);
  }
  for (const [nth, at] of youngs.entries()) {
    const from = elsewhere.get(youngKeys[nth] ?? "");
    const isLong = (young[at]?.words.split(" ").length ?? 0) >= FOUND_ELSEWHERE;
    if (from !== undefined && isLong) partners.join(from, at);
  }
}

/** Those left over between two neighbours that stand in both texts, the most alike first. */
function joinAlike(
  old: readonly Pairable[],
  young: readonly Pairable[],
  partners: Partners,
): void {
  const stayers = partners.inOrder().filter(({ isMoved }) => !isMoved);
  let [fromOld, fromYoung] = [0, 0];
  for (const stayer of [...stayers, { old: old.length, young: young.length }]) {
    const olds = placesBetween(fromOld, stayer.old, (at) => partners.hasOld(at));
    const youngs = placesBetween(fromYoung, stayer.young, (at) => partners.hasYoung(at));
    [fromOld, fromYoung] = [stayer.old + 1, stayer.young + 1];
    if (olds.length * youngs.length > MAX_CANDIDATES) continue;
    const bags = new Map(youngs.map((at) => [at, bagOf(young[at]?.words ?? "")]));
    const likes = olds.flatMap((from) => {
      const bag = bagOf(old[from]?.words ?? "");
      return youngs.map((to) => ({
        from,
        to,
        share: sharedBy(bag, bags.get(to) ?? bagOf("")),
      }));
    });
    const closest = likes
      .filter(({ share }) => share >= ALIKE)
      .sort((a, b) => b.share - a.share || a.from - b.from || a.to - b.to);
    for (const { from, to } of closest) partners.join(from, to);
  }
}

function placesBetween(
  from: number,
  to: number,
  isTaken: (at: number) => boolean,
): number[] {
  const places: number[] = [];
  for (let at = from; at < to; at += 1) if (!isTaken(at)) places.push(at);
  return places;
}

interface Bag {
  size: number;
  counts: Map<string, number>;
}

function bagOf(words: string): Bag {
  const found = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { size: found.length, counts };
}

/** The share of words two texts have in common, of both together (Dice), 0 to 1. */
function sharedBy(a: Bag, b: Bag): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const [word, count] of a.counts)
    shared += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * shared) / (a.size + b.size);
}

/** The places of a longest run of rising values: as many as can stay where they are. */
function longestRising(values: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [at, value] of values.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? (ends[low - 1] ?? -1) : -1);
    ends[low] = at;
  }
  const rising = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) rising.add(at);
  return rising;
}
