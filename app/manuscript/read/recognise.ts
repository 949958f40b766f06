import { buildBlocks } from "./build-blocks.ts";
import { captionLength } from "./caption.ts";
import {
  type Frame,
  type Frames,
  frameChanges,
  frameKey,
  lawItself,
  nothingPending,
  type Pending,
  pendingAfter,
  replaceTop,
} from "./frame.ts";
import { type Label, readLabels } from "./label.ts";
import { type Above, depthAt, nameOf, placements, type Rung } from "./ladder.ts";
import { type Layout, readLayout } from "./layout.ts";
import { type LineFacts, lineFacts } from "./line-facts.ts";
import type { NamedCode } from "./named-code.ts";
import { announcedNumbers, announcedParts } from "./quotation.ts";
import type { Reading } from "./reading.ts";
import type { RecognisedBlock } from "./recognised-block.ts";
import { partedHead } from "./run-in.ts";
import { sectionPrice } from "./section-place.ts";
import type { SourceLine } from "./source-line.ts";

/**
 * Lines to blocks. One line alone rarely says what it is: "(i)" may be a letter or a
 * numeral, "Section 5.92.010 Definitions" may be code or a table of contents, a quotation
 * may end without a mark. So the text is read in several ways at once. Each way keeps its
 * open numbering domains and ladders, every line makes each way dearer by how odd it would
 * be there, and only the cheapest few go on (a beam search). At the end the cheapest
 * way through the whole text tells what every line was.
 */
export function recognise(lines: readonly SourceLine[]): RecognisedBlock[] {
  const facts = lines
    .filter(({ text, label, rows }) => text || label || rows)
    .flatMap(partedHead)
    .map(lineFacts);
  const layout = readLayout(facts);
  return buildBlocks(facts, cheapestWay(facts, layout), layout);
}

/** Ways of reading that are followed at once. */
const BEAM = 14;
/** A way this much dearer than the cheapest is given up. */
const HOPELESS = 9;

interface Way {
  readonly frames: Frames;
  readonly pending: Pending;
  readonly above: Pick<Above, "introduces" | "goesOn" | "anew" | "resumed">;
  readonly price: number;
  readonly reading: Reading | null;
  readonly before: Way | null;
}

function cheapestWay(facts: readonly LineFacts[], layout: Layout): Reading[] {
  let ways: Way[] = [
    {
      frames: [lawItself],
      pending: nothingPending,
      above: { introduces: false, goesOn: false, anew: false, resumed: false },
      price: 0,
      reading: null,
      before: null,
    },
  ];
  for (const [at, line] of facts.entries())
    ways = cheapest(waysOn(ways, line, at, layout));
  const readings: Reading[] = [];
  for (let way = ways[0] ?? null; way?.reading; way = way.before)
    readings.push(way.reading);
  return readings.reverse();
}

function cheapest(ways: Way[]): Way[] {
  ways.sort((a, b) => a.price - b.price);
  const best = ways[0]?.price ?? 0;
  const kept: Way[] = [];
  const seen = new Set<string>();
  for (const way of ways) {
    if (kept.length >= BEAM || way.price > best + HOPELESS) break;
    const key = frameKey(way.frames);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(way);
  }
  return kept;
}

function waysOn(
  ways: readonly Way[],
  line: LineFacts,
  at: number,
  layout: Layout,
): Way[] {
  const found: Way[] = [];
  for (const way of ways) {
    for (const change of frameChanges(way.frames, line, way.pending, layout.habits)) {
      const price = way.price + change.price;
      const above =
        change.closed > 0
          ? { introduces: false, goesOn: false, anew: false, resumed: true }
          : way.above;
      for (const next of readingsIn(change.frames, line, at, above, layout)) {
        found.push({
          frames: naming(next, line),
          pending: pendingAfter(line),
          above: {
            introduces: line.introduces,
            goesOn: line.goesOn,
            anew: line.introduces && next.reading.type === "paragraph",
            resumed: false,
          },
          price: price + next.price,
          reading:
            change.note === ""
              ? next.reading
              : { ...next.reading, notes: [change.note, ...next.reading.notes] },
          before: way,
        });
      }
    }
  }
  return found;
}

/** The frames after a line that may have named code. */
function naming({ frames, reading }: Next, line: LineFacts): Frames {
  const frame = frames[frames.length - 1];
  if (!frame || line.announces === "none") return frames;
  const level = reading.type === "labels" ? reading.level : 0;
  return replaceTop(frames, {
    ...frame,
    named: {
      numbers: announcedNumbers(line.body),
      parts: announcedParts(line.body),
      level,
    },
  });
}

interface Next {
  readonly frames: Frames;
  readonly reading: Reading;
  readonly price: number;
}

