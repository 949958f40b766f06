import type { TextBlock } from "./blocks.ts";
import type { Labels } from "./numbering.ts";

/** A block a cross-reference can point at. */
export interface ReferenceTarget {
  id: string;
  /** "Section 3(a)"; "" for a block only its words can name. */
  reference: string;
  words: string;
}

/** Everything in a text that a cross-reference can point at, in reading order. */
export function referenceTargets(
  blocks: readonly TextBlock[],
  labels: Labels,
): ReferenceTarget[] {
  const seen = new Set<string>();
  return blocks
    .flatMap((block) => [block, ...block.blocks])
    .flatMap((block) => {
      if (block.id === null || seen.has(block.id)) return [];
      seen.add(block.id);
      const reference = labels.byId.get(block.id)?.reference ?? "";
      const words = block.text.trim();
      return reference || words ? [{ id: block.id, reference, words }] : [];
    });
}

/**
 * Those that match what was typed: by number ("3(a)", "section 3"), then by words. Every word
 * typed must be found, in any order; case and accents do not matter.
 */
export function findTargets(
  targets: readonly ReferenceTarget[],
  typed: string,
): ReferenceTarget[] {
  const wanted = plain(typed).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [...targets];
  const number = wanted.join(" ");
  const rank = ({ reference, words }: ReferenceTarget): number => {
    const name = plain(reference);
    if (name === number || name.endsWith(` ${number}`)) return 0;
    if (name.startsWith(number) || name.includes(` ${number}`)) return 1;
    const all = `${name} ${plain(words)}`;
    return wanted.every((word) => all.includes(word)) ? 2 : 3;
  };
  return targets
    .map((target) => ({ target, rank: rank(target) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.target);
}

function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
