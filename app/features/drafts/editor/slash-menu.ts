import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { type Insertion, insert, insertionsFor, type Question } from "./insertions.ts";
import { asOneStep } from "./undo-step.ts";

/** The open menu: what was typed after the slash, and which line is chosen. */
export interface SlashMenu {
  /** Where the slash stands. */
  from: number;
  typed: string;
  found: readonly Insertion[];
  active: number;
}

type Told = { type: "open" } | { type: "close" } | { type: "move"; active: number };

const key = new PluginKey<SlashMenu | null>("slashMenu");

/** The ids of list and lines, for whoever draws them and for the text that points at them. */
export const SLASH_LIST_ID = "slash-menu";
export const slashLineId = (nth: number) => `${SLASH_LIST_ID}-${nth}`;

const BEFORE_CARET = /(?:^|\s)\/([\p{L}\p{N}-][\p{L}\p{N} -]{0,23})?$/u;

/**
 * "/" at the beginning of a block or after a space opens a list of what can be put in; typing
 * on narrows it. The words stay ordinary text until something is chosen, so nothing is lost when
 * somebody only wanted to write a slash.
 */
export const SlashMenus = Extension.create<{ onAsk(question: Question): void }>({
  name: "slashMenu",
  priority: 1_100,
  addOptions: () => ({ onAsk: () => {} }),
  addProseMirrorPlugins() {
    const { onAsk } = this.options;
    return [
      new Plugin<SlashMenu | null>({
        key,
        state: {
          init: () => null,
          apply(tr, menu, _before, state) {
            const told: Told | undefined = tr.getMeta(key);
            if (told?.type === "close") return null;
            if (told?.type === "move") return menu && { ...menu, active: told.active };
            if (!menu && !told) return null;
            if (!told && !tr.docChanged && !tr.selectionSet) return menu;
            return menuAt(state, menu);
          },
        },
        props: {
          handleTextInput(view, from, to, text) {
            if (text !== "/" || from !== to || !mayOpenAt(view, from)) return false;
            const tr = view.state.tr.insertText("/", from, to);
            view.dispatch(tr.setMeta(key, { type: "open" } satisfies Told));
            return true;
          },
          handleKeyDown(view, event) {
            const menu = key.getState(view.state);
            return menu ? pressed(view, menu, event, onAsk) : false;
          },
          handleDOMEvents: {
            blur(view) {
              if (key.getState(view.state)) tell(view, { type: "close" });
              return false;
            },
          },
        },
      }),
    ];
  },
});

/** The open menu, or null. */
export function slashMenuIn(state: EditorState): SlashMenu | null {
  return key.getState(state) ?? null;
}

/** What the text's own element says while the menu is open, so that a screen reader hears the lines. */
export function slashMenuAttributes(state: EditorState): Record<string, string> {
  const menu = slashMenuIn(state);
  if (!menu) return { role: "textbox", "aria-multiline": "true" };
  return {
    role: "combobox",
    "aria-haspopup": "listbox",
    "aria-autocomplete": "list",
    "aria-expanded": "true",
    "aria-controls": SLASH_LIST_ID,
    ...(menu.found.length > 0
      ? { "aria-activedescendant": slashLineId(menu.active) }
      : {}),
  };
}

/** Puts the chosen line in the place of what was typed for it, as one step of undo. */
export function chooseInsertion(
  view: EditorView,
  nth: number,
  onAsk: (question: Question) => void,
): void {
  const menu = slashMenuIn(view.state);
  const chosen = menu?.found[nth];
  if (!menu || !chosen) return;
  asOneStep(view, (tr) => {
    tr.delete(menu.from, view.state.selection.head);
    tr.setMeta(key, { type: "close" } satisfies Told);
    return chosen.puts.type === "asks" || insert(tr, chosen);
  });
  if (chosen.puts.type === "asks") onAsk(chosen.puts.question);
  else view.focus();
}

function mayOpenAt(view: EditorView, pos: number): boolean {
  if (!view.editable) return false;
  const { parent, parentOffset } = view.state.doc.resolve(pos);
  if (!parent.inlineContent) return false;
  const before = parent.textBetween(
    Math.max(0, parentOffset - 1),
    parentOffset,
    "",
    "\ufffc",
  );
  return before === "" || /\s/u.test(before);
}

/** Null when what stands before the caret is no longer a slash with a name after it. */
function menuAt(state: EditorState, before: SlashMenu | null): SlashMenu | null {
  const { $head, empty } = state.selection;
  if (!empty || !$head.parent.inlineContent) return null;
  const words = $head.parent.textBetween(0, $head.parentOffset, "", "\ufffc");
  const match = BEFORE_CARET.exec(words);
  if (!match) return null;
  const typed = match[1] ?? "";
  const found = insertionsFor(typed);
  // A name nothing is called by, and a space after it: this is a sentence.
  if (found.length === 0 && typed.includes(" ")) return null;
  const active = before && before.typed === typed ? before.active : 0;
  return { from: $head.pos - typed.length - 1, typed, found, active };
}

function pressed(
  view: EditorView,
  menu: SlashMenu,
  event: KeyboardEvent,
  onAsk: (question: Question) => void,
): boolean {
  const last = menu.found.length - 1;
  const move = (active: number): boolean => {
    tell(view, { type: "move", active });
    return true;
  };
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case "ArrowDown":
      return move(menu.active >= last ? 0 : menu.active + 1);
    case "ArrowUp":
      return move(menu.active <= 0 ? Math.max(0, last) : menu.active - 1);
    case "Home":
      return move(0);
    case "End":
      return move(Math.max(0, last));
    case "Enter":
    case "Tab":
      if (last < 0) {
        tell(view, { type: "close" });
        return false;
      }
      chooseInsertion(view, menu.active, onAsk);
      return true;
    case "Escape":
      tell(view, { type: "close" });
      return true;
    default:
      return false;
  }
}

function tell(view: EditorView, told: Told): void {
  view.dispatch(view.state.tr.setMeta(key, told).setMeta("addToHistory", false));
}
