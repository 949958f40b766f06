import { inCapitals } from "./caption.ts";
import type { Habits } from "./frame.ts";
import type { LineFacts } from "./line-facts.ts";

/** The parts of a document, found before its lines are read one by one. */
export interface Layout {
  readonly habits: Habits;
  /** Lines of tables of contents: heads without a body that come again further down. */
  readonly listed: ReadonlySet<number>;
  /** The first line that is no title or banner: a recital, the enacting clause, a section. */
  readonly bodyFrom: number;
  /** Recitals and enacting clauses are looked for above this line. */
  readonly formulasEnd: number;
  /** The first line of votes and signatures; `Infinity` when there are none. */
  readonly signaturesFrom: number;
  /** The first line of what is attached behind the signatures; else `Infinity`. */
  readonly attachmentsFrom: number;
}

/** So many lines at the end of a text without sections may be votes and signatures. */
const MOST_SIGNING_LINES = 30;

export function readLayout(facts: readonly LineFacts[]): Layout {
  const listed = listedLines(facts);
  const plain = facts.flatMap((line, at) =>
    isPlainSection(line) && !listed.has(at) ? [at] : [],
  );
  const firstSection = plain[0] ?? Number.POSITIVE_INFINITY;
  const firstFormula = facts.findIndex(({ formula }) => formula !== null);
  const lastSection = plain.at(-1) ?? 0;
  // A plan without sections may say "Signed on 7 May" anywhere; what signs it stands at its end.
  const signable =
    plain.length > 0
      ? lastSection
      : Math.max(facts.length / 2, facts.length - MOST_SIGNING_LINES);
  const signaturesFrom = signatureStart(facts, signable);
  const attachmentsFrom = facts.findIndex(
    (line, at) =>
      at >
        Math.max(
          lastSection,
          signaturesFrom === Number.POSITIVE_INFINITY ? 0 : signaturesFrom,
        ) && line.division?.attachment,
  );
  return {
    habits: { marked: markedShare(facts), plainSections: plain.length > 0 },
    listed,
    bodyFrom: bodyStart(facts, firstFormula, firstSection),
    formulasEnd: plain.length > 0 ? lastSection : facts.length,
    signaturesFrom,
    attachmentsFrom: attachmentsFrom < 0 ? Number.POSITIVE_INFINITY : attachmentsFrom,
  };
}

function isPlainSection({ section, opening, numbered }: LineFacts): boolean {
  return (
    section !== null &&
    section.word !== "bare" &&
    section.value !== null &&
    opening === 0 &&
    (section.strength === "closed" || numbered)
  );
}

function bodyStart(
  _facts: readonly LineFacts[],
  formula: number,
  section: number,
): number {
  const first = Math.min(formula < 0 ? Number.POSITIVE_INFINITY : formula, section);
  if (first !== Number.POSITIVE_INFINITY) return first;
  return 0;
}

function listedLines(facts: readonly LineFacts[]): Set<number> {
  const lastOf = new Map<string, number>();
  const isHead = ({ section }: LineFacts) =>
    section !== null &&
    section.strength !== "sentence" &&
    !section.number.match(/^[a-z]+$/);
  for (const [at, line] of facts.entries()) {
    if (line.section && isHead(line)) lastOf.set(line.section.number, at);
  }
  const again = (at: number): boolean => {
    const line = facts[at];
    if (!line?.section || !isHead(line) || line.body.length > 240) return false;
    return (lastOf.get(line.section.number) ?? at) > at;
  };
  const listed = new Set<number>();
  for (const at of facts.keys()) {
    if (again(at) && (again(at - 1) || again(at + 1))) listed.add(at);
  }
  return listed;
}

function markedShare(facts: readonly LineFacts[]): number {
  let announced = 0;
  let marked = 0;
  for (const [at, line] of facts.entries()) {
    const next = facts[at + 1];
    if (!next || line.announces === "none") continue;
    if (next.opening > 0) marked += 1;
    if (next.opening > 0 || line.announces !== "change") announced += 1;
  }
  return announced === 0 ? 0.5 : marked / announced;
}

const vote =
  /^(?:ayes?|yeas?|noes|nays?|absent|abstain(?:ed|ing)?|recused?|excused)\b\s*(?:[:\u2014\u2013-]|\t|$|council|none|\d|[A-Z])/i;
const signing =
  /^(?:the foregoing|attest(?:ed)?\b|passed\b|adopted\b|approved\b|signed\b|introduced (?:and|by|on|this)\b|first reading\b|second reading\b|i(?:,.{2,80},)? (?:do )?hereby certify|in witness whereof|dated\b|moved by\b|roll call|mayor\b|city clerk\b|by:|read (?:and|for|the)\b|\/s\/|_{4,})/i;

/** Where votes and signatures begin, behind the line that is the last without. */
function signatureStart(facts: readonly LineFacts[], lastOther: number): number {
  for (const [at, line] of facts.entries()) {
    if (at <= lastOther || line.source.rows) continue;
    if (line.division?.attachment) break;
    if (
      vote.test(line.body) ||
      (signing.test(line.body) && line.labels.labels.length === 0)
    )
      return at;
  }
  return Number.POSITIVE_INFINITY;
}

/** Whether a line looks like a heading of its own: centred, in capitals or called one. */
export function looksLikeHeading(line: LineFacts): boolean {
  const { source, body, emphasis } = line;
  if (source.heading > 0) return true;
  if (body.length > 160 || /[;,]$/.test(body)) return false;
  const whole = emphasis.some(({ from, to }) => from <= 1 && to >= body.length - 1);
  return (
    (source.centred && !/[.:]$/.test(body)) ||
    (inCapitals(body) && body.length > 3 && !/[.:]$/.test(body)) ||
    (whole && source.centred)
  );
}
