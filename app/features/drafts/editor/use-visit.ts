import { useEffect, useRef } from "react";
import * as Y from "yjs";
import { draftVisitPath } from "#app/paths.ts";
import type { RoomConnection } from "./room-connection.ts";

/**
 * Tells the server what this screen has shown of the text when it is left: closed, hidden behind
 * another tab, or gone on from. A screen that dies says nothing, and the visit before it stands.
 */
export function useVisit(room: RoomConnection, draftId: string): void {
  const told = useRef("");
  useEffect(() => {
    const tell = () => {
      const stateVector = base64(Y.encodeStateVector(room.doc));
      if (stateVector === told.current) return;
      told.current = stateVector;
      // The answer changes nothing here, and nobody is there to hear of a failure.
      fetch(draftVisitPath(draftId), {
        method: "POST",
        keepalive: true,
        body: new URLSearchParams({ stateVector }),
      }).catch(() => {
        told.current = "";
      });
    };
    const hidden = () => {
      if (document.visibilityState === "hidden") tell();
    };
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("pagehide", tell);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("pagehide", tell);
      tell();
    };
  }, [room, draftId]);
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

export function bytesOf(encoded: string): Uint8Array {
  return Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
}