function readingsIn(
  frames: Frames,
  line: LineFacts,
  at: number,
  above: Way["above"],
  layout: Layout,
): Next[] {
  const depth = frames.length - 1;
  const frame = frames[depth] ?? frames[0];
  const headed = {
    ...frame,
    fresh: false,
  };
  const filled = { ...headed, bodiless: false };
  const blank: Reading = {
    type: "paragraph",
    depth,
    level: depthAt(frame.rungs, line.source.indent),
    labels: [],
    end: 0,
    notes: [],
  };
  const go = (next: Frame, price: number, reading: Partial<Reading>): Next => ({
    frames: replaceTop(frames, next),
    price,
    reading: { ...blank, ...reading },
  });
  if (line.source.rows) return [go(filled, 0, { type: "table" })];
  if (line.source.note) return [go(filled, 0, {})];
  if (line.formula && !(depth > 0 && line.opening > 0)) {
    const early = layout.formulasEnd > at;
    return depth > 0
      ? [go(filled, 4, {})]
      : early
        ? [go({ ...filled, rungs: [], section: null }, 0, { type: "formula", level: 0 })]
        : [go(filled, 0, {})];
  }
  const found: Next[] = [];
  if (layout.signaturesFrom <= at && depth > 0) return [go(filled, 4, {})];
  const listed = layout.listed.has(at) || (frame.listing && line.section !== null);
  if (listed) found.push(go(filled, 0, { type: "listing", level: 0 }));
  if (line.division) {
    found.push(
      go(
        {
          ...headed,
          rungs: [],
          afterDivision: true,
          ...(line.division.attachment ? { section: null } : {}),
        },
        depth > 0 && line.division.attachment ? 3 : 0.2,
        { type: "division", level: 0, end: line.division.end },
      ),
    );
  }
  let codeLike = false;
  if (line.section) {
    const { price, note } = sectionPrice(frames, line, line.section, layout.habits);
    codeLike = price < 1;
    const head = line.section;
    const next: Frame = {
      ...headed,
      bodiless:
        captionLength(line.body.slice(line.section.end)) ===
        line.body.length - line.section.end,
      rungs: [],
      section: { number: head.number, value: head.value },
      afterDivision: false,
    };
    const reading = {
      type: "section" as const,
      level: 0,
      end: head.end,
      notes: note === "" ? [] : [note],
    };
    const chain = readLabels(line.body.slice(head.end));
    const total = price + (listed ? 3 : 0);
    if (
      chain.labels.length > 0 &&
      head.strength === "closed" &&
      /^\(/.test(line.body.slice(head.end))
    ) {
      const on = {
        ...above,
        runTogether: true,
        fragment: false,
        anew: false,
        resumed: false,
        named: frame.named,
      };
      for (const placed of chainPlaces([], chain.labels, line, on)) {
        found.push(
          go({ ...next, rungs: placed.rungs }, total + placed.price, {
            ...reading,
            labels: placed.labels,
            end: head.end + chain.end,
            notes: [...reading.notes, ...placed.notes],
          }),
        );
      }
    } else found.push(go(next, total, reading));
  }
  const { labels } = line;
  if (labels.labels.length > 0) {
    const on = {
      ...above,
      runTogether: false,
      fragment: frame.fresh && depth > 0,
      named: frame.named,
    };
    for (const placed of chainPlaces(frame.rungs, labels.labels, line, on)) {
      found.push(
        go({ ...filled, rungs: placed.rungs }, placed.price, {
          type: "labels",
          level: placed.rungs.length,
          labels: placed.labels,
          end: labels.end,
          notes: placed.notes,
        }),
      );
    }
  }
  const signing = layout.signaturesFrom <= at && at < layout.attachmentsFrom;
  found.push(go(filled, paragraphPrice(line, above, signing, codeLike, frame.named), {}));
  return found;
}

interface ChainPlace {
  readonly rungs: readonly Rung[];
  readonly labels: Reading["labels"];
  readonly price: number;
  readonly notes: readonly string[];
}

/** The cheapest few places of all labels of a line, each below the one before it. */
function chainPlaces(
  rungs: readonly Rung[],
  labels: readonly Label[],
  line: LineFacts,
  above: Above,
): ChainPlace[] {
  let places: ChainPlace[] = [{ rungs, labels: [], price: 0, notes: [] }];
  for (const [at, label] of labels.entries()) {
    const on = at === 0 ? above : { ...above, runTogether: true };
    places = places
      .flatMap((place) =>
        placements(place.rungs, label, line, on).map((next) => ({
          rungs: next.rungs,
          labels: [...place.labels, { label, level: next.rungs.length }],
          price: place.price + next.price,
          notes: next.note === "" ? place.notes : [...place.notes, next.note],
        })),
      )
      .sort((a, b) => a.price - b.price)
      .slice(0, 6);
  }
  return places;
}

/** What it costs to take a line that could be more for a mere paragraph. */
function paragraphPrice(
  line: LineFacts,
  above: Way["above"],
  signing: boolean,
  codeLike: boolean,
  named: NamedCode,
): number {
  if (signing) return 0;
  if (line.numbered) return 6;
  let price = 0;
  const { section } = line;
  if (section?.word === "bare" && section.strength !== "sentence")
    price = codeLike ? 1.4 : 0.4;
  else if (section?.strength === "closed") price = 4;
  else if (section?.strength === "open") price = 2.5;
  if (line.division) price = Math.max(price, 1);
  const [label] = line.labels.labels;
  if (label) price = Math.max(price, strayLabelPrice(label, line, above, named));
  return price;
}

/** What it costs that a label means nothing: "(b) above", "A. Smith", "1.5 percent". */
function strayLabelPrice(
  label: Label,
  line: LineFacts,
  above: Way["above"],
  { parts }: NamedCode,
): number {
  switch (label.shape) {
    case "#.#":
      // The sentence before has called it a subsection.
      return label.readings.some((reading) => parts.includes(nameOf(reading))) ? 4 : 0.3;
    case "(#)": {
      const wrapped = /^[a-z]/.test(line.body.slice(line.labels.end));
      return wrapped && !above.introduces && !above.goesOn ? 3 : 4;
    }
    default:
      return /^[A-Z]\./.test(label.text) ? 2.4 : 3;
  }
}
