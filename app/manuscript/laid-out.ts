import { blocksOfJson } from "./blocks.ts";
import { idOf, type ManuscriptJson, type PartJson, wordOf } from "./manuscript-json.ts";
import {
  type BlockLabel,
  labelBlocks,
  NO_LABEL,
  type NumberingProfile,
} from "./numbering.ts";
import { referenceWords } from "./reference-words.ts";

/** A block with what is computed for it. `blocks` are those inside quoted code. */
export interface LaidOutBlock {
  readonly part: PartJson;
  readonly type: string;
  readonly id: string | null;
  readonly label: BlockLabel;
  readonly blocks: readonly LaidOutBlock[];
}

/** A manuscript as an exporter takes it: blocks with labels, and the words of references. */
export interface LaidOut {
  readonly blocks: readonly LaidOutBlock[];
  /** What a cross-reference reads; null when its target is gone. */
  reference(target: string): string | null;
  /** The ids some cross-reference points at. */
  readonly targets: ReadonlySet<string>;
}

/** Joins a manuscript with its labels in one profile, so that no exporter counts along. */
export function layOut(manuscript: ManuscriptJson, profile?: NumberingProfile): LaidOut {
  const labels = labelBlocks(blocksOfJson(manuscript), profile).list;
  const targets = new Set<string>();
  let at = 0;
  const lay = (part: PartJson): LaidOutBlock => {
    const label = labels[at] ?? NO_LABEL;
    at += 1;
    const isCode = part.type === "quotedCode";
    if (!isCode) collectTargets(part, targets);
    return {
      part,
      type: part.type,
      id: idOf(part),
      label,
      blocks: isCode ? (part.content ?? []).map(lay) : [],
    };
  };
  const blocks = manuscript.content.map(lay);
  return { blocks, reference: referenceWords(manuscript, labels), targets };
}

function collectTargets(part: PartJson, targets: Set<string>): void {
  if (part.type === "crossReference") targets.add(wordOf(part, "target"));
  for (const child of part.content ?? []) collectTargets(child, targets);
}

/** Every block in reading order; quoted code comes before the blocks inside it. */
export function* laidOutBlocks(blocks: readonly LaidOutBlock[]): Generator<LaidOutBlock> {
  for (const block of blocks) {
    yield block;
    yield* laidOutBlocks(block.blocks);
  }
}
