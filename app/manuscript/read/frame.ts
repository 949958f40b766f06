import type { Rung } from "./ladder.ts";
import type { LineFacts } from "./line-facts.ts";
import type { NamedCode } from "./named-code.ts";
import { type Announcement, announcedNumbers, announcedParts } from "./quotation.ts";

/**
 * A numbering domain: the law itself, the code it quotes, or a quotation inside that. Each
 * has sections and a ladder of its own. They lie on one another; the last is the open one.
 */
export interface Frame {
  /** What the quotation was seen by; "law" for the one at the bottom. */
  readonly opened: "law" | "mark" | "announcement";
  /** Every paragraph of this quotation has its own opening mark. */
  readonly everyMark: boolean;
  /** The quotation is a line for a table of contents. */
  readonly listing: boolean;
  /** Numbers the amending sentence named. */
  readonly announced: readonly string[];
  /** Nothing stands in it yet. */
  readonly fresh: boolean;
  /** What the last sentence inside that amended something named, and how deep it stood. */
  readonly named: NamedCode;
  /** Nothing stands in it but the heads of sections and divisions. */
  readonly bodiless: boolean;
  readonly section: SectionPlace | null;
  readonly rungs: readonly Rung[];
  /** A division began since the last section, so that sections may count anew. */
  readonly afterDivision: boolean;
}

export interface SectionPlace {
  readonly number: string;
  readonly value: number | null;
}

export type Frames = readonly [Frame, ...Frame[]];

export const lawItself: Frame = {
  opened: "law",
  everyMark: false,
  listing: false,
  announced: [],
  named: { numbers: [], parts: [], level: 0 },
  fresh: true,
  bodiless: true,
  section: null,
  rungs: [],
  afterDivision: false,
};

/** Quotations inside one another are followed to this depth. */
export const MAX_QUOTE_DEPTH = 2;

/** What the whole document does, counted before it is read. */
export interface Habits {
  /** Share of amending sentences behind which a quotation mark opens; 0.5 when there is none. */
  readonly marked: number;
  /** The law has sections with plain numbers, so code numbers are not its own. */
  readonly plainSections: boolean;
}

export interface FrameChange {
  readonly frames: Frames;
  readonly price: number;
  readonly note: string;
  /** Frames closed before the line, and whether one was opened for it. */
  readonly closed: number;
  readonly opens: boolean;
}

/** What the line before left behind. */
export interface Pending {
  readonly announces: Announcement;
  readonly announced: readonly string[];
  /** Those of them that are subsections. */
  readonly parts: readonly string[];
  readonly closes: boolean;
}

export const nothingPending: Pending = {
  announces: "none",
  announced: [],
  parts: [],
  closes: false,
};

export function pendingAfter(line: LineFacts): Pending {
  return {
    announces: line.announces,
    announced: line.announces === "none" ? [] : announcedNumbers(line.body),
    parts: line.announces === "none" ? [] : announcedParts(line.body),
    closes: line.closes,
  };
}

/** Every way in which quotations may end or begin before a line, with prices as in `ladder.ts`. */
export function frameChanges(
  frames: Frames,
  line: LineFacts,
  pending: Pending,
  habits: Habits,
): FrameChange[] {
  const found: FrameChange[] = [stay(frames, line, pending, habits)];
  if (frames.length <= MAX_QUOTE_DEPTH) {
    const open = opened(frames, line, pending, habits);
    if (open) found.push(open);
  }
  let price = 0;
  for (let kept = frames.length - 1; kept >= 1; kept--) {
    const closing = frames[kept];
    if (!closing) break;
    price += closePrice(closing, frames[kept - 1] ?? lawItself, line, pending);
    found.push({
      frames: frames.slice(0, kept) as unknown as Frames, // `kept` is at least 1
      price: price + (line.opening > 0 ? 1.5 : 0),
      note: price >= 2.5 ? "The quotation before this line has no closing mark." : "",
      closed: frames.length - kept,
      opens: false,
    });
  }
  return found;
}

function top(frames: Frames): Frame {
  return frames[frames.length - 1] ?? frames[0];
}

function stay(
  frames: Frames,
  line: LineFacts,
  pending: Pending,
  habits: Habits,
): FrameChange {
  const frame = top(frames);
  const mark = line.opening > 0;
  let price = 0;
  let changed = frame;
  if (frame.opened === "law") {
    if (mark) price += 2;
  } else if (!frame.fresh) {
    if (pending.closes) price += frame.opened === "mark" ? 3.2 : 1;
    if (mark && !frame.everyMark) {
      price += frame.opened === "mark" ? 0.3 : 1.5;
      changed = { ...frame, everyMark: true };
    }
    if (!mark && frame.everyMark && line.source.rows === null) price += 2.2;
    if (line.instructs && !frame.listing) price += frame.opened === "mark" ? 0.8 : 0.3;
  }
  switch (pending.announces) {
    case "none":
      break;
    case "text":
    case "listing":
      price += mark ? 3 : frame.opened !== "law" ? 0.3 : habits.marked > 0.5 ? 1.6 : 2.4;
      break;
    case "change":
      price += mark ? 3 : isAnnounced(line, pending.announced) ? 3 : 0;
      break;
  }
  return {
    frames: changed === frame ? frames : replaceTop(frames, changed),
    price: Math.max(0, price),
    note: "",
    closed: 0,
    opens: false,
  };
}

