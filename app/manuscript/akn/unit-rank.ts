import type { LaidOutBlock } from "#app/manuscript/laid-out.ts";
import { levelOf } from "#app/manuscript/manuscript-json.ts";

const SECTION_RANK = 4;

/**
 * How high a unit of the text stands: headings 1 to 3, sections 4, provisions and definitions 5 and
 * more. A unit holds those of a higher number. Null for a block in which nothing stands.
 */
export function unitRank({ type, part }: LaidOutBlock): number | null {
  const level = Math.max(1, levelOf(part));
  switch (type) {
    case "heading":
      return Math.min(3, level);
    case "section":
      return SECTION_RANK;
    case "provision":
    case "definition":
      return SECTION_RANK + level;
    default:
      return null;
  }
}

/**
 * The highest number of a unit that this line may stand in: at the margin it stands under the
 * section, at a level under the provision there.
 */
export function holderRank({ part }: LaidOutBlock): number {
  return SECTION_RANK + levelOf(part);
}
