import type { FoundNote, NotedText, PlacedBlock } from "./note.ts";

/** Words that make a duty, where the house wants one of them. */
export function* wordNotes(text: NotedText): Generator<FoundNote> {
  const { dutyWord } = text.profile;
  if (dutyWord === "any" || text.nature === "other") return;
  for (const at of operative(text)) {
    if (dutyWord === "shall") {
      yield* found(at, "must", "shall");
      yield* found(at, "will", "shall");
    } else {
      yield* found(at, "shall", "must");
    }
  }
}

/** What the text orders: behind its enacting clause, and not what it quotes or is called. */
function* operative({ blocks }: NotedText): Generator<PlacedBlock> {
  let isBehind = false;
  for (const at of blocks) {
    const { type } = at.block;
    if (type === "enactingClause") isBehind = true;
    else if (
      isBehind &&
      ["section", "provision", "paragraph", "listItem"].includes(type)
    ) {
      yield at;
    }
  }
}

/** "at will", "a will", "free will": the noun; "if the rent will": what may come, and no duty. */
const NO_DUTY =
  /(?:\b(?:at|a|the|free|good|last|people’s|people's)\s+|\b(?:if|when|whether|that|which|likely|expects?|finds?)\b[^.;]*)$/i;

/** "what must change": a question, and no duty. */
const NO_ORDER = /\b(?:what|as|than|how)\s+$/i;

function* found(at: PlacedBlock, word: string, wanted: string): Generator<FoundNote> {
  const { block } = at;
  // Words in quotation marks are somebody else's.
  const text = block.text.replace(/[“"][^”"]*[”"]/g, (quoted) =>
    " ".repeat(quoted.length),
  );
  let nth = -1;
  for (const match of block.text.matchAll(new RegExp(`\\b${word}\\b`, "g"))) {
    nth += 1;
    const before = text.slice(0, match.index);
    const isQuoted = text.slice(match.index, match.index + word.length) !== word;
    if (isQuoted || NO_ORDER.test(before)) continue;
    if (word === "will" && NO_DUTY.test(before)) continue;
    yield {
      kind: "dutyWord",
      at,
      says: `“${word}” stands where this house says “${wanted}”: only “${wanted}” makes a duty in its code.`,
      advice: `Write “${wanted}” if it is a duty; else say what may or is going to happen in other words.`,
      ...(block.id === null
        ? {}
        : {
            fix: {
              type: "replaceWords",
              blockId: block.id,
              words: word,
              nth,
              to: wanted,
            },
          }),
    };
  }
}
