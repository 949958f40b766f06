import { blankText } from "#app/manuscript/blanks.ts";
import { anchoredRunsOf, runsOf } from "#app/manuscript/inline-runs.ts";
import { type MarkJson, type PartJson, wordOf } from "#app/manuscript/manuscript-json.ts";
import { SUGGESTION_MARKS } from "#app/manuscript/marks/suggestion.ts";
import { entriesOn } from "#app/manuscript/suggestions/entries.ts";
import { wordsOf } from "#app/manuscript/words.ts";
import type { WordRun } from "./compared-words.ts";

/**
 * Reads the inline parts of a block as runs that can be compared. `reference` tells what a
 * cross-reference reads; `identities` what the block it points at is called in the other text.
 */
export function runReader(
  reference: (target: string) => string,
  identities: ReadonlyMap<string, string>,
): (block: PartJson) => WordRun[] {
  return (block) => runsOf(block).map((part) => readPart(part, reference, identities));
}

/** The same; each run also tells which comments are about it and which suggestion made it. */
export function annotatedRunReader(
  ...[reference, identities]: Parameters<typeof runReader>
): (block: PartJson) => WordRun[] {
  return (block) =>
    anchoredRunsOf(block).map((part) => ({
      ...readPart(part, reference, identities),
      ...annotationsOf(part),
    }));
}

function annotationsOf(part: PartJson): Pick<WordRun, "marks" | "threads" | "by"> {
  const marks = part.marks ?? [];
  const idOf = ({ attrs }: MarkJson) => String(attrs?.id);
  const threads = marks.filter(({ type }) => type === "comment").map(idOf);
  const signed = marks.find(({ type }) => type === "insertion" || type === "deletion");
  const by = signed ? idOf(signed) : entriesOn(part)[0]?.id;
  return {
    marks: marks.filter(({ type }) => type !== "comment" && !SUGGESTION_MARKS.has(type)),
    ...(threads.length > 0 ? { threads } : {}),
    ...(by ? { by } : {}),
  };
}

function readPart(
  part: PartJson,
  reference: (target: string) => string,
  identities: ReadonlyMap<string, string>,
): WordRun {
  const run = { marks: part.marks ?? [], part: part.type, identity: "" };
  switch (part.type) {
    case "text":
      return { ...run, text: part.text ?? "" };
    case "crossReference": {
      const target = wordOf(part, "target");
      return {
        ...run,
        text: reference(target),
        identity: identities.get(target) ?? target,
      };
    }
    case "blank":
      return {
        ...run,
        text: blankText(part.attrs ?? {}),
        identity: `${wordOf(part, "kind")} ${wordOf(part, "name")}`,
      };
    case "hardBreak":
      return { ...run, text: "\n" };
    case "mention":
      return { ...run, text: wordsOf(part), identity: wordOf(part, "subject") };
    default:
      return { ...run, text: wordsOf(part) };
  }
}
