import type { Editor } from "@tiptap/core";
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import { useCallback, useEffect, useState } from "react";
import * as Y from "yjs";
import type { RoomConnection, RoomPerson } from "./room-connection.ts";

/** The followed caret is kept between these shares of the window's height. */
const COMFORT = { top: 0.25, bottom: 0.75 };
const KEYS_THAT_STAY = new Set(["Shift", "Control", "Alt", "Meta"]);

export interface Following {
  /** Whose caret the page follows. */
  followed: RoomPerson | null;
  follow(person: RoomPerson): void;
  stop(): void;
}

/** Keeps a colleague's caret in the window until one scrolls, presses a key, or they are gone. */
export function useFollowing(
  editor: Editor,
  room: RoomConnection,
  people: readonly RoomPerson[],
): Following {
  const [chosen, setChosen] = useState<string | null>(null);
  const followed = people.find((person) => nameOf(person) === chosen) ?? null;
  const clients = followed?.clientIds.join(" ") ?? "";
  const stop = useCallback(() => setChosen(null), []);

  useEffect(() => {
    if (clients === "") return;
    const { awareness } = room.provider;
    let frame = 0;
    const look = () => {
      frame = 0;
      showCaret(editor, room, clients.split(" ").map(Number));
    };
    const later = () => {
      frame ||= requestAnimationFrame(look);
    };
    later();
    awareness.on("change", later);
    editor.on("update", later);
    return () => {
      awareness.off("change", later);
      editor.off("update", later);
      cancelAnimationFrame(frame);
    };
  }, [editor, room, clients]);

  useEffect(() => {
    if (clients === "") return;
    const pressed = (event: KeyboardEvent) => {
      if (!KEYS_THAT_STAY.has(event.key)) stop();
    };
    window.addEventListener("wheel", stop, { passive: true });
    window.addEventListener("touchmove", stop, { passive: true });
    window.addEventListener("keydown", pressed);
    return () => {
      window.removeEventListener("wheel", stop);
      window.removeEventListener("touchmove", stop);
      window.removeEventListener("keydown", pressed);
    };
  }, [clients, stop]);

  const follow = useCallback((person: RoomPerson) => setChosen(nameOf(person)), []);
  return { followed, follow, stop };
}

function nameOf({ name, city }: RoomPerson): string {
  return `${name}\n${city}`;
}

function showCaret(
  editor: Editor,
  room: RoomConnection,
  clients: readonly number[],
): void {
  const states = room.provider.awareness.getStates();
  const head = clients.map((client) => states.get(client)?.cursor?.head).find(Boolean);
  const sync = ySyncPluginKey.getState(editor.state);
  if (!head || !sync?.binding) return;
  const pos = relativePositionToAbsolutePosition(
    sync.doc,
    sync.type,
    Y.createRelativePositionFromJSON(head),
    sync.binding.mapping,
  );
  if (pos === null || pos > editor.state.doc.content.size) return;
  const { top, bottom } = editor.view.coordsAtPos(pos);
  const height = window.innerHeight;
  const middle = (top + bottom) / 2;
  if (middle > height * COMFORT.top && middle < height * COMFORT.bottom) return;
  window.scrollBy({ top: middle - height / 2 });
}
