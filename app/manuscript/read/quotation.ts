/**
 * Marks and sentences around quoted code. A law that changes a code says so ("is amended to
 * read as follows:") and then shows the words, with quotation marks at the ends, at every
 * paragraph, or nowhere. What a single line says about that is found out here; where the
 * quotation begins and ends is decided in `recognise.ts`, which sees the lines around it.
 */
export interface QuotationSigns {
  /** An opening mark that belongs to the quotation and not to a word: its width, else 0. */
  readonly opening: number;
  /** The line ends the quotation: a mark at its end that nothing in the line opened. */
  readonly closes: boolean;
  /** What the line announces. */
  readonly announces: Announcement;
  /** The line itself changes the code ("Paragraph (2) is repealed."), so it is hardly code. */
  readonly instructs: boolean;
}

/**
 * "text": words of code follow. "change": either words of code or a list of changes follows,
 * as behind "is amended as follows:". "listing": a line for a table of contents follows.
 */
export type Announcement = "none" | "text" | "change" | "listing";

const openingMark = /^(?:["\u201c\u201f\u00ab]|``|'')\s*/;
const closingMark = /["\u201d\u00bb](?:\)|\])?[\s.,;:]*(?:and|or)?[.;,]?$/;
const termAtStart =
  /^["\u201c][^"\u201c\u201d]{1,120}["\u201d]\s*(?:\([^)]*\)\s*)?(?:,?\s*(?:or|and)\s+["\u201c][^"\u201d]{1,80}["\u201d]\s*)*,?\s*(?:means?|shall|includes?|has|have|refers?|is|are|also|may|will|,)/;

export function quotationSigns(text: string): QuotationSigns {
  const opening = openingWidth(text);
  const rest = text.slice(opening);
  const instructs = changes.test(rest) && unit.test(rest);
  return {
    opening,
    closes: closingMark.test(rest) && closesMore(rest),
    announces: announcementOf(rest),
    instructs,
  };
}

function openingWidth(text: string): number {
  const width = openingMark.exec(text)?.[0].length ?? 0;
  if (width === 0) return 0;
  const rest = text.slice(width);
  // A number or a second mark behind it: the mark belongs to no word.
  if (
    /^["\u201c]/.test(rest) ||
    /^(\([A-Za-z0-9-]{1,7}\)|§|sec(tion|\.)\s)/i.test(rest)
  ) {
    return width;
  }
  if (!closesMore(rest)) return width;
  // The mark at the start is closed somewhere: by a term, or at the end of this one line.
  if (termAtStart.test(text)) return 0;
  return closingMark.test(rest) ? width : 0;
}

/** Whether a text closes a mark it did not open. Straight marks open and close in turn. */
function closesMore(text: string): boolean {
  const curly = count(text, /[\u201c\u201f\u00ab]/g) - count(text, /[\u201d\u00bb]/g);
  // A mark behind a digit is likely an inch: 12" by 18".
  const straight = count(text.replace(/(\d)"(?=[\s,x)])/g, "$1"), /"/g);
  return straight % 2 === 1 || curly < 0;
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

/** Done to code: "is hereby amended", "are added". */
const passive =
  "(?:is|are|be)\\s+(?:hereby\\s+|further\\s+|each\\s+)*(?:amended|added|revised|replaced|re-?enacted|repealed|adopted|inserted|renumbered|substituted|restated|modified|changed|deleted|redesignated|rescinded)";
/** Done to code by the sentence itself: "by adding", "Add", "Amend". */
const active =
  "(?:by (?:adding|inserting|striking|deleting|substituting|replacing|amending|revising|repealing)|^(?:add|amend|insert|strike|delete|repeal|replace|revise|redesignate|renumber|substitute)\\b)";
const changes = new RegExp(`\\b${passive}\\b|${active}`, "i");
const unit =
  /\b(?:sections?|chapters?|titles?|articles?|subsections?|subchapters?|subdivisions?|paragraphs?|subparagraphs?|divisions?|parts?|definitions?|clauses?|sentences?|footnotes?|tables?|code|ordinance|charter|act|appendix|exhibit|provisions?|language|text)\b|\u00a7/i;
/** The end of a sentence behind which only words of code can stand. */
const asText =
  /(?:\bto (?:be )?(?:now |hereafter )?(?:read|state|provide)|\bshall (?:now |hereafter )?read|\breads?|\breading|\bin (?:its|their|lieu|the) (?:place|stead|thereof)|\bfollowing (?:\w+ ){0,4}(?:language|text|array|words|sections?|subsections?|paragraphs?|definitions?|sentences?|chapters?)|\bwith the following|\bthe following(?: (?:new )?\w+)?)(?: (?:as follows|thereof|the following|as the following|in (?:its|their) entirety|in (?:its|their) place|hereafter|to wit|thereto|therein))*\s*[:\u2014]\s*$/i;
const addition =
  /\b(?:is|are|be) (?:hereby |further )*(?:added|inserted|re-?enacted)\b(?:(?!\bshall\b|\bif\b).){0,200}[:\u2014]\s*$|\bby (?:adding|inserting)\b.{0,240}\b(?:as follows|the following|to read)\b.{0,60}[:\u2014]\s*$|^(?:add|insert)\b.{0,200}[:\u2014]\s*$/i;
const listing =
  /\b(table of contents|section designations?|table of sections|chapter analysis|list of sections)\b/i;

function announcementOf(text: string): Announcement {
  if (!/[:\u2014]\s*$/.test(text) || !changes.test(text) || !unit.test(text))
    return "none";
  const end = text.slice(-400);
  if (asText.test(end) || addition.test(end))
    return listing.test(text) ? "listing" : "text";
  return /\b(?:as follows|follows|following)\b.{0,40}[:\u2014]\s*$|\bamended\b.{0,80}[:\u2014]\s*$/i.test(
    end,
  ) && new RegExp(`\\b${passive}\\b(?:(?!\\bshall\\b).){0,240}$`, "i").test(end)
    ? "change"
    : "none";
}

/**
 * The subsections a line names by a number with points, as the regulations of the District of Columbia
 * and building codes count them: "Subsection 3504.5 is amended to read as follows".
 */
export function announcedParts(text: string): string[] {
  const named = /\bsub-?sections?\s+(\d{1,4}(?:\.\d{1,4})+)/gi;
  return [...text.matchAll(named)].flatMap(([, number]) => number ?? []);
}

/**
 * What a line names that may stand at the head of the code it announces: whole numbers such
 * as "5.92.010", and the last step of each, so that "subsection 150.2(b)1Fiv" and "new
 * paragraphs (7) and (8)" name the labels "iv", "7" and "8".
 */
export function announcedNumbers(text: string): string[] {
  const names: string[] = [];
  for (const [token] of text.matchAll(
    /[A-Za-z]?\d[\w.:()-]*|\([A-Za-z0-9-]{1,6}\)[\w()-]*/g,
  )) {
    const name = token.replace(/[.:-]+$/, "").toLowerCase();
    names.push(name);
    const step = /(?:\d+[A-Z]?(?:-\d+)?|[A-Z]+|[a-z]+(?:-\d+)?)\)?$/.exec(
      token.replace(/[.:-]+$/, ""),
    );
    const last = step?.[0].replace(")", "").toLowerCase();
    if (last && last !== name) names.push(last);
  }
  return names;
}
