import type { Frames, Habits } from "./frame.ts";
import type { LineFacts } from "./line-facts.ts";
import type { SectionHead } from "./section-head.ts";

/**
 * What it costs to read a head as a section of the open numbering domain: of the law, whose
 * sections count 1, 2, 3, or of code, whose numbers the amending sentence named.
 */
export function sectionPrice(
  frames: Frames,
  line: LineFacts,
  head: SectionHead,
  habits: Habits,
): { price: number; note: string } {
  const look =
    line.numbered || head.strength === "closed" ? 0 : head.strength === "open" ? 0.3 : 5;
  const depth = frames.length - 1;
  const { price, note } =
    depth === 0 ? inLaw(frames, head, habits) : inCode(frames, line, head);
  return { price: look + price, note };
}

function inLaw(
  [law]: Frames,
  head: SectionHead,
  habits: Habits,
): { price: number; note: string } {
  if (head.value === null) return { price: habits.plainSections ? 3.5 : 0.2, note: "" };
  const before = law.section?.value ?? null;
  if (before === null) return { price: law.section ? 0.5 : 0, note: "" };
  const ahead = head.value - before;
  if (ahead === 1) return { price: 0, note: "" };
  if (law.afterDivision) return { price: 0.3, note: "" };
  if (ahead === 0 && head.number !== law.section?.number) return { price: 0.3, note: "" };
  return ahead > 1
    ? {
        price: 1.2 + Math.min(1.5, ahead / 10),
        note: "The number of the section before this one is missing.",
      }
    : {
        price: 3.5,
        note: "This section number has been used before, or comes too late.",
      };
}

function inCode(
  frames: Frames,
  line: LineFacts,
  head: SectionHead,
): { price: number; note: string } {
  const frame = frames[frames.length - 1] ?? frames[0];
  const [law] = frames;
  const known = [...frame.announced, ...(frame.section ? [frame.section.number] : [])];
  const deep = frames.length > 2 ? 1.5 : 0;
  if (head.value === null || /[-.:]/.test(head.number)) {
    const kin = known.some((number) => sameChapter(number, head.number));
    const bare = head.word === "bare" ? 1 : 0;
    return { price: deep + (kin ? 0 : 0.4 + 1.6 * bare), note: "" };
  }
  if (known.includes(head.number)) return { price: deep, note: "" };
  // "Section 3." in unmarked code is nearly always the law going on.
  const next = law.section?.value === head.value - 1;
  if (line.opening === 0 && frame.opened !== "mark") {
    return { price: deep + (next ? 6 : 2), note: "" };
  }
  return { price: deep + (line.opening > 0 || !next ? 0.2 : 2), note: "" };
}

/** 5.92 and 5.92.010, or 5.92.010 and 5.92.020, but not 5.92.010 and 719.1.1. */
function sameChapter(known: string, number: string): boolean {
  if (known === number) return true;
  const parts = (word: string) => word.split(/[.\-:]/);
  const one = parts(known);
  const other = parts(number);
  if (one.length > other.length) return false;
  const shared = one.length === other.length ? one.length - 1 : one.length;
  return shared > 0 && one.slice(0, shared).every((part, at) => part === other[at]);
}
