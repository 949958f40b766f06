import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { type Found, findWords, type Search } from "#app/manuscript/find.ts";
import { BlockDecorations } from "./block-decorations.ts";
import { asOneStep } from "./undo-step.ts";

/** A search over the text as it stands. */
export interface FindState {
  search: Search;
  /** In reading order, as positions of the document. */
  found: readonly Found[];
  /** Which of them is looked at; -1 when there is none. */
  current: number;
  decorations: DecorationSet;
}

type Told = { type: "search"; search: Search | null } | { type: "look"; current: number };

const key = new PluginKey<FindState | null>("find");

/** Marks what is looked for. The marks are decorations and reach nobody else. */
export const FindInText = Extension.create({
  name: "findInText",
  addProseMirrorPlugins: () => [
    new Plugin<FindState | null>({
      key,
      state: {
        init: () => null,
        apply(tr, find, _before, state) {
          const told: Told | undefined = tr.getMeta(key);
          if (told?.type === "search") {
            return told.search && searched(state, told.search, state.selection.from);
          }
          if (!find) return null;
          if (told?.type === "look") return lookingAt(state.doc, find, told.current);
          if (!tr.docChanged) return find;
          const at = find.found[find.current]?.from ?? state.selection.from;
          return searched(state, find.search, tr.mapping.map(at, -1));
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
});

export function findStateIn(state: EditorState): FindState | null {
  return key.getState(state) ?? null;
}

/** Looks for something else, or with null for nothing any more. */
export function searchFor(view: EditorView, search: Search | null): void {
  tell(view, { type: "search", search });
}

/** Goes to the next place (1) or the one before (-1), round at the ends. */
export function goToFound(view: EditorView, step: 1 | -1): void {
  const find = findStateIn(view.state);
  if (!find || find.found.length === 0) return;
  const count = find.found.length;
  showFound(view, (find.current + step + count) % count);
}

/** Selects the n-th place and brings it into the window. */
export function showFound(view: EditorView, nth: number): void {
  const place = findStateIn(view.state)?.found[nth];
  if (!place) return;
  const { tr, doc } = view.state;
  tr.setMeta(key, { type: "look", current: nth } satisfies Told);
  tr.setSelection(TextSelection.create(doc, place.from, place.to));
  view.dispatch(tr.setMeta("addToHistory", false).scrollIntoView());
}

/** Puts other words in the current place, with the marks of its first letter, and goes to the next. */
export function replaceFound(view: EditorView, words: string): boolean {
  const find = findStateIn(view.state);
  const place = find?.found[find.current];
  if (!find || !place || !view.editable) return false;
  asOneStep(view, (tr) => replaceAt(tr, place, words));
  const now = findStateIn(view.state);
  const after = place.from + words.length;
  const next = now?.found.findIndex(({ from }) => from >= after) ?? -1;
  showFound(view, Math.max(0, next));
  return true;
}

/** Puts other words in every place, as one step of undo. Answers how many there were. */
export function replaceAllFound(view: EditorView, words: string): number {
  const places = findStateIn(view.state)?.found ?? [];
  if (places.length === 0 || !view.editable) return 0;
  asOneStep(view, (tr) => {
    // From the last one back, so that the places before stay true.
    for (const place of [...places].reverse()) replaceAt(tr, place, words);
    return true;
  });
  return places.length;
}

function replaceAt(tr: Transaction, { from, to }: Found, words: string): boolean {
  const marks = tr.doc.nodeAt(from)?.marks ?? [];
  if (words === "") tr.delete(from, to);
  else tr.replaceWith(from, to, tr.doc.type.schema.text(words, marks));
  return true;
}

function tell(view: EditorView, told: Told): void {
  view.dispatch(view.state.tr.setMeta(key, told).setMeta("addToHistory", false));
}

/** `near` is where reading goes on: the first place from there on is the current one. */
function searched({ doc }: EditorState, search: Search, near: number): FindState {
  const found: Found[] = [];
  const cache = cacheFor(search);
  doc.forEach((block, pos) => {
    for (const { from, to } of foundIn(block, search, cache)) {
      found.push({ from: pos + 1 + from, to: pos + 1 + to });
    }
  });
  const next = found.findIndex(({ from }) => from >= near);
  const current = found.length === 0 ? -1 : Math.max(0, next);
  return lookingAt(
    doc,
    { search, found, current, decorations: DecorationSet.empty },
    current,
  );
}

interface Cache {
  search: string;
  found: WeakMap<Node, readonly Found[]>;
  marked: WeakMap<Node, DecorationSet>;
}

let lately: Cache = { search: "", found: new WeakMap(), marked: new WeakMap() };

/** A block that did not change is not searched again while the search is the same. */
function cacheFor(search: Search): Cache {
  const name = JSON.stringify(search);
  if (lately.search !== name) {
    lately = { search: name, found: new WeakMap(), marked: new WeakMap() };
  }
  return lately;
}

/** Places in a block at the top, counted from its content. */
function foundIn(block: Node, search: Search, cache: Cache): readonly Found[] {
  const known = cache.found.get(block);
  if (known) return known;
  const found: Found[] = [];
  const look = (textblock: Node, start: number) => {
    const line = textblock.textBetween(0, textblock.content.size, "", "\ufffc");
    for (const { from, to } of findWords(line, search)) {
      found.push({ from: start + from, to: start + to });
    }
  };
  if (block.isTextblock) look(block, 0);
  else {
    block.descendants((inner, pos) => {
      if (inner.isTextblock) look(inner, pos + 1);
      return !inner.isTextblock;
    });
  }
  cache.found.set(block, found);
  return found;
}

function lookingAt(doc: Node, find: FindState, current: number): FindState {
  const cache = cacheFor(find.search);
  const looked = find.found[current];
  const children: (number | DecorationSet)[] = [];
  doc.forEach((block, pos) => {
    const places = foundIn(block, find.search, cache);
    if (places.length === 0) return;
    const isHere = looked && looked.from > pos && looked.from < pos + block.nodeSize;
    let marked = isHere ? undefined : cache.marked.get(block);
    if (!marked) {
      marked = DecorationSet.create(
        block,
        places.map(({ from, to }) =>
          Decoration.inline(from, to, {
            "data-found": isHere && looked.from === pos + 1 + from ? "current" : "",
          }),
        ),
      );
      if (!isHere) cache.marked.set(block, marked);
    }
    children.push(pos, pos + block.nodeSize, marked);
  });
  return { ...find, current, decorations: new BlockDecorations([], children) };
}
