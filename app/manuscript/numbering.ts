import { amendingSentence } from "./amending-sentence.ts";
import { VOTE_SIDES } from "./nodes/ordinance-blocks.ts";
import { CODE_ACTIONS } from "./nodes/quoted-code.ts";
import { defaultNumbering, type NumberingProfile } from "./numbering-profile.ts";
import { numeral } from "./numerals.ts";

export { defaultNumbering, type NumberingProfile };

/** As much of a block as its number depends on. */
export interface NumberedBlock {
  readonly type: string;
  readonly id: string | null;
  readonly level: number;
  readonly style?: string;
  readonly citation?: string;
  /** What quoted code does, and who says so. */
  readonly action?: string;
  readonly lead?: string;
  /** The side of a line of a vote. */
  readonly side?: string;
  /** Whether it has neither words nor anything else in it. */
  readonly isEmpty?: boolean;
  /** The blocks inside quoted code. */
  readonly blocks?: readonly NumberedBlock[];
}

export interface BlockLabel {
  /** "Section 1.", "(a)", "WHEREAS,", "•", or "" for a block that has none. */
  label: string;
  /** The number in the label without what stands around it: "1", "a"; "" where there is none. */
  number: string;
  /** How far the block stands in, in steps; 0 is the margin. */
  depth: number;
  /** What a cross-reference to the block reads, or null if only its words name it. */
  reference: string | null;
  /**
   * The label as it is printed: "(3)(A)" where the block above has a number and no words. That
   * block is `runsOn` then, and is not printed by itself. Where one writes, each shows its own.
   */
  printed: string;
  /** How far the printed line stands in: as far as the first number in it. */
  printedDepth: number;
  runsOn: boolean;
  /** The sentence before quoted code whose lead is generated, else "". */
  lead: string;
}

export interface Labels {
  /** In reading order; quoted code comes before the blocks inside it. */
  readonly list: readonly BlockLabel[];
  /** By block id; of two blocks with one id the first counts. */
  readonly byId: ReadonlyMap<string, BlockLabel>;
}

/**
 * The labels of all blocks, in one pass. Sections count through the document; provisions
 * begin again under each parent; a level that was jumped over has simply no number. Quoted
 * code counts by itself, and the text around it goes on as if it were not there.
 */
export function labelBlocks(
  blocks: readonly NumberedBlock[],
  profile: NumberingProfile = defaultNumbering,
): Labels {
  const list: BlockLabel[] = [];
  const byId = new Map<string, BlockLabel>();
  labelDomain(blocks, new Domain(profile, null), list, byId);
  return { list, byId };
}

/**
 * What a cross-reference shows: "Section 3(a)(1)". Null when its target is gone, or is a
 * block without a number, which only its own words can name.
 */
export function crossReferenceLabel(labels: Labels, target: string): string | null {
  return labels.byId.get(target)?.reference ?? null;
}

function labelDomain(
  blocks: readonly NumberedBlock[],
  domain: Domain,
  list: BlockLabel[],
  byId: Map<string, BlockLabel>,
): void {
  let above: BlockLabel | null = null;
  for (const [at, block] of blocks.entries()) {
    const label = domain.label(block);
    if (above) {
      label.printed = above.printed + label.printed;
      label.printedDepth = above.printedDepth;
    }
    label.runsOn = domain.profile.runTogether && runsOn(block, label, blocks[at + 1]);
    above = label.runsOn ? label : null;
    list.push(label);
    if (block.id !== null && !byId.has(block.id)) byId.set(block.id, label);
    if (block.type === "quotedCode") {
      const inner = new Domain(domain.profile, block.citation ?? "");
      labelDomain(block.blocks ?? [], inner, list, byId);
    }
  }
}

/** Whether a block is nothing but a number, and the next one stands under it with words or a number. */
function runsOn(
  block: NumberedBlock,
  label: BlockLabel,
  next: NumberedBlock | undefined,
): boolean {
  return (
    block.isEmpty === true &&
    block.type === "provision" &&
    label.label !== "" &&
    next !== undefined &&
    (next.type === "provision" || next.type === "definition") &&
    next.level > block.level
  );
}

/** The label of what has none. */
export const NO_LABEL: BlockLabel = labelled("", 0, null);

/** A block's label as its domain knows it; how it is printed depends on the blocks around it. */
function labelled(
  label: string,
  depth: number,
  reference: string | null,
  number = "",
): BlockLabel {
  return {
    label,
    number,
    depth,
    reference,
    printed: label,
    printedDepth: depth,
    runsOn: false,
    lead: "",
  };
}

const listForms = ["number", "lowerLetter", "lowerRoman"] as const;
const bullets = ["•", "◦", "▪"] as const;

/** One stretch of text that counts by itself: the manuscript, or one piece of quoted code. */
class Domain {
  readonly profile: NumberingProfile;
  /** The number of the n-th section, counting from 1. */
  readonly #sectionNumber: (nth: number) => string;
  readonly #sectionWord: string;
  #sections = 0;
  #recitals = 0;
  #sectionName = "";
  /** Per level, how many provisions (and lettered definitions) the present parent has. */
  #counts: number[] = [];
  /** Per level, how many numbered definitions. */
  #definitions: number[] = [];
  /** Per level, the label of the present block there: its path down to a number. */
  #path: string[] = [];
  /** The level of the numbered definition we are under, or 0. */
  #shiftedBelow = 0;
  /** Per list level, the number and look of the item before. */
  #items: { count: number; style: string }[] = [];

  constructor(profile: NumberingProfile, citation: string | null) {
    this.profile = profile;
    this.#sectionWord = citation === null ? profile.sectionWord : profile.codeSectionWord;
    this.#sectionNumber = citation === null ? String : codeSectionNumbers(citation);
  }

