import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { SUGGESTION_MARKS } from "#app/manuscript/marks/suggestion.ts";
import {
  type Entry,
  entriesOf,
  wordsOfEntries,
} from "#app/manuscript/suggestions/entries.ts";

/**
 * What is pasted, with the suggestions that `stay` in it. Of words that were cut their suggestions
 * come along; a copy reads as what has been agreed, and so does what comes from another draft: nobody's
 * proposal is made twice, or made where they never were.
 */
export function agreedUnless(
  slice: Slice,
  stays: (suggestionId: string) => boolean,
): Slice {
  const content = agreed(slice.content, stays);
  // A block that is left out takes an open end along with it.
  const isWhole = content.childCount === slice.content.childCount;
  const open = (wanted: number, end: Node | null | undefined) =>
    isWhole ? wanted : Math.min(wanted, depthOf(end));
  return new Slice(
    content,
    open(slice.openStart, content.firstChild),
    open(slice.openEnd, content.lastChild),
  );
}

function agreed(fragment: Fragment, stays: (id: string) => boolean): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    const entries = entriesOf(node.attrs.suggestions);
    const leaves = ({ id }: Entry) => !stays(id);
    const isLeftOut =
      entries.some(
        (entry) => leaves(entry) && (entry.op === "ins" || entry.op === "put"),
      ) ||
      node.marks.some(({ type, attrs }) => type.name === "insertion" && !stays(attrs.id));
    if (isLeftOut) return;
    const marks = node.marks.filter(
      ({ type, attrs }) => !SUGGESTION_MARKS.has(type.name) || stays(attrs.id),
    );
    if (node.isText) {
      nodes.push(node.mark(marks));
      return;
    }
    const content = agreed(node.content, stays);
    const kept = entries.filter((entry) => !leaves(entry));
    const attrs =
      entries.length > 0
        ? { ...node.attrs, suggestions: wordsOfEntries(kept) || null }
        : node.attrs;
    nodes.push(node.type.create(attrs, content, marks));
  });
  return Fragment.fromArray(nodes);
}

/** How many nodes stand open at the outer edge of one. */
function depthOf(node: Node | null | undefined): number {
  if (!node || node.isText || node.isLeaf) return 0;
  return node.isTextblock ? 1 : 1 + depthOf(node.firstChild);
}
