import {
  type ManuscriptJson,
  type MarkJson,
  newBlockId,
  type PartJson,
} from "#app/manuscript/manuscript-json.ts";
import type {
  SeedBlock,
  SeedDraft,
  SeedFlatBlock,
  SeedInline,
  SeedMark,
} from "./seed-types.ts";

/** Words a comment is tied to: the block's key, the words, and the id of its mark. */
export interface SeedAnchor {
  blockKey: string;
  quote: string;
  threadId: string;
}

export interface SeedManuscript {
  json: ManuscriptJson;
  /** Block id of each key. */
  blockIds: ReadonlyMap<string, string>;
}

/**
 * The manuscript of a demo draft, with fresh block ids and the marks of its comments. Throws
 * when a quote is not found in its block, so that a slip of the pen is seen at once.
 */
export function seedManuscript(
  draft: SeedDraft,
  anchors: readonly SeedAnchor[],
): SeedManuscript {
  const blockIds = new Map<string, string>();
  for (const block of draft.blocks.flatMap((b) =>
    b.type === "quotedCode" ? [b, ...b.blocks] : [b],
  )) {
    if (block.key) blockIds.set(block.key, newBlockId());
  }
  const idOfKey = (key: string | undefined) => (key && blockIds.get(key)) || newBlockId();

  const flatBlock = (block: SeedFlatBlock): PartJson => {
    const attrs: NonNullable<PartJson["attrs"]> = { id: idOfKey(block.key) };
    if ("level" in block) attrs.level = block.level;
    if ("style" in block) attrs.style = block.style;
    let content = block.content.map((inline) => inlinePart(inline, blockIds));
    for (const anchor of anchors) {
      if (anchor.blockKey === block.key) content = anchored(content, anchor);
    }
    return { type: block.type, attrs, content };
  };
  const anyBlock = (block: SeedBlock): PartJson =>
    block.type === "quotedCode"
      ? {
          type: "quotedCode",
          attrs: {
            id: idOfKey(block.key),
            citation: block.citation,
            action: block.action,
          },
          content: block.blocks.map(flatBlock),
        }
      : flatBlock(block);
  return { json: { type: "doc", content: draft.blocks.map(anyBlock) }, blockIds };
}

function inlinePart(inline: SeedInline, blockIds: ReadonlyMap<string, string>): PartJson {
  if (typeof inline === "string") return { type: "text", text: inline };
  if ("text" in inline) {
    return { type: "text", text: inline.text, marks: inline.marks.map(markJson) };
  }
  if ("blank" in inline) {
    const { blank, value, kind } = inline;
    return { type: "blank", attrs: { name: blank, value, kind } };
  }
  const target = blockIds.get(inline.crossReference);
  if (!target) throw new Error(`No block has the key ${inline.crossReference}`);
  return { type: "crossReference", attrs: { target } };
}

function markJson(mark: SeedMark): MarkJson {
  return typeof mark === "string"
    ? { type: mark }
    : { type: "link", attrs: { href: mark.link } };
}

/** Puts the comment's mark on its words, which may run over several differently marked texts. */
function anchored(
  content: PartJson[],
  { quote, threadId, blockKey }: SeedAnchor,
): PartJson[] {
  const start = content
    .map((part) => part.text ?? "\u0000")
    .join("")
    .indexOf(quote);
  if (start < 0) throw new Error(`The words "${quote}" do not stand in ${blockKey}`);
  const end = start + quote.length;
  const mark: MarkJson = { type: "comment", attrs: { id: threadId } };
  let at = 0;
  return content.flatMap((part) => {
    const text = part.text ?? "\u0000";
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, text.length);
    at += text.length;
    if (part.text === undefined || from >= to) return [part];
    const piece = (piece: string, marks: MarkJson[]): PartJson[] =>
      piece
        ? [{ type: "text", text: piece, ...(marks.length > 0 ? { marks } : {}) }]
        : [];
    const marks = part.marks ?? [];
    return [
      ...piece(text.slice(0, from), marks),
      ...piece(text.slice(from, to), [...marks, mark]),
      ...piece(text.slice(to), marks),
    ];
  });
}
