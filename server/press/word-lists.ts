import {
  AlignmentType,
  type ILevelsOptions,
  type INumberingOptions,
  LevelFormat,
  LevelSuffix,
} from "docx";
import type { NumberingProfile } from "#app/manuscript/numbering-profile.ts";
import { type NumeralForm, numeral } from "#app/manuscript/numerals.ts";

/** Where a paragraph stands in Word's numbering. */
export interface ListPlace {
  reference: string;
  level: number;
  /** Word counts it; false for words that are a list of their own. */
  isCounted: boolean;
}

/** Half an inch, in Word's twentieths of a point. */
export const STEP = 720;

const formats: Record<NumeralForm, (typeof LevelFormat)[keyof typeof LevelFormat]> = {
  number: LevelFormat.DECIMAL,
  lowerLetter: LevelFormat.LOWER_LETTER,
  upperLetter: LevelFormat.UPPER_LETTER,
  lowerRoman: LevelFormat.LOWER_ROMAN,
  upperRoman: LevelFormat.UPPER_ROMAN,
  // Word goes on after z with aa, bb: a double letter is a letter that begins at 27.
  doubleLetter: LevelFormat.LOWER_LETTER,
};
const FIRST_DOUBLE = 27;

/**
 * Gives every number of a text a place in Word's own numbering, so that Word counts on when
 * somebody adds a section. What Word will count is counted along: a number that its way of counting
 * cannot reach ("Sec. 5.92.010.", "(3)(A)") is a list of its own whose one number is those words.
 * So no number is ever text, and each prints as it does everywhere else.
 */
export class WordLists {
  readonly #profile: NumberingProfile;
  readonly #fixed = new Map<string, string>();
  readonly #counted: { reference: string; levels: ILevelsOptions[] }[] = [];

  constructor(profile: NumberingProfile) {
    this.#profile = profile;
  }

  /** The numbering of the text, or of one piece of quoted code, which counts by itself. */
  domain(): Count {
    const { sectionWord, sectionAfter, ladder } = this.#profile;
    return this.#count(lawLevels(this.#profile), (level, count) => {
      if (level === 0) return `${sectionWord} ${count}${sectionAfter}`.trim();
      const rung = ladder[level - 1];
      return rung ? rung.before + numeral(rung.form, count) + rung.after : null;
    });
  }

  /** The numbers of one list of points. */
  points(): Count {
    return this.#count(numberLevels(), (level, count) => {
      const form = pointForms[level];
      return form ? `${numeral(form, count)}.` : null;
    });
  }

  #count(levels: ILevelsOptions[], words: Words): Count {
    return new Count(words, {
      begin: () => {
        const reference = `count-${this.#counted.length + 1}`;
        this.#counted.push({ reference, levels });
        return reference;
      },
      fixed: (label) => this.#fixedList(label),
    });
  }

  /** Everything the places refer to. */
  get options(): INumberingOptions {
    const fixed = [...this.#fixed].map(([words, reference]) => ({
      reference,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: words.replaceAll("%", "\uff05"), // Word takes "%1" for a number
          alignment: AlignmentType.LEFT,
        },
      ],
    }));
    const bullets = { reference: BULLETS, levels: pointLevels(["•", "◦", "▪"]) };
    return { config: [bullets, ...this.#counted, ...fixed] };
  }

  #fixedList(words: string): string {
    const known = this.#fixed.get(words);
    if (known) return known;
    const reference = `fixed-${this.#fixed.size + 1}`;
    this.#fixed.set(words, reference);
    return reference;
  }
}

export const BULLETS = "bullets";
const pointForms = ["number", "lowerLetter", "lowerRoman"] as const;

function pointLevels(
  texts: readonly string[],
  formatOf: (nth: number) => ILevelsOptions["format"] = () => LevelFormat.BULLET,
): ILevelsOptions[] {
  return texts.map((text, level) => ({
    level,
    format: formatOf(level),
    text,
    alignment: AlignmentType.LEFT,
    style: {
      paragraph: { indent: { left: STEP * (level + 1), hanging: STEP / 2 } },
    },
  }));
}

function numberLevels(): ILevelsOptions[] {
  return pointLevels(
    ["%1.", "%2.", "%3."],
    (level) => formats[pointForms[level] ?? "number"],
  );
}

function lawLevels({ sectionWord, sectionAfter, ladder }: NumberingProfile) {
  const section: ILevelsOptions = {
    level: 0,
    format: LevelFormat.DECIMAL,
    text: `${sectionWord} %1${sectionAfter}`.trim(),
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.SPACE,
    style: { paragraph: { indent: { left: 0, hanging: 0 } } },
  };
  const rungs = ladder.slice(0, 8).map(({ form, before, after }, nth) => ({
    level: nth + 1,
    format: formats[form],
    text: `${before}%${nth + 2}${after}`,
    start: form === "doubleLetter" ? FIRST_DOUBLE : 1,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: STEP * (nth + 1), hanging: STEP } } },
  }));
  return [section, ...rungs];
}

/** What Word prints at a level for a count; null where it has no such level. */
type Words = (level: number, count: number) => string | null;

interface Lists {
  /** Begins a numbering of its own, since those of one kind would count together. */
  begin(): string;
  /** The list whose one number is these words. */
  fixed(words: string): string;
}

/** One stretch that counts by itself, counted along as Word will count it. */
export class Count {
  readonly #words: Words;
  readonly #lists: Lists;
  /** Sections count in the first; what stands below counts in it, or in one begun for it. */
  readonly #first: Numbering;
  #present: Numbering;

  constructor(words: Words, lists: Lists) {
    this.#words = words;
    this.#lists = lists;
    this.#first = { reference: lists.begin(), counts: [] };
    this.#present = this.#first;
  }

  /** The place of a section's number: the top level. */
  section(label: string): ListPlace {
    this.#present = this.#first;
    if (this.#next(this.#first, 0) === label) return this.#take(0);
    this.#present = { reference: this.#lists.begin(), counts: [] };
    return this.#fixed(label);
  }

  /** The place of a number on the first of these levels where Word would print it so. */
  below(label: string, levels: readonly number[]): ListPlace {
    for (const level of levels) {
      if (this.#next(this.#present, level) === label) return this.#take(level);
    }
    const begun: Numbering = { reference: "", counts: [] };
    const level = levels.find((one) => this.#next(begun, one) === label);
    if (level === undefined) return this.#fixed(label);
    this.#present = { ...begun, reference: this.#lists.begin() };
    return this.#take(level);
  }

  /**
   * The place of a number that is on its way out: in the list of its neighbours and not counted, for
   * whoever accepts the change has it no more, and whoever rejects it has Word count it again.
   */
  beside(level: number): ListPlace {
    const { reference } = level === 0 ? this.#first : this.#present;
    return { reference, level, isCounted: false };
  }

  #fixed(label: string): ListPlace {
    return { reference: this.#lists.fixed(label), level: 0, isCounted: false };
  }

  #next({ counts }: Numbering, level: number): string | null {
    return this.#words(level, (counts[level] ?? 0) + 1);
  }

  #take(level: number): ListPlace {
    const { counts, reference } = this.#present;
    counts[level] = (counts[level] ?? 0) + 1;
    counts.length = level + 1;
    return { reference, level, isCounted: true };
  }
}

interface Numbering {
  reference: string;
  /** Per level, how many there were since the level above. */
  counts: number[];
}
