import {
  CommentRangeEnd,
  CommentRangeStart,
  type ICommentsOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import {
  blocksOf,
  idOf,
  type ManuscriptJson,
  type PartJson,
} from "#app/manuscript/manuscript-json.ts";
import {
  line,
  type TypesetBlock,
  type TypesetRun,
} from "#app/manuscript/render-typst.ts";
import type { MarginThread } from "#app/platform/press.ts";
import type { TrackedChanges } from "./word-changes.ts";

/**
 * Discussions in the margin of a Word file: each stands beside the words, the block or the change it
 * is about, its answers below it. What is about the whole draft, or about words that are not in the
 * file, stands beside the title.
 */
export class WordComments {
  readonly #tracked: TrackedChanges;
  /** The numbers of a thread's comments, the first before the answers. */
  readonly #numbers = new Map<string, number[]>();
  readonly #begins = new Map<TypesetRun, string[]>();
  readonly #ends = new Map<TypesetRun, string[]>();
  readonly #atTitle: string[] = [];
  readonly options: { comments?: ICommentsOptions };

  constructor(
    threads: readonly MarginThread[],
    blocks: readonly TypesetBlock[],
    tracked: TrackedChanges,
  ) {
    this.#tracked = tracked;
    const places = placesIn(blocks, threads);
    let next = 0;
    const children = threads.flatMap((thread) => {
      const numbers = thread.comments.map((_, at) => next + at);
      next += numbers.length;
      this.#numbers.set(thread.id, numbers);
      const place = places.get(thread.id);
      if (place) {
        addTo(this.#begins, place.first, thread.id);
        addTo(this.#ends, place.last, thread.id);
      } else this.#atTitle.push(thread.id);
      return commentsOf(thread, numbers, place !== undefined);
    });
    this.options = children.length > 0 ? { comments: { children } } : {};
  }

  /** What stands in the file for a run, between the signs of the comments that begin or end at it. */
  around(run: TypesetRun, written: ParagraphChild): ParagraphChild[] {
    const [begin, end] = [this.#begins.get(run) ?? [], this.#ends.get(run) ?? []];
    return this.#signed(begin, written, end, run);
  }

  aroundTitle(written: ParagraphChild): ParagraphChild[] {
    return this.#signed(this.#atTitle, written, this.#atTitle, { text: "" });
  }

  #signed(
    begin: readonly string[],
    written: ParagraphChild,
    end: readonly string[],
    run: TypesetRun,
  ): ParagraphChild[] {
    const numbers = (threads: readonly string[]) =>
      threads.flatMap((id) => this.#numbers.get(id) ?? []);
    return [
      ...numbers(begin).map((number) => new CommentRangeStart(number)),
      written,
      ...numbers(end).flatMap((number) => [
        new CommentRangeEnd(number),
        this.#tracked.comment(number, run),
      ]),
    ];
  }
}

/** The text with the threads about a whole block anchored to all words of it. */
export function withBlockThreads(
  text: ManuscriptJson,
  threads: readonly MarginThread[],
): ManuscriptJson {
  const byBlock = new Map<string, string[]>();
  for (const { id, blockId } of threads) if (blockId) addTo(byBlock, blockId, id);
  if (byBlock.size === 0) return text;
  const anchored = new Map(
    [...blocksOf(text)].flatMap((block) => {
      const ids = byBlock.get(idOf(block) ?? "");
      return ids ? [[block, ids] as const] : [];
    }),
  );
  const copy = (part: PartJson, outer: readonly string[]): PartJson => {
    const ids = anchored.get(part) ?? outer;
    if (part.content) {
      return { ...part, content: part.content.map((child) => copy(child, ids)) };
    }
    const marks = ids.map((id) => ({ type: "comment", attrs: { id } }));
    return marks.length > 0
      ? { ...part, marks: [...(part.marks ?? []), ...marks] }
      : part;
  };
  return { type: "doc", content: text.content.map((block) => copy(block, [])) };
}

interface Place {
  first: TypesetRun;
  last: TypesetRun;
  /** It is in words that stay or come; a passage that moved is in the text twice. */
  stays: boolean;
}

function placesIn(
  blocks: readonly TypesetBlock[],
  threads: readonly MarginThread[],
): Map<string, Place> {
  const known = new Set(threads.map(({ id }) => id));
  const bySuggestion = new Map<string, string[]>();
  for (const { id, suggestionId } of threads) {
    if (suggestionId) addTo(bySuggestion, suggestionId, id);
  }
  const places = new Map<string, Place>();
  for (const run of runsIn(blocks)) {
    const stays = run.change !== "goes";
    const about = [...(run.threads ?? []), ...(bySuggestion.get(run.by ?? "") ?? [])];
    for (const id of about.filter((one) => known.has(one))) {
      const place = places.get(id);
      if (!place || (stays && !place.stays)) {
        places.set(id, { first: run, last: run, stays });
      } else if (place.stays === stays) place.last = run;
    }
  }
  return places;
}

/** All runs in the order in which they are written. */
function* runsIn(blocks: readonly TypesetBlock[]): Generator<TypesetRun> {
  for (const { runs, rows = [], blocks: inner = [] } of blocks) {
    yield* runs;
    for (const { cells } of rows) for (const cell of cells) yield* cell;
    yield* runsIn(inner);
  }
}

function commentsOf(
  { comments, isResolved, quote }: MarginThread,
  numbers: readonly number[],
  isInPlace: boolean,
): ICommentsOptions["children"] {
  const lost =
    isInPlace || quote === ""
      ? []
      : [`About words that are not in this text: “${quote}”`];
  return comments.map(({ author, initials, at, body }, nth) => {
    const lines = [...(nth === 0 ? lost : []), ...body.split("\n")];
    return {
      id: numbers[nth] ?? 0,
      author: line(author),
      initials: line(initials),
      date: at,
      children: lines.map(
        (words) => new Paragraph({ children: [new TextRun(line(words))] }),
      ),
      resolved: isResolved,
      ...(nth > 0 && numbers[0] !== undefined ? { parentId: numbers[0] } : {}),
    };
  });
}

function addTo<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
