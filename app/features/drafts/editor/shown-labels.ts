import type { Node } from "@tiptap/pm/model";
import { Mapping, StepMap } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { filledBlank } from "#app/manuscript/blanks.ts";
import { blocksOfNode, isBlockNode, type TextBlock } from "#app/manuscript/blocks.ts";
import type { HouseStyle } from "#app/manuscript/house-style.ts";
import { type BlockLabel, type Labels, labelBlocks } from "#app/manuscript/numbering.ts";
import { called } from "#app/manuscript/reference-words.ts";

/** What is drawn in a document in a house's style. Made anew with every change of either. */
export interface ShownLabels {
  readonly doc: Node;
  readonly style: HouseStyle;
  readonly decorations: DecorationSet;
  readonly labels: Labels;
  /** One for each block at the top, in order. */
  readonly blocks: readonly ShownBlock[];
}

/** What is drawn in one block at the top, with the blocks inside it. */
interface ShownBlock {
  readonly size: number;
  readonly spots: readonly Spot[];
  /** What is drawn at each of the spots. */
  readonly drawn: readonly Drawn[];
}

/** A block's label, a cross-reference's words, or what fills a blank; null for nothing. */
type Drawn = BlockLabel | string | null;

export function showLabels(doc: Node, style: HouseStyle): ShownLabels {
  const labels = labelBlocks(blocksOfNode(doc), style.profile);
  const blocks = blocksIn(doc, labels, style, () => null);
  const decorations: Decoration[] = [];
  let place = 0;
  for (const block of blocks) {
    compare(null, block, place, [], decorations);
    place += block.size;
  }
  const set = DecorationSet.create(doc, decorations);
  return { doc, style, labels, blocks, decorations: set };
}

/** Most pairs of a new decoration and a block for which adding one by one is quicker. */
const WORTH_ADDING = 2_000_000;

/**
 * The same after a change. ProseMirror builds a set of decorations in time that grows with the
 * square of the blocks, so the set is kept: what stands before and after the change stays, and
 * only what reads differently is taken out and put in again. What changed is seen from the
 * documents and not from the step, for a colleague's letter arrives as one step over the whole.
 */
export function updateLabels(before: ShownLabels, doc: Node): ShownLabels {
  const { style } = before;
  const old = before.blocks;
  const { start, tail } = sameEnds(before.doc, doc);
  const shift = old.length - doc.childCount;
  const stood = (at: number): ShownBlock | null => {
    if (at < start) return old[at] ?? null;
    return at < doc.childCount - tail ? null : (old[at + shift] ?? null);
  };
  const labels = isNumberedAlike(before.doc, doc, start, tail)
    ? before.labels
    : labelBlocks(blocksOfNode(doc), style.profile);
  const blocks = blocksIn(doc, labels, style, stood);
  const out: Decoration[] = [];
  const add: Decoration[] = [];
  let place = 0;
  for (const [at, block] of blocks.entries()) {
    const known = stood(at);
    if (block !== known) compare(known, block, place, out, add);
    place += block.size;
  }
  if (add.length * blocks.length > WORTH_ADDING) return showLabels(doc, style);
  const from = sizeOf(blocks, 0, start);
  const was = sizeOf(old, start, old.length - tail);
  const is = sizeOf(blocks, start, blocks.length - tail);
  const moved =
    was === 0 && is === 0
      ? before.decorations
      : before.decorations.map(new Mapping([new StepMap([from, was, is])]), doc);
  const decorations = moved.remove(out).add(doc, add);
  return { doc, style, labels, blocks, decorations };
}

/**
 * Whether no number can have changed: between the same ends stand as many blocks as before, alike
 * in all that numbers depend on. So it is with nearly every key, for a letter changes no number.
 */
function isNumberedAlike(before: Node, doc: Node, start: number, tail: number): boolean {
  if (before.childCount !== doc.childCount) return false;
  const old = blocksOfNode(before);
  const now = blocksOfNode(doc);
  for (let at = start; at < now.length - tail; at += 1) {
    if (!isAlike(old[at], now[at])) return false;
  }
  return true;
}

function isAlike(a: TextBlock | undefined, b: TextBlock | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.type === b.type &&
    a.id === b.id &&
    a.level === b.level &&
    a.style === b.style &&
    a.citation === b.citation &&
    a.action === b.action &&
    a.lead === b.lead &&
    a.side === b.side &&
    a.isEmpty === b.isEmpty &&
    a.blocks.length === b.blocks.length &&
    a.blocks.every((inner, at) => isAlike(inner, b.blocks[at]))
  );
}

/** How many blocks at the beginning and at the end are the very nodes they were. */
function sameEnds(before: Node, doc: Node): { start: number; tail: number } {
  const most = Math.min(before.childCount, doc.childCount);
  let start = 0;
  while (start < most && before.child(start) === doc.child(start)) start += 1;
  let tail = 0;
  while (
    tail < most - start &&
    before.child(before.childCount - 1 - tail) === doc.child(doc.childCount - 1 - tail)
  ) {
    tail += 1;
  }
  return { start, tail };
}

