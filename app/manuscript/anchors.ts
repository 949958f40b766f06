import { diffArrays } from "diff";
import {
  idOf,
  type ManuscriptJson,
  type MarkJson,
  type PartJson,
} from "./manuscript-json.ts";

/** Beyond so many differences nothing is said to have stayed. */
const MAX_DIFFERENCES = 4_000;

/**
 * A text about to take the place of another, with the anchors of comments it should have: those it
 * was kept with, and those that stand now on words that stay. `isLiving` tells whether a thread is
 * still there.
 */
export function carryAnchors(
  text: ManuscriptJson,
  present: ManuscriptJson,
  isLiving: (threadId: string) => boolean,
): ManuscriptJson {
  const standing = new Map<string, PartJson>();
  const remember = (part: PartJson): void => {
    const id = idOf(part);
    if (id !== null && !standing.has(id)) standing.set(id, part);
    if (part.type === "quotedCode") part.content?.forEach(remember);
  };
  present.content.forEach(remember);

  const carry = (part: PartJson): PartJson => {
    const id = idOf(part);
    const before = id === null ? undefined : standing.get(id);
    if (part.type === "quotedCode") {
      return { ...part, content: (part.content ?? []).map(carry) };
    }
    return carryInto(part, before, isLiving);
  };
  return { type: "doc", content: text.content.map(carry) };
}

/** The rows and cells of a table are its words too, one after the other. */
function carryInto(
  part: PartJson,
  before: PartJson | undefined,
  isLiving: (threadId: string) => boolean,
): PartJson {
  const signs = signsOf(part);
  const standing = before ? signsOf(before) : [];
  // A hostile frame can put one anchor on a word twice, which no editor would show.
  const anchors = signs.map(({ anchors }) => [...new Set(anchors.filter(isLiving))]);
  if (standing.some((sign) => sign.anchors.length > 0)) {
    const changes = diffArrays(standing, signs, {
      comparator: (a, b) => a.sign === b.sign,
      maxEditLength: MAX_DIFFERENCES,
    });
    let [from, to] = [0, 0];
    for (const { value, added, removed } of changes ?? []) {
      for (let nth = 0; !added && !removed && nth < value.length; nth += 1) {
        const all = [
          ...(anchors[to + nth] ?? []),
          ...(standing[from + nth]?.anchors ?? []),
        ];
        anchors[to + nth] = [...new Set(all.filter(isLiving))];
      }
      if (!added) from += value.length;
      if (!removed) to += value.length;
    }
  }
  return anchored(part, anchors, { at: 0 });
}

interface Sign {
  /** A letter, or a part that has none. */
  sign: string;
  anchors: string[];
}

function signsOf(part: PartJson): Sign[] {
  if (part.text !== undefined) {
    const anchors = anchorsOf(part);
    return Array.from(part.text, (sign) => ({ sign, anchors }));
  }
  if (part.content) return part.content.flatMap(signsOf);
  return isLeaf(part)
    ? [
        {
          sign: `${part.type} ${JSON.stringify(part.attrs ?? {})}`,
          anchors: anchorsOf(part),
        },
      ]
    : [];
}

const HOLDERS = new Set(["table", "tableRow", "tableCell"]);

/** A block without words has no sign; a reference, a blank or a mention is one. */
function isLeaf(part: PartJson): boolean {
  return !HOLDERS.has(part.type) && part.attrs?.id === undefined;
}

function anchorsOf({ marks = [] }: PartJson): string[] {
  return marks.flatMap(({ type, attrs }) =>
    type === "comment" && typeof attrs?.id === "string" ? [attrs.id] : [],
  );
}

/** The part with these anchors, one entry a sign. */
function anchored(
  part: PartJson,
  anchors: readonly string[][],
  place: { at: number },
): PartJson {
  if (!part.content) return part;
  return {
    ...part,
    content: part.content.flatMap((child) => {
      if (child.content) return [anchored(child, anchors, place)];
      if (child.text === undefined) {
        if (!isLeaf(child)) return [child];
        place.at += 1;
        return [withAnchors(child, anchors[place.at - 1] ?? [])];
      }
      const runs: PartJson[] = [];
      for (const letter of child.text) {
        const ids = anchors[place.at] ?? [];
        place.at += 1;
        const last = runs.at(-1);
        if (last && areSame(anchorsOf(last), ids)) last.text = (last.text ?? "") + letter;
        else runs.push(withAnchors({ ...child, text: letter }, ids));
      }
      return runs;
    }),
  };
}

function withAnchors(part: PartJson, ids: readonly string[]): PartJson {
  const others = part.marks?.filter(({ type }) => type !== "comment") ?? [];
  const own: MarkJson[] = ids.map((id) => ({ type: "comment", attrs: { id } }));
  const { marks: _, ...rest } = part;
  return others.length + own.length > 0 ? { ...rest, marks: [...others, ...own] } : rest;
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
