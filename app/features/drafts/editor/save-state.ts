/**
 * The editor: Tiptap over the draft's room. What a text may contain is the manuscript's
 * business; keys, labels in the margin, carets, comments and the truth about saving are here.
 *
 * This file is that truth, as a pure machine: the line's events go in, what the page may
 * claim comes out. "Saved" follows from the server's acknowledgement alone.
 */
import { type Right, reaches } from "#app/domain/rights.ts";
import type { RefusedReason } from "#app/manuscript/protocol.ts";

export interface LineState {
  phase: "connecting" | "online" | "offline" | "ended";
  /** Why the server ended the line for good. */
  closeCode: number | null;
  /** What the server said this seat may do; null until it said so. */
  right: Right | null;
  /** What is stored is damaged: the text is shown as it was before. */
  isDamaged: boolean;
  /** The room's text has arrived at least once. */
  hasText: boolean;
  /** This line has sent what the server lacked of our text. */
  isExchanged: boolean;
  /** Update frames sent on this line, and how many of them are durable. */
  sent: number;
  durable: number;
  /** There are local edits no acknowledgement has covered. */
  hasUnsaved: boolean;
  /** The server has acknowledged nothing for longer than storing ever takes. */
  isLate: boolean;
  /** How many, as a person counts: one for each change of the text. */
  unsavedEdits: number;
  /** Server time of the last acknowledgement, milliseconds since 1970. */
  savedAt: number | null;
  refused: RefusedReason | null;
}

export const newLine: LineState = {
  phase: "connecting",
  closeCode: null,
  right: null,
  isDamaged: false,
  hasText: false,
  isExchanged: false,
  sent: 0,
  durable: 0,
  hasUnsaved: false,
  isLate: false,
  unsavedEdits: 0,
  savedAt: null,
  refused: null,
};

export type LineEvent =
  | { type: "opened" }
  | { type: "helloed"; right: Right; isDamaged: boolean }
  | { type: "textArrived" }
  /** A frame with updates left; `isExchange` when it answered the server's state vector. */
  | { type: "frameSent"; isExchange: boolean }
  /** The text changed here. `hasLeft` when a frame took it along: not while the line closes. */
  | { type: "edited"; hasLeft: boolean }
  | { type: "acknowledged"; sequence: number; savedAt: number }
  /** Nothing was acknowledged for a while although something waits for it. */
  | { type: "late" }
  | { type: "refused"; reason: RefusedReason }
  | { type: "dropped" }
  | { type: "ended"; code: number };

/** The line after an event. */
export function afterEvent(line: LineState, event: LineEvent): LineState {
  switch (event.type) {
    case "opened":
      return {
        ...line,
        phase: "online",
        closeCode: null,
        sent: 0,
        durable: 0,
        isExchanged: false,
      };
    case "helloed":
      return { ...line, right: event.right, isDamaged: event.isDamaged };
    case "textArrived":
      return { ...line, hasText: true };
    case "frameSent":
      return {
        ...line,
        sent: line.sent + 1,
        isExchanged: line.isExchanged || event.isExchange,
      };
    case "edited":
      return {
        ...line,
        hasUnsaved: true,
        unsavedEdits: line.unsavedEdits + 1,
        // Only another exchange brings it, so no acknowledgement before that covers it.
        isExchanged: line.isExchanged && event.hasLeft,
      };
    case "acknowledged": {
      const durable = Math.max(line.durable, event.sequence);
      const isCovered = line.isExchanged && durable >= line.sent;
      return {
        ...line,
        durable,
        savedAt: event.savedAt,
        isLate: false,
        hasUnsaved: line.hasUnsaved && !isCovered,
        unsavedEdits: isCovered ? 0 : line.unsavedEdits,
      };
    }
    case "late":
      return { ...line, isLate: line.hasUnsaved };
    case "refused":
      return { ...line, refused: event.reason, hasUnsaved: true };
    case "dropped":
      return line.phase === "ended"
        ? line
        : { ...line, phase: "offline", sent: 0, durable: 0, isExchanged: false };
    case "ended":
      return { ...line, phase: "ended", closeCode: event.code };
  }
}

/** What the page may say. */
export type SaveState =
  | { state: "connecting" }
  | { state: "saved"; savedAt: number | null }
  | { state: "saving" }
  | { state: "offline"; edits: number }
  /** The line is there, and the server stores nothing: its database is away or its disk full. */
  | { state: "held"; edits: number }
  | { state: "readOnly" }
  | { state: "damaged" }
  | { state: "refused"; reason: RefusedReason }
  | { state: "ended"; code: number; hasUnsaved: boolean };

export function saveStateOf(line: LineState): SaveState {
  if (line.refused) return { state: "refused", reason: line.refused };
  if (line.phase === "ended") {
    return { state: "ended", code: line.closeCode ?? 0, hasUnsaved: line.hasUnsaved };
  }
  if (!line.hasText) return { state: "connecting" };
  if (line.phase !== "online") return { state: "offline", edits: line.unsavedEdits };
  if (line.isDamaged) return { state: "damaged" };
  if (line.hasUnsaved && (line.isLate || line.right === "view")) {
    return { state: "held", edits: line.unsavedEdits };
  }
  if (line.hasUnsaved) return { state: "saving" };
  if (!reaches(line.right, "suggest")) return { state: "readOnly" };
  return { state: "saved", savedAt: line.savedAt };
}
