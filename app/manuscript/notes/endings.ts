import type { FoundNote, NotedText, PlacedBlock } from "./note.ts";

/** How recitals and the parts of a list end in this house. */
export function* endingNotes(text: NotedText): Generator<FoundNote> {
  const own = text.blocks.filter(({ quoted }) => quoted === null);
  yield* recitals(text, own);
  if (text.profile.listEndings !== "any" && text.nature !== "other") {
    yield* lists(text, text.blocks);
  }
}

/** What a line ends with: marks, and "and" or "or" behind them. */
const ENDING = /(?:\s*[.;:,](?:\s*(?:and|or))?|\s+(?:and|or))?\s*$/i;

function* recitals(
  { profile }: NotedText,
  blocks: readonly PlacedBlock[],
): Generator<FoundNote> {
  const { between, last } = profile.recitalEnds;
  for (const [i, at] of blocks.entries()) {
    const { block } = at;
    if (block.type !== "recital" || !block.text.trim()) continue;
    const isLast = blocks[i + 1]?.block.type !== "recital";
    // The last one may also end the sentence: the formula that follows begins a new one.
    const wanted = isLast ? [last, ".", ";"] : [between];
    const ending = endingOf(block.text);
    if (wanted.some((end) => end === ending)) continue;
    const to = wanted[0] ?? "";
    yield {
      kind: "recitalEnding",
      at,
      says: `This recital ends with ${shown(ending)}; this house ends ${isLast ? "the last one" : "those before the last"} with “${to}”.`,
      advice: `Let it end with “${to}”.`,
      ...endFix(block.id, block.text, to),
    };
  }
}

function* lists(
  { profile }: NotedText,
  blocks: readonly PlacedBlock[],
): Generator<FoundNote> {
  for (const { parts: list, isInner } of listsIn(blocks)) {
    const joined = list.find(({ block }) => /[;,]\s*(?:and|or)\s*$/i.test(block.text));
    const word = joined && /\bor\s*$/i.test(joined.block.text) ? "or" : "and";
    for (const [i, at] of list.entries()) {
      const isLast = i === list.length - 1;
      const wanted = wantedEnding(
        profile.listEndings === "periods",
        isLast,
        i === list.length - 2,
        word,
      );
      const ending = endingOf(at.block.text);
      if (ending === wanted || ending === ":" || (isLast && isInner)) continue;
      yield {
        kind: "listEnding",
        at,
        says: `This part of a list ends with ${shown(ending)}; in this house it ends with “${wanted}”.`,
        advice:
          isLast || profile.listEndings === "periods" || i < list.length - 2
            ? `Let it end with “${wanted}”.`
            : "Let it end with “; and” if all of them are meant, with “; or” if any.",
        // Whether all or any are meant only a person knows, where no part says so.
        ...(wanted.length > 1 && !joined
          ? {}
          : endFix(at.block.id, at.block.text, wanted)),
      };
    }
  }
}

function wantedEnding(
  isPeriods: boolean,
  isLast: boolean,
  isBeforeLast: boolean,
  word: string,
): string {
  if (isPeriods || isLast) return ".";
  return isBeforeLast ? `; ${word}` : ";";
}

/** Neighbouring parts of one level below a line that ends with a colon, two at least. */
function* listsIn(
  blocks: readonly PlacedBlock[],
): Generator<{ parts: PlacedBlock[]; isInner: boolean }> {
  for (const [i, lead] of blocks.entries()) {
    const isLead = isPart(lead) || ["definition", "paragraph"].includes(lead.block.type);
    if (!isLead || !/:\s*$/.test(lead.block.text)) continue;
    const first = blocks[i + 1];
    if (!first || !isPart(first) || first.quoted !== lead.quoted) continue;
    const list: PlacedBlock[] = [];
    for (const at of blocks.slice(i + 1)) {
      const isSame = at.block.type === first.block.type && at.quoted === first.quoted;
      if (!isSame || at.block.level < first.block.level) break;
      // What stands deeper belongs to the part above it, whose words then end in the middle.
      if (at.block.level > first.block.level) {
        list.length = 0;
        break;
      }
      list.push(at);
    }
    // What follows a list within a list may go on with the sentence around both.
    const next = blocks[i + 1 + list.length];
    const isInner = next !== undefined && isPart(next) && next.quoted === lead.quoted;
    if (list.length > 1) yield { parts: list, isInner };
  }
}

function isPart({ block }: PlacedBlock): boolean {
  return block.type === "provision" || block.type === "listItem";
}

function endingOf(text: string): string {
  return (ENDING.exec(text)?.[0] ?? "").trim().replace(/\s+/g, " ").toLowerCase();
}

function shown(ending: string): string {
  return ending ? `“${ending}”` : "no mark";
}

function endFix(id: string | null, text: string, to: string): Pick<FoundNote, "fix"> {
  if (id === null) return {};
  const words = ENDING.exec(text)?.[0] ?? "";
  return { fix: { type: "replaceEnd", blockId: id, words, to } };
}