function opened(
  frames: Frames,
  line: LineFacts,
  pending: Pending,
  habits: Habits,
): FrameChange | null {
  const mark = line.opening > 0;
  const { announces } = pending;
  if (announces === "none" && !mark) return null;
  const inside = top(frames).opened !== "law";
  let price = 0;
  if (mark) {
    price = announces === "none" ? 2.6 : 0;
    if (inside && top(frames).everyMark) price += 2;
  } else {
    const marked = habits.marked > 0.5;
    const head = line.division !== null || isCodeHead(line, pending.announced);
    if (announces === "change") {
      price = head ? 0.1 : line.instructs ? 5 : 0.8;
      if (marked && !head) price += 3;
    } else {
      price = line.source.rows ? 0.1 : line.instructs && !head ? 2 : 0.3;
      if (marked && !line.source.rows) price += head ? 1 : 2.6;
    }
    // Code that amends code rarely marks what it quotes: believe it if it is the text named.
    if (inside) {
      const frame = top(frames);
      const apart =
        line.source.rows !== null ||
        beginsListOfItsOwn(frame, line) ||
        (announces === "text" && frame.rungs.length === 0 && !frame.bodiless);
      price = apart || namesItself(line, pending.announced) ? 0.1 : 2.4;
    }
  }
  const frame: Frame = {
    ...lawItself,
    opened: mark ? "mark" : "announcement",
    listing: announces === "listing",
    announced: pending.announced,
    named: { ...lawItself.named, parts: pending.parts },
  };
  return {
    frames: [...frames, frame],
    price,
    note: mark ? "" : "Taken as quoted code, though no quotation mark says so.",
    closed: 0,
    opens: true,
  };
}

/** Whether the line is the head of a section of code, and not of the law. */
function isCodeHead(line: LineFacts, announced: readonly string[]): boolean {
  const { section } = line;
  if (!section || section.strength === "sentence") return false;
  return section.value === null || announced.includes(section.number);
}

/** Whether a word processor counts the line in a list at level 0, as the lines around it in another. */
function beginsListOfItsOwn({ rungs }: Frame, { source: { list } }: LineFacts): boolean {
  const around = rungs.at(-1)?.list;
  return (
    list !== null && list.level === 0 && around?.level === 0 && around.id !== list.id
  );
}

/** Whether the line's own label was named, or is one that no list begins with. */
function namesItself({ labels }: LineFacts, announced: readonly string[]): boolean {
  const [label] = labels.labels;
  if (!label || label.shape === "#.#") return false;
  if (announced.includes(label.text.replace(/[().]/g, "").toLowerCase())) return true;
  return label.readings.every(({ value }) => value !== 1);
}

function isAnnounced(line: LineFacts, announced: readonly string[]): boolean {
  const number = line.division?.number ?? line.section?.number ?? "";
  const head = line.division !== null || isCodeHead(line, announced);
  return head && announced.includes(number);
}

function closePrice(
  frame: Frame,
  around: Frame,
  line: LineFacts,
  pending: Pending,
): number {
  if (frame.fresh) return 6;
  if (pending.closes) return frame.opened === "mark" ? 0 : 0.3;
  if (line.formula !== null || line.division?.attachment) return 0.3;
  if (frame.opened === "mark") {
    if (frame.everyMark) return line.opening > 0 ? 3 : 0.7;
    return line.section?.strength === "closed" && line.opening === 0 ? 1.6 : 3;
  }
  const { section } = line;
  if (section && section.value !== null && section.word !== "bare") {
    if (section.strength !== "sentence") return 0.1;
  }
  if (around.opened !== "law" && isCodeHead(line, [])) return 0.2;
  const unfinished = frame.bodiless ? 4 : 0;
  const [label] = line.labels.labels;
  if (!label || label.shape === "#.#") return unfinished + 2.6;
  return unfinished + (line.instructs ? 0.5 : 0.9);
}

export function replaceTop(frames: Frames, frame: Frame): Frames {
  return [...frames.slice(0, -1), frame] as unknown as Frames; // one off, one on: never empty
}

/** Words that tell two ways of reading apart, for throwing out the dearer of equal ones. */
export function frameKey(frames: Frames): string {
  return frames
    .map(
      ({ opened, everyMark, section, rungs, fresh }) =>
        `${opened[0]}${everyMark ? "e" : ""}${fresh ? "f" : ""}${section?.number ?? ""}/${rungs
          .map(
            ({ reading, shape }) =>
              `${reading.form}${reading.value}${reading.suffix}${shape}`,
          )
          .join("/")}`,
    )
    .join("|");
}
