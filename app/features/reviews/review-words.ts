import type { ReviewPage } from "./review-queries.server.ts";

/** "3 approve, 1 objects, 2 still owe an answer." */
export function reviewHeadline({ approve, object, owed }: ReviewPage["counts"]): string {
  const parts = [
    approve > 0 && (approve === 1 ? "1 approves" : `${approve} approve`),
    object > 0 && (object === 1 ? "1 objects" : `${object} object`),
    owed > 0 && (owed === 1 ? "1 still owes an answer" : `${owed} still owe an answer`),
  ].filter(Boolean);
  return parts.length > 0
    ? `${parts.join(", ")}.`
    : "Nobody was asked what they say to it yet.";
}
