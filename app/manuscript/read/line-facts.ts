import { type LabelChain, readLabels } from "./label.ts";
import { type QuotationSigns, quotationSigns } from "./quotation.ts";
import {
  type DivisionHead,
  readDivisionHead,
  readSectionHead,
  type SectionHead,
} from "./section-head.ts";
import type { SourceLine, Stretch } from "./source-line.ts";

/** Everything one line says by itself, before its neighbours are asked. */
export interface LineFacts extends QuotationSigns {
  readonly source: SourceLine;
  /** The printed number and the words, without an opening mark of a quotation. */
  readonly body: string;
  readonly emphasis: readonly Stretch[];
  readonly section: SectionHead | null;
  readonly division: DivisionHead | null;
  readonly labels: LabelChain;
  /** A number which the word processor computed, and which so is a number for certain. */
  readonly numbered: boolean;
  readonly formula: Formula | null;
  /** Ends as if parts of it followed: "including:". */
  readonly introduces: boolean;
  /** Ends as a part of an enumeration does: ";", "; and", ", or". */
  readonly goesOn: boolean;
}

/** Lines that law opens with in every city. */
export type Formula = "recital" | "enactingClause";

const recital = /^whereas\b/i;
const enacting =
  /^(?:now,?\s+therefore\b|be it\b[\s,]*(?:further\s+)?(?:hereby\s+)?(?:enacted|resolved|ordained|remembered)|(?:it is )?hereby (?:ordained|resolved)|therefore,? be it\b|(?:further )?resolved\b[,:]?\s|.{0,160}\b(?:ordains?|resolves?|do(?:es)? (?:hereby )?(?:ordain|resolve|enact))\b[^.]{0,80}(?:as follows|that)\s*:?$|the people of .{0,120}\bdo enact\b)/i;
const bullet = /^[\u2022\u25cf\u25cb\u25a0\u25aa\u2013\u2014\uf0b7\u00b7o*-]$/;

export function lineFacts(line: SourceLine): LineFacts {
  const typed = bullet.test(line.label) ? "" : line.label;
  const shift = typed === "" ? 0 : typed.length + 1;
  const full = typed === "" ? line.text : `${typed} ${line.text}`;
  const signs = quotationSigns(full);
  const body = full.slice(signs.opening);
  const labels = readLabels(body);
  return {
    ...signs,
    source: line,
    body,
    emphasis: line.emphasis.map(({ from, to }) => ({
      from: Math.max(0, from + shift - signs.opening),
      to: to + shift - signs.opening,
    })),
    section: readSectionHead(body),
    division: readDivisionHead(body),
    labels,
    numbered: typed !== "",
    formula: recital.test(body)
      ? "recital"
      : enacting.test(body)
        ? "enactingClause"
        : null,
    introduces: /[:\u2014]$/.test(body) || /\bthe (?:term|following)$/i.test(body),
    goesOn: /(?:[;,]|[;,]\s*(?:and|or|and\/or|but|provided,? that))$/.test(body),
  };
}
