import type { Node } from "@tiptap/pm/model";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { filledBlank } from "#app/manuscript/blanks.ts";
import { blocksOfNode, isBlockNode, type TextBlock } from "#app/manuscript/blocks.ts";
import type { HouseStyle } from "#app/manuscript/house-style.ts";
import type { BlockLabel, Labels } from "#app/manuscript/numbering.ts";
import { called } from "#app/manuscript/reference-words.ts";
import { proposedLabels } from "#app/manuscript/suggestions/proposed-labels.ts";
import { BlockDecorations } from "./block-decorations.ts";

/** What is drawn in a document in a house's style. Made anew with every change of either. */
export interface ShownLabels {
  readonly doc: Node;
  readonly style: HouseStyle;
  readonly labels: Labels;
  readonly decorations: DecorationSet;
  /** One for each block at the top, in order. */
  readonly blocks: readonly ShownBlock[];
}

/** What is drawn in one block at the top, with the blocks inside it. */
interface ShownBlock {
  /** What is drawn at each of the block's spots. */
  readonly drawn: readonly Drawn[];
  /** The attributes drawn on the block itself. */
  readonly attributes: Record<string, string>;
  /** What is drawn inside it; null for nothing. */
  readonly inside: DecorationSet | null;
}

/** A block's label, a cross-reference's words, or what fills a blank; null for nothing. */
type Drawn = BlockLabel | string | null;

export function showLabels(doc: Node, style: HouseStyle): ShownLabels {
  return drawnOn(
    doc,
    style,
    proposedLabels(blocksOfNode(doc), style.profile),
    () => null,
  );
}

/**
 * The same after a change. Only blocks that read differently are drawn anew, and numbers are
 * worked out only when something changed that they depend on. What changed is seen from the
 * documents and not from the step, for a colleague's letter arrives as one step over the whole.
 */
export function updateLabels(before: ShownLabels, doc: Node): ShownLabels {
  const { start, tail } = sameEnds(before.doc, doc);
  const shift = before.doc.childCount - doc.childCount;
  const stood = (at: number): ShownBlock | null => {
    if (at < start) return before.blocks[at] ?? null;
    return at < doc.childCount - tail ? null : (before.blocks[at + shift] ?? null);
  };
  const labels = isNumberedAlike(before.doc, doc, start, tail)
    ? before.labels
    : proposedLabels(blocksOfNode(doc), before.style.profile);
  return drawnOn(doc, before.style, labels, stood);
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
    a.suggestions === b.suggestions &&
    a.isEmpty === b.isEmpty &&
    a.blocks.length === b.blocks.length &&
    a.blocks.every((inner, at) => isAlike(inner, b.blocks[at]))
  );
}

/** A block that stood in the text and reads as it did is the object it was. */
function drawnOn(
  doc: Node,
  style: HouseStyle,
  labels: Labels,
  stood: (at: number) => ShownBlock | null,
): ShownLabels {
  const wordsFor = referenceWordsIn(blocksOfNode(doc), labels);
  let nth = 0;
  const draw = (spot: Spot): Drawn => {
    switch (spot.type) {
      case "block":
        return labels.list[nth++] ?? null;
      case "crossReference":
        return wordsFor(spot.target);
      case "blank":
        return filledBlank(spot.attributes, style.values);
    }
  };
  const blocks: ShownBlock[] = [];
  const local: Decoration[] = [];
  const children: (number | DecorationSet)[] = [];
  doc.forEach((node, place, at) => {
    const drawn = spotsIn(node).map(draw);
    const known = stood(at);
    const block =
      known?.drawn.every((was, i) => isSame(was, drawn[i] ?? null)) === true
        ? known
        : shownBlock(node, drawn);
    blocks.push(block);
    local.push(Decoration.node(place, place + node.nodeSize, block.attributes));
    if (block.inside) children.push(place, place + node.nodeSize, block.inside);
  });
  return {
    doc,
    style,
    labels,
    blocks,
    decorations: new BlockDecorations(local, children),
  };
}

function shownBlock(node: Node, drawn: readonly Drawn[]): ShownBlock {
  const spots = spotsIn(node);
  const [own] = spots;
  // Places inside are counted from behind the block's own beginning.
  const inner = spots
    .map((spot, i) => ({ ...spot, at: spot.at - 1, drawn: drawn[i] ?? null }))
    .slice(1)
    // A reference whose target is gone is drawn too; a blank that nothing fills is not.
    .filter((spot) => spot.drawn !== null || spot.type === "crossReference")
    .map((spot) =>
      Decoration.node(spot.at, spot.at + spot.size, attributesOf(spot, spot.drawn)),
    );
  return {
    drawn,
    attributes: own ? attributesOf(own, drawn[0] ?? null) : {},
    inside: inner.length > 0 ? DecorationSet.create(node, inner) : null,
  };
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
  if (spot.type === "blank") {
    return { "data-filled": drawn ?? "", "aria-label": drawn ?? "" };
  }
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

/** A place in a block at the top where something is drawn, counted from where the block begins. */
type Spot = { at: number; size: number } & (
  | { type: "block" }
  | { type: "crossReference"; target: string }
  | { type: "blank"; attributes: Record<string, unknown> }
);

/** A node never changes, so its spots are found once; the first is the block itself. */
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
