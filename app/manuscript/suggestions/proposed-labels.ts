import {
  type BlockLabel,
  type Labels,
  labelBlocks,
  NO_LABEL,
  type NumberedBlock,
} from "#app/manuscript/numbering.ts";
import type { NumberingProfile } from "#app/manuscript/numbering-profile.ts";
import { type Entry, entriesOf } from "./entries.ts";

/** As much of a block as its number depends on, with what is proposed about it. */
export interface ProposedBlock extends NumberedBlock {
  readonly suggestions?: string;
  readonly blocks?: readonly ProposedBlock[];
}

/**
 * The labels of a text in which changes are proposed. What has been agreed keeps the number it has,
 * a block that shall go as well, so that nobody who cites "(c)" is misled by a proposal. A block
 * that is only proposed, and the place to which one shall move, say the number they would have if
 * everything were accepted. A reference reads what its target says.
 */
export function proposedLabels(
  blocks: readonly ProposedBlock[],
  profile: NumberingProfile,
): Labels {
  if (!blocks.some(hasProposal)) return labelBlocks(blocks, profile);
  const present = new AgreedBlocks(blocks);
  const future = new AcceptedBlocks(blocks);
  const agreed = numbered(present, profile);
  const accepted = numbered(future, profile);
  const byId = new Map([...accepted.byId, ...agreed.byId]);
  const list = flat(blocks).map((block) => {
    const moved = placeOf(block);
    if (moved !== null) return accepted.byId.get(moved) ?? NO_LABEL;
    return agreed.of.get(block) ?? accepted.of.get(block) ?? NO_LABEL;
  });
  return { list, byId };
}

function entriesAbout(block: ProposedBlock): Entry[] {
  return block.suggestions ? entriesOf(block.suggestions) : [];
}

function hasProposal(block: ProposedBlock): boolean {
  return Boolean(block.suggestions) || (block.blocks ?? []).some(hasProposal);
}

/** The id of the block that shall move to where this one holds the place; null for any other. */
export function placeOf(block: ProposedBlock): string | null {
  const put = entriesAbout(block).find((entry) => entry.op === "put");
  return put?.op === "put" ? put.block : null;
}

/** Blocks in reading order, quoted code before the blocks in it. */
function flat(blocks: readonly ProposedBlock[]): ProposedBlock[] {
  return blocks.flatMap((block) => [block, ...flat(block.blocks ?? [])]);
}

interface Numbered {
  of: ReadonlyMap<ProposedBlock, BlockLabel>;
  byId: ReadonlyMap<string, BlockLabel>;
}

/** Blocks made of the text's, and of which block each is made, where it is another object. */
interface MadeBlocks {
  readonly list: readonly ProposedBlock[];
  readonly sources: ReadonlyMap<ProposedBlock, ProposedBlock>;
}

function numbered({ list, sources }: MadeBlocks, profile: NumberingProfile): Numbered {
  const labels = labelBlocks(list, profile);
  const of = new Map<ProposedBlock, BlockLabel>();
  flat(list).forEach((block, nth) => {
    const label = labels.list[nth];
    if (label) of.set(sources.get(block) ?? block, label);
  });
  return { of, byId: labels.byId };
}

/** The blocks without those that are only proposed. */
class AgreedBlocks implements MadeBlocks {
  readonly sources = new Map<ProposedBlock, ProposedBlock>();
  readonly list: readonly ProposedBlock[];

  constructor(blocks: readonly ProposedBlock[]) {
    this.list = this.#agreed(blocks);
  }

  #agreed(blocks: readonly ProposedBlock[]): ProposedBlock[] {
    return blocks.flatMap((block) => {
      if (entriesAbout(block).some(({ op }) => op === "ins" || op === "put")) return [];
      if (!block.blocks?.some(hasProposal)) return [block];
      const now = { ...fieldsOf(block), blocks: this.#agreed(block.blocks) };
      this.sources.set(now, block);
      return [now];
    });
  }
}

/** What a number depends on, of a block that may be read lazily. */
function fieldsOf(block: ProposedBlock): ProposedBlock {
  const { type, id, level, style, citation, action, lead, side, isEmpty } = block;
  return {
    type,
    id,
    level,
    ...(style === undefined ? {} : { style }),
    ...(citation === undefined ? {} : { citation }),
    ...(action === undefined ? {} : { action }),
    ...(lead === undefined ? {} : { lead }),
    ...(side === undefined ? {} : { side }),
    ...(isEmpty === undefined ? {} : { isEmpty }),
  };
}

/** The blocks as if everything were accepted, and which block of the text each one is. */
class AcceptedBlocks implements MadeBlocks {
  readonly sources = new Map<ProposedBlock, ProposedBlock>();
  readonly list: ProposedBlock[];
  readonly #moving = new Map<string, ProposedBlock>();

  constructor(blocks: readonly ProposedBlock[]) {
    const all = flat(blocks);
    const wanted = new Set(all.flatMap((block) => placeOf(block) ?? []));
    for (const block of all) {
      if (block.id !== null && wanted.has(block.id)) this.#moving.set(block.id, block);
    }
    const leaving = new Set(this.#moving.values());
    this.list = this.#accepted(blocks, leaving);
  }

  #accepted(
    blocks: readonly ProposedBlock[],
    leaving: ReadonlySet<ProposedBlock>,
  ): ProposedBlock[] {
    return blocks.flatMap((block) => {
      if (leaving.has(block)) return [];
      const moved = placeOf(block);
      if (moved === null) return this.#one(block, leaving);
      const mover = this.#moving.get(moved);
      // Two people may put one block in two places: the first has it.
      this.#moving.delete(moved);
      return mover ? this.#one(mover, leaving) : [];
    });
  }

  #one(block: ProposedBlock, leaving: ReadonlySet<ProposedBlock>): ProposedBlock[] {
    const entries = entriesAbout(block);
    if (entries.some(({ op }) => op === "del")) return [];
    const set = entries.filter((entry) => entry.op === "set").at(-1);
    const then = {
      ...fieldsOf(block),
      ...(set ? { type: set.type, level: set.level, style: set.style } : {}),
      blocks: this.#accepted(block.blocks ?? [], leaving),
    };
    this.sources.set(then, block);
    return [then];
  }
}
