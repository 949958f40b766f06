import { VOTE_SIDES, type VoteSide } from "./nodes/ordinance-blocks.ts";
import { type NumeralForm, numeral } from "./numerals.ts";

/** One rung of a ladder: the form of its number and what stands around it. */
export interface Rung {
  form: NumeralForm;
  before: string;
  after: string;
}

/** How a city writes numbers. A manuscript has none of its own: it is shown in a profile. */
export interface NumberingProfile {
  /** The word before a section's number: "Section" or "Sec.". */
  sectionWord: string;
  /** The same inside quoted code. */
  codeSectionWord: string;
  /** What stands before a recital. */
  recitalWord: string;
  /** The rungs below a section, level 1 first. A level below the last rung uses the last. */
  ladder: readonly Rung[];
  /**
   * Unnumbered definitions stand by their words. Lettered ones are counted together with the
   * provisions of their level. Numbered ones begin one rung further down, "(1)", and so does
   * everything under them.
   */
  definitions: "unnumbered" | "lettered" | "numbered";
  /** What stands before each line of the record of a vote. */
  voteWords: Readonly<Record<VoteSide, string>>;
}

function inParentheses(form: NumeralForm): Rung {
  return { form, before: "(", after: ")" };
}

/**
 * The ladder most United States cities and the District of Columbia share: Section 1.,
 * (a), (1), (A), (i), (I), (aa). After the United States Legislative Markup user guide and
 * the drafting manual of San Mateo, California, section 2(e).
 */
export const defaultNumbering: NumberingProfile = {
  sectionWord: "Section",
  codeSectionWord: "Sec.",
  recitalWord: "WHEREAS,",
  ladder: [
    inParentheses("lowerLetter"),
    inParentheses("number"),
    inParentheses("upperLetter"),
    inParentheses("lowerRoman"),
    inParentheses("upperRoman"),
    inParentheses("doubleLetter"),
  ],
  definitions: "unnumbered",
  voteWords: {
    ayes: "AYES:",
    noes: "NOES:",
    abstaining: "ABSTAINING:",
    absent: "ABSENT:",
    recused: "RECUSED:",
  },
};

/** As much of a block as its number depends on. */
export interface NumberedBlock {
  readonly type: string;
  readonly id: string | null;
  readonly level: number;
  readonly style?: string;
  readonly citation?: string;
  /** The side of a line of a vote. */
  readonly side?: string;
  /** The blocks inside quoted code. */
  readonly blocks?: readonly NumberedBlock[];
}

export interface BlockLabel {
  /** "Section 1.", "(a)", "WHEREAS,", "•", or "" for a block that has none. */
  label: string;
  /** How far the block stands in, in steps; 0 is the margin. */
  depth: number;
  /** What a cross-reference to the block reads, or null if only its words name it. */
  reference: string | null;
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
  for (const block of blocks) {
    const label = domain.label(block);
    list.push(label);
    if (block.id !== null && !byId.has(block.id)) byId.set(block.id, label);
    if (block.type === "quotedCode") {
      const inner = new Domain(domain.profile, block.citation ?? "");
      labelDomain(block.blocks ?? [], inner, list, byId);
    }
  }
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
        return {
          label: this.profile.recitalWord,
          depth: 0,
          reference: `Recital ${this.#recitals}`,
        };
      case "heading":
      case "enactingClause":
        this.#leaveSection();
        return { label: "", depth: 0, reference: null };
      case "vote": {
        const side = VOTE_SIDES.find((word) => word === block.side) ?? "ayes";
        return { label: this.profile.voteWords[side], depth: 0, reference: null };
      }
      case "quotedCode":
        return { label: "", depth: 0, reference: block.citation || null };
      default:
        return { label: "", depth: block.level, reference: null };
    }
  }

  #section(): BlockLabel {
    this.#sections += 1;
    this.#leaveSection();
    this.#sectionName = `${this.#sectionWord} ${this.#sectionNumber(this.#sections)}`;
    return { label: `${this.#sectionName}.`, depth: 0, reference: this.#sectionName };
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
    return this.#place(level, this.#onRung(level, count));
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
        return this.#place(level, this.#rungLabel(level + 1, count));
      }
      case "unnumbered":
        if (level <= this.#shiftedBelow) this.#shiftedBelow = 0;
        this.#counts.length = Math.min(this.#counts.length, level + 1);
        return this.#place(level, "");
    }
  }

  /** Puts a label on its level; whatever stood below belongs to an earlier block. */
  #place(level: number, label: string): BlockLabel {
    this.#path.length = Math.min(this.#path.length, level);
    this.#path[level] = label;
    // `join` reads a level that was jumped over as "".
    const reference = this.#sectionName + this.#path.join("");
    return { label, depth: level, reference: reference || null };
  }

  #onRung(level: number, count: number): string {
    const shifted = this.#shiftedBelow > 0 && level > this.#shiftedBelow;
    return this.#rungLabel(shifted ? level + 1 : level, count);
  }

  #rungLabel(level: number, count: number): string {
    const { ladder } = this.profile;
    const rung = ladder[Math.min(level, ladder.length) - 1];
    if (!rung) return String(count);
    return rung.before + numeral(rung.form, count) + rung.after;
  }

  #listItem(level: number, style: string): BlockLabel {
    const before = this.#items[level];
    const count = before?.style === style ? before.count + 1 : 1;
    this.#items.length = Math.min(this.#items.length, level);
    this.#items[level] = { count, style };
    const rung = Math.min(level, 3) - 1;
    const label =
      style === "number"
        ? `${numeral(listForms[rung] ?? "number", count)}.`
        : (bullets[rung] ?? "•");
    return { label, depth: level, reference: null };
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
