import type { FoundNote, NotedText, PlacedBlock } from "./note.ts";

/** Numbers that are computed everywhere else: levels that jump, and numbers written as words. */
export function* numberNotes({ blocks }: NotedText): Generator<FoundNote> {
  const sections = blocks.filter(
    ({ block, quoted }) => !quoted && block.type === "section",
  );
  /** The level of the block above, in the text and in the piece of quoted code we are in. */
  let above = 0;
  let domain: unknown = null;
  for (const at of blocks) {
    const { block, quoted } = at;
    if (quoted !== domain) {
      domain = quoted;
      above = 0;
    }
    yield* writtenNumber(at);
    yield* writtenReferences(at, sections);
    switch (block.type) {
      case "provision":
        if (block.level > above + 1 && above > 0) yield levelGap(at, above + 1);
        above = block.level;
        break;
      case "definition":
        above = block.level;
        break;
      case "section":
      case "heading":
      case "enactingClause":
        above = 0;
        break;
      default:
        break;
    }
  }
}

function levelGap(at: PlacedBlock, level: number): FoundNote {
  const { id } = at.block;
  return {
    kind: "levelGap",
    at,
    says: "This provision stands more than one level below the one above it, so a number is missing on the way down.",
    advice: "Move it out, or write the provision that is missing above it.",
    ...(id === null ? {} : { fix: { type: "setLevel", blockId: id, level } }),
  };
}

const NUMBERED = new Set(["section", "provision", "listItem", "paragraph", "definition"]);
const WRITTEN_NUMBER =
  /^\s*(?:\((?:[a-z]{1,2}|[A-Z]{1,2}|[ivx]{2,5}|[IVX]{2,5}|\d{1,2})\)\s+|(?:Section|SECTION|Sec\.|§)\s*\d+[.:]\s+|(?:\d{1,2}|[a-zA-Z])[.)]\s+(?=[A-Z]))/;

function* writtenNumber(at: PlacedBlock): Generator<FoundNote> {
  const { block } = at;
  const words = NUMBERED.has(block.type)
    ? WRITTEN_NUMBER.exec(block.text)?.[0]
    : undefined;
  if (!words) return;
  yield {
    kind: "writtenNumber",
    at,
    says: `“${words.trim()}” is written at the beginning as words. It stays what it is when provisions move.`,
    advice:
      "Take it out: the number is computed. If it is not the number shown, look for what is missing above.",
    ...(block.id === null || !block.text.startsWith(words)
      ? {}
      : { fix: { type: "replaceWords", blockId: block.id, words, nth: 0, to: "" } }),
  };
}

const WRITTEN_REFERENCE =
  /\b[Ss]ection (\d{1,3})((?:\([A-Za-z0-9]{1,4}\))*) of this (?:ordinance|resolution|act)\b/g;

function* writtenReferences(
  at: PlacedBlock,
  sections: readonly PlacedBlock[],
): Generator<FoundNote> {
  for (const [words, number] of at.block.text.matchAll(WRITTEN_REFERENCE)) {
    const isThere = Number(number) >= 1 && Number(number) <= sections.length;
    yield {
      kind: "writtenReference",
      at,
      says: isThere
        ? `“${words}” is written as words, so it will not follow when sections move.`
        : `“${words}” is named, and the text has ${sections.length === 1 ? "one section" : `${sections.length} sections`}.`,
      advice: isThere
        ? "Put a cross-reference in its place."
        : "Find out which section is meant, and put a cross-reference to it in its place.",
    };
  }
}
