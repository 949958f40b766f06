import { captionLength } from "./caption.ts";
import { romanValue } from "./label.ts";

/**
 * The heads of sections and divisions: "Section 2.", "§ 13-449.", "5.92.010 Definitions",
 * "Chapter 5.92 MINIMUM WAGE", "TITLE IV.". A head is read from the words of the line alone,
 * with how much it looks like one; whether it is the law's own section or one of the code it
 * quotes is for `recognise.ts` to say.
 */
export interface SectionHead {
  /** As printed: "Section 2.", "5.92.010". */
  readonly label: string;
  /** "section", "sec", "§" or "" when the number stands alone. */
  readonly word: "section" | "sign" | "bare";
  /** The number without word and sign, in lower case: "2", "5.92.010", "ii". */
  readonly number: string;
  /** The value of a plain or Roman number, or of one in words; null for code numbers. */
  readonly value: number | null;
  /** Where the words after the label begin. */
  readonly end: number;
  /**
   * "closed" by a sign ("Section 2."), "open" before a caption ("Section 5.92.010 Definitions"),
   * or only perhaps a head ("Section 17958 of the Code provides"), "sentence".
   */
  readonly strength: "closed" | "open" | "sentence";
}

/** A number of a code: digits in groups, parted by dots, dashes or colons. */
const codeNumber = "[A-Z]?\\d+[A-Za-z]{0,2}(?:[.\\-\\u2013:]\\d+[A-Za-z]{0,2})+";
const worded = new RegExp(
  `^(sections?|secs?\\.?|§{1,2})\\s*(${codeNumber}|\\d+[A-Za-z]{0,2}|[IVXLC]+|[A-Za-z]+)(?![A-Za-z0-9(])(\\s?[.:]|\\s?[\\u2014\\u2013]|\\s-)?(\\s+|$)`,
  "i",
);
const bare = new RegExp(`^(${codeNumber})(\\s?[.:]|\\s?[\\u2014\\u2013]|\\s-)?\\s+`);

/** The head of a section at the start of `text`, or null when there is none. */
export function readSectionHead(text: string): SectionHead | null {
  const withWord = worded.exec(text);
  if (withWord) {
    const [whole, word = "", number = "", sign = ""] = withWord;
    const value = numberValue(number);
    if (value === null && !/\d/.test(number)) return null;
    return headOf(text, whole, word.startsWith("§") ? "sign" : "section", number, sign);
  }
  const alone = bare.exec(text);
  if (alone) {
    const [whole, number = "", sign = ""] = alone;
    if (!/[.\-:]/.test(number) || /^\d{1,3}\.\d$/.test(number)) return null;
    return headOf(text, whole, "bare", number, sign);
  }
  return null;
}

function headOf(
  text: string,
  whole: string,
  word: SectionHead["word"],
  number: string,
  sign: string,
): SectionHead {
  const rest = text.slice(whole.length);
  const closed = sign.trim() !== "" && (word !== "bare" || looksCaptioned(rest));
  return {
    label: whole.trim(),
    word,
    number: number.toLowerCase().replaceAll("\u2013", "-"),
    value: numberValue(number),
    end: whole.length,
    strength: closed ? "closed" : looksCaptioned(rest) ? "open" : "sentence",
  };
}

/** A caption begins with a capital, a quotation mark or a digit, and is no sentence. */
function looksCaptioned(rest: string): boolean {
  if (rest === "") return true;
  return /^["\u201c(]?[A-Z0-9]/.test(rest) && captionLength(rest) > 0;
}

const spelled = [
  "one two three four five six seven eight nine ten",
  "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
]
  .join(" ")
  .split(" ");

/** 2 for "2", "2A", "II" and "TWO"; null for a code number and for any other word. */
function numberValue(number: string): number | null {
  if (/^\d+[A-Za-z]{0,2}$/.test(number)) return Number.parseInt(number, 10);
  if (/^[IVXLC]+$/.test(number)) return romanValue(number.toLowerCase()) || null;
  const word = spelled.indexOf(number.toLowerCase());
  return word < 0 ? null : word + 1;
}

export interface DivisionHead {
  /** "TITLE IV.", "Chapter 5.92", "Exhibit A". */
  readonly label: string;
  readonly word: string;
  /** The number of the division, in lower case: "5.92", "iv". */
  readonly number: string;
  readonly end: number;
  /** True of what is attached behind the law, where its sections have ended. */
  readonly attachment: boolean;
}

const division =
  /^((?:sub)?(?:title|chapter|article|part|division)|exhibit|attachment|appendix|schedule|annex)\s+(["\u201c]?[A-Z]?\d+[A-Za-z]?(?:[.\-:]\d+[A-Za-z]?)*["\u201d]?|["\u201c]?[A-Z]{1,7}(?:-\d+)?["\u201d]?|one|two|three|four|five|six|seven|eight|nine|ten)(\s?[.:]|\s?[\u2014\u2013]|\s-)?(?=\s|$)/i;

/**
 * The head of a division or attachment at the start of `text`, or null. A sentence such as
 * "Chapter 5.92 is added to Title 5" is none: a heading is short, and goes on, if at all,
 * with a capital.
 */
export function readDivisionHead(text: string): DivisionHead | null {
  const found = division.exec(text);
  if (!found || text.length > 300) return null;
  const [whole, word = "", number = "", sign = ""] = found;
  const rest = text.slice(whole.length).trim();
  // "Part of", "Title to": letters that are no numeral and not in capitals.
  if (/^[a-z]+$/.test(number) && !spelled.includes(number)) return null;
  if (/^[A-Z]{2,}$/.test(number) && romanValue(number.toLowerCase()) === 0) return null;
  if (rest !== "" && !/^["\u201c(\u2013\u2014-]?\s?[A-Z0-9]/.test(rest)) return null;
  if (rest !== "" && sign === "" && runsOn(rest)) return null;
  return {
    label: whole.trim(),
    word: word.toLowerCase(),
    number: number.replace(/["\u201c\u201d]/g, "").toLowerCase(),
    end: text.length - rest.length,
    attachment: /^(exhibit|attachment|appendix|schedule|annex)$/i.test(word),
  };
}

/** Whether the words behind a number read as the rest of a sentence. */
function runsOn(rest: string): boolean {
  return /[.;:]$/.test(rest) && /\b(is|are|shall|was|were|may|hereby)\b/.test(rest);
}
