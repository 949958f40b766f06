import { blocksOfJson } from "#app/manuscript/blocks.ts";
import {
  type LaidOut,
  type LaidOutBlock,
  laidOutBlocks,
} from "#app/manuscript/laid-out.ts";
import { legalIdsOf } from "#app/manuscript/legal-ids.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { holderRank, unitRank } from "./unit-rank.ts";

/**
 * The `eId` and `wId` of every block of a text. A block without a legal id of its own that a
 * cross-reference points at is named `p` and counted under the unit before it (Akoma Ntoso Naming
 * Convention 1.0, section 5), so that every reference has an end.
 */
export class LegalIdBook {
  readonly #eIds = new Map<LaidOutBlock, string>();
  readonly #wIds = new Map<LaidOutBlock, string>();
  readonly #byBlockId = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(manuscript: ManuscriptJson, laidOut: LaidOut) {
    const labels = [...laidOutBlocks(laidOut.blocks)].map(({ label }) => label);
    const legal = legalIdsOf(blocksOfJson(manuscript), labels);
    for (const id of legal) if (id !== null) this.#taken.add(id);
    this.#name(laidOut.blocks, "", { legal: legal.values(), laidOut, seen: new Set() });
  }

  #name(blocks: readonly LaidOutBlock[], base: string, naming: Naming): void {
    /** The units that are open, outermost first. */
    const open = [{ rank: 0, eId: base }];
    const closeTo = (rank: number) => {
      while ((open.at(-1)?.rank ?? 0) > rank) open.pop();
    };
    for (const block of blocks) {
      const legalId = naming.legal.next().value ?? null;
      const rank = unitRank(block);
      closeTo(rank === null ? holderRank(block) : rank - 1);
      const eId =
        legalId ?? this.#nameForReferences(block, open.at(-1)?.eId ?? "", naming);
      if (eId !== null) this.#eIds.set(block, eId);
      this.#remember(block, eId, naming);
      if (rank !== null) open.push({ rank, eId: eId ?? base });
      this.#name(block.blocks, eId ?? base, naming);
    }
  }

  #nameForReferences(
    { id }: LaidOutBlock,
    above: string,
    { laidOut, seen }: Naming,
  ): string | null {
    if (id === null || seen.has(id) || !laidOut.targets.has(id)) return null;
    for (let count = 1; ; count += 1) {
      const eId = this.claim(above ? `${above}__p_${count}` : `p_${count}`);
      if (eId) return eId;
    }
  }

  /** The first block with an id is the one that is meant by it. */
  #remember(block: LaidOutBlock, eId: string | null, { seen }: Naming): void {
    if (block.id === null || seen.has(block.id)) return;
    seen.add(block.id);
    this.#wIds.set(block, block.id);
    if (eId !== null) this.#byBlockId.set(block.id, eId);
  }

  /** What the block is called in law and in our own text; what it has no name for is left out. */
  idsOf(block: LaidOutBlock): { eId: string | undefined; wId: string | undefined } {
    return { eId: this.#eIds.get(block), wId: this.#wIds.get(block) };
  }

  /** The `eId` of the block a cross-reference points at; null when it is gone. */
  eIdOf(blockId: string): string | null {
    return this.#byBlockId.get(blockId) ?? null;
  }

  /** An `eId` for an element that is no block (a list, a `mod`), unless another one has it. */
  claim(eId: string | undefined): string | undefined {
    if (!eId || this.#taken.has(eId)) return undefined;
    this.#taken.add(eId);
    return eId;
  }

  /** An `eId` nobody has yet, that begins like this. */
  claimLike(wanted: string): string {
    for (let again = 1; ; again += 1) {
      const eId = this.claim(again === 1 ? wanted : `${wanted}-${again}`);
      if (eId) return eId;
    }
  }
}

interface Naming {
  readonly legal: IterableIterator<string | null>;
  readonly laidOut: LaidOut;
  readonly seen: Set<string>;
}
