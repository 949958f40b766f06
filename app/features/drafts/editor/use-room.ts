import { useEffect, useState, useSyncExternalStore } from "react";
import type { WordsPlace } from "./kept-words.ts";
import { RoomConnection, type RoomState } from "./room-connection.ts";
import { newLine } from "./save-state.ts";

const nobody: RoomState = { line: newLine, people: [] };

/** The room of a draft while its page is open; null until the page is alive in the browser. */
export function useRoom({
  draftId,
  personId,
}: WordsPlace): { room: RoomConnection | null } & RoomState {
  const [room, setRoom] = useState<RoomConnection | null>(null);
  useEffect(() => {
    const opened = new RoomConnection({ draftId, personId });
    setRoom(opened);
    return () => {
      setRoom(null);
      opened.destroy();
    };
  }, [draftId, personId]);
  const state = useSyncExternalStore(
    room?.subscribe ?? neverChanges,
    room?.snapshot ?? nobodyThere,
    nobodyThere,
  );
  return { room, ...state };
}

const neverChanges = () => () => {};
const nobodyThere = () => nobody;