function sizeOf(blocks: readonly ShownBlock[], from: number, to: number): number {
  let size = 0;
  for (let at = from; at < to; at += 1) size += blocks[at]?.size ?? 0;
  return size;
}

/** What to take out of the set and what to put in, where a block at `place` reads differently. */
function compare(
  old: ShownBlock | null,
  now: ShownBlock,
  place: number,
  out: Decoration[],
  add: Decoration[],
): void {
  for (const [at, spot] of now.spots.entries()) {
    const was = old?.drawn[at] ?? null;
    const is = now.drawn[at] ?? null;
    if (old && isSame(was, is)) continue;
    const range = [place + spot.at, place + spot.at + spot.size] as const;
    // A reference whose target is gone is drawn too; a blank that nothing fills is not.
    const isDrawn = (drawn: Drawn) => drawn !== null || spot.type === "crossReference";
    if (old && isDrawn(was)) out.push(Decoration.node(...range, attributesOf(spot, was)));
    if (isDrawn(is)) add.push(Decoration.node(...range, attributesOf(spot, is)));
  }
}

/** The blocks of a document; one that stood in it and reads as it did is the object it was. */
function blocksIn(
  doc: Node,
  labels: Labels,
  { values }: HouseStyle,
  stood: (at: number) => ShownBlock | null,
): ShownBlock[] {
  const blocks = blocksOfNode(doc);
  const wordsFor = referenceWordsIn(blocks, labels);
  let nth = 0;
  const draw = (spot: Spot): Drawn => {
    switch (spot.type) {
      case "block":
        return labels.list[nth++] ?? null;
      case "crossReference":
        return wordsFor(spot.target);
      case "blank":
        return filledBlank(spot.attributes, values);
    }
  };
  return blocks.map((_, at): ShownBlock => {
    const node = doc.child(at);
    const known = stood(at);
    const spots = known?.spots ?? spotsIn(node);
    const drawn = spots.map(draw);
    const isKnown = known?.drawn.every((was, i) => isSame(was, drawn[i] ?? null));
    return known && isKnown ? known : { size: node.nodeSize, spots, drawn };
  });
}

function isSame(was: Drawn, is: Drawn): boolean {
  if (was === is) return true;
  if (typeof was !== "object" || typeof is !== "object" || !was || !is) return false;
  return was.label === is.label && was.depth === is.depth && was.lead === is.lead;
}

function attributesOf(spot: Spot, drawn: Drawn): Record<string, string> {
  if (typeof drawn === "object" && drawn !== null) {
    return {
      "data-label": drawn.label,
      "data-depth": String(drawn.depth),
      ...(drawn.lead ? { "data-lead": drawn.lead } : {}),
    };
  }
  // What a city fills a blank with stands over its name; one filled by hand shows that itself.
  if (spot.type === "blank")
    return { "data-filled": drawn ?? "", "aria-label": drawn ?? "" };
  // A target that is gone is said in words a reader understands, and marked.
  return drawn === null
    ? { "data-words": "a provision that is gone", "data-gone": "" }
    : { "data-words": drawn };
}

/** What a cross-reference reads, by its target; only one without a number needs the words. */
function referenceWordsIn(
  blocks: readonly TextBlock[],
  labels: Labels,
): (target: string) => string | null {
  let byId: Map<string | null, TextBlock> | null = null;
  return (target) => {
    const label = labels.byId.get(target);
    if (!label) return null;
    if (label.reference !== null) return label.reference;
    byId ??= new Map(
      blocks
        .flatMap((block) => [block, ...block.blocks])
        .reverse()
        .map((block) => [block.id, block]),
    );
    return called(byId.get(target)?.text ?? "");
  };
}

type Spot = { at: number; size: number } & (
  | { type: "block" }
  | { type: "crossReference"; target: string }
  | { type: "blank"; attributes: Record<string, unknown> }
);

/** Where in a block something is drawn; a node never changes, so this is found once. */
const spots = new WeakMap<Node, readonly Spot[]>();

function spotsIn(top: Node): readonly Spot[] {
  const known = spots.get(top);
  if (known) return known;
  const found: Spot[] = [];
  const look = (node: Node, at: number): void => {
    const size = node.nodeSize;
    if (isBlockNode(node)) found.push({ type: "block", at, size });
    else if (node.type.name === "crossReference") {
      found.push({ type: "crossReference", at, size, target: String(node.attrs.target) });
    } else if (node.type.name === "blank" && filledBlank(node.attrs) === null) {
      found.push({ type: "blank", at, size, attributes: node.attrs });
    }
    node.forEach((child, offset) => {
      look(child, at + 1 + offset);
    });
  };
  look(top, 0);
  spots.set(top, found);
  return found;
}