  label(block: NumberedBlock): BlockLabel {
    // A paragraph that stands in continues the item above it; anything else ends the list.
    const continues = block.type === "paragraph" && block.level > 0;
    if (block.type !== "listItem" && !continues) this.#items = [];
    switch (block.type) {
      case "section":
        return this.#section();
      case "provision":
        return this.#provision(Math.max(1, block.level));
      case "definition":
        return this.#definition(Math.max(1, block.level));
      case "listItem":
        return this.#listItem(Math.max(1, block.level), block.style ?? "");
      case "recital":
        this.#recitals += 1;
        return labelled(
          this.profile.recitalWord,
          0,
          `Recital ${this.#recitals}`,
          String(this.#recitals),
        );
      case "heading":
      case "enactingClause":
        this.#leaveSection();
        return labelled("", 0, null);
      case "vote": {
        const side = VOTE_SIDES.find((word) => word === block.side) ?? "ayes";
        return labelled(this.profile.voteWords[side], 0, null);
      }
      case "quotedCode": {
        const label = labelled("", 0, block.citation || null);
        if (block.lead === "generated") {
          const action = CODE_ACTIONS.find((word) => word === block.action) ?? "add";
          label.lead = amendingSentence(action, block.citation ?? "", this.profile);
        }
        return label;
      }
      default:
        return labelled("", block.level, null);
    }
  }

  #section(): BlockLabel {
    this.#sections += 1;
    this.#leaveSection();
    const { sectionAfter, referenceWord } = this.profile;
    const number = this.#sectionNumber(this.#sections);
    this.#sectionName = `${referenceWord} ${number}`.trim();
    const label = `${this.#sectionWord} ${number}${sectionAfter}`.trim();
    return labelled(label, 0, this.#sectionName, number);
  }

  #leaveSection(): void {
    this.#sectionName = "";
    this.#counts = [];
    this.#definitions = [];
    this.#path = [];
    this.#shiftedBelow = 0;
  }

  #provision(level: number): BlockLabel {
    if (level <= this.#shiftedBelow) this.#shiftedBelow = 0;
    const count = (this.#counts[level] ?? 0) + 1;
    this.#counts.length = Math.min(this.#counts.length, level);
    this.#counts[level] = count;
    this.#definitions.length = Math.min(this.#definitions.length, level + 1);
    const shifted = this.#shiftedBelow > 0 && level > this.#shiftedBelow;
    return this.#place(level, shifted ? level + 1 : level, count);
  }

  #definition(level: number): BlockLabel {
    switch (this.profile.definitions) {
      case "lettered":
        return this.#provision(level);
      case "numbered": {
        const count = (this.#definitions[level] ?? 0) + 1;
        this.#definitions.length = Math.min(this.#definitions.length, level);
        this.#definitions[level] = count;
        this.#counts.length = Math.min(this.#counts.length, level + 1);
        const shift = this.#shiftedBelow;
        const nested = shift > 0 && level > shift;
        if (!nested) this.#shiftedBelow = level;
        return this.#place(level, level + 1, count);
      }
      case "unnumbered":
        if (level <= this.#shiftedBelow) this.#shiftedBelow = 0;
        this.#counts.length = Math.min(this.#counts.length, level + 1);
        return this.#place(level, level, 0);
    }
  }

  /**
   * Puts the count, in the form of the rung, on its level; whatever stood below belongs to an
   * earlier block. A count of 0 is no number.
   */
  #place(level: number, rungNumber: number, count: number): BlockLabel {
    const { ladder } = this.profile;
    const rung = ladder[Math.min(rungNumber, ladder.length) - 1];
    const number = count === 0 ? "" : rung ? numeral(rung.form, count) : String(count);
    const label = number && rung ? rung.before + number + rung.after : number;
    this.#path.length = Math.min(this.#path.length, level);
    this.#path[level] = label;
    // `join` reads a level that was jumped over as "".
    // The point of a last "i." would meet the full stop of a sentence.
    const reference = (this.#sectionName + this.#path.join("")).replace(/\.$/, "");
    return labelled(label, level, reference || null, number);
  }

  #listItem(level: number, style: string): BlockLabel {
    const before = this.#items[level];
    const count = before?.style === style ? before.count + 1 : 1;
    this.#items.length = Math.min(this.#items.length, level);
    this.#items[level] = { count, style };
    const rung = Math.min(level, 3) - 1;
    if (style !== "number") return labelled(bullets[rung] ?? "•", level, null);
    const number = numeral(listForms[rung] ?? "number", count);
    return labelled(`${number}.`, level, null, number);
  }
}

const citedSection = /^(?:section|sec\.|§)?\s*(\d+[A-Za-z]?(?:[.:-]\d+)*)$/i;

/**
 * The numbers of sections quoted under a citation: the first has the number cited, the next
 * follow it, in steps of ten where the code counts in tens ("5.92.010", "5.92.020"), else in
 * ones. A citation that is no section ("Chapter 5.92") leaves them counting from 1.
 */
function codeSectionNumbers(citation: string): (nth: number) => string {
  const cited = citedSection.exec(citation.trim())?.[1];
  const [, stem, last] = /^(.*?)(\d+)$/.exec(cited ?? "") ?? [];
  if (stem === undefined || last === undefined) return (nth) => cited ?? String(nth);
  const step = /^\d\d+0$/.test(last) && stem !== "" ? 10 : 1;
  return (nth) =>
    stem + String(Number(last) + (nth - 1) * step).padStart(last.length, "0");
}
