import type { ThreadView } from "#app/features/comments/comment-view.ts";

/** Which cards are shown: a word, those of one city's people, or one person's suggestions. */
export type ThreadFilter =
  | "open"
  | "mine"
  | "resolved"
  | `city:${string}`
  | `person:${string}`;

interface Reader {
  personId: string;
}

/** Those of the threads that the filter lets through. */
export function filterThreads(
  threads: readonly ThreadView[],
  filter: ThreadFilter,
  reader: Reader,
): ThreadView[] {
  if (filter === "resolved")
    return threads.filter(({ resolvedAt }) => resolvedAt !== null);
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null);
  if (filter === "open") return open;
  if (filter.startsWith("person:")) return [];
  return open.filter(({ comments }) =>
    comments.some(({ author, mentions, isDeleted }) => {
      if (filter === "mine" && mentions.some(({ isMe }) => isMe)) return true;
      if (!author || isDeleted) return false;
      return filter === "mine"
        ? author.personId === reader.personId
        : author.city === filter.slice("city:".length);
    }),
  );
}

/** The cities whose people have commented, by name. */
export function citiesIn(threads: readonly ThreadView[]): string[] {
  const cities = threads.flatMap(({ comments }) =>
    comments.flatMap(({ author, isDeleted }) =>
      author?.city && !isDeleted ? [author.city] : [],
    ),
  );
  return [...new Set(cities)].sort();
}
