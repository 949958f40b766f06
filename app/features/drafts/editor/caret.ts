import type { DecorationAttrs } from "@tiptap/pm/view";
import { readPresence } from "#app/manuscript/protocol.ts";

/**
 * Another person's caret: a line in the city's colour with name and city on it. Hidden from
 * the ear, because it stands in the middle of the words; who is here is said in the bar.
 */
export function renderCaret(user: Record<string, unknown>): HTMLElement {
  const presence = readPresence({ user })?.user;
  const caret = document.createElement("span");
  caret.className = "remote-caret";
  caret.dataset.city = String(presence?.colorIndex ?? 12);
  caret.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = "remote-caret-label";
  const words = [presence?.name, presence?.city].filter(Boolean).join(" · ");
  label.append(words || "Somebody");
  // Word joiners keep a line from breaking at the caret.
  caret.append("\u2060", label, "\u2060");
  return caret;
}

/** The words another person has selected. */
export function renderSelection(user: Record<string, unknown>): DecorationAttrs {
  const presence = readPresence({ user })?.user;
  return {
    nodeName: "span",
    class: "remote-selection",
    "data-city": String(presence?.colorIndex ?? 12),
  };
}
