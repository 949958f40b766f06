import type * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import { applyUpdate } from "yjs";
import { reaches } from "#app/domain/rights.ts";
import { createDocument } from "#app/manuscript/document.ts";
import {
  decodeAcknowledgement,
  decodeHello,
  decodeRefused,
  handshakeParams,
  isFinalClose,
  MESSAGE,
  ROOMS_PATH,
  readPresence,
} from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { keepWords, takeKeptWords, type WordsPlace } from "./kept-words.ts";
import {
  afterEvent,
  type LineEvent,
  type LineState,
  newLine,
  saveStateOf,
} from "./save-state.ts";

/** Somebody else in the room. One person with two tabs is one entry. */
export interface RoomPerson {
  name: string;
  city: string;
  colorIndex: number;
  /** The tabs they are in the text with, by their Yjs client ids. */
  clientIds: readonly number[];
}

export interface RoomState {
  line: LineState;
  people: readonly RoomPerson[];
}

/** Storing takes a hundredth of a second; after this long without an answer something is wrong. */
const LATE_MS = 3_000;

/** y-protocols: within a sync message, what follows. */
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;
/** The browser's own number for a socket that takes frames. */
const OPEN = 1;

/**
 * A draft's room, seen from the browser: the Yjs document, the line to the server, and what
 * is true about saving. Made once for a page and destroyed with it.
 */
export class RoomConnection {
  readonly doc = createDocument();
  readonly fragment = this.doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  readonly provider: WebsocketProvider;
  /** Every id this page has written under. */
  readonly ownClients = new Set<number>();
  private state: RoomState = { line: newLine, people: [] };
  /** What the page was last told. It may be a frame behind, so that showing a letter comes first. */
  private shown: RoomState = this.state;
  private told = "";
  private cancelTelling: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();
  private lateness: ReturnType<typeof setTimeout> | null = null;
  private readonly place: WordsPlace;
  /** What was written here and is not acknowledged. */
  private unsaved: Uint8Array[] = [];

  constructor(place: WordsPlace) {
    this.place = place;
    const connection = this;
    // Counts what leaves, because an acknowledgement says how many of these frames are durable.
    class CountingSocket extends WebSocket {
      override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
        super.send(data);
        connection.countFrame(data);
      }
    }
    this.provider = new WebsocketProvider(
      `${location.origin.replace(/^http/, "ws")}${ROOMS_PATH}`,
      place.draftId,
      this.doc,
      {
        connect: false,
        disableBc: true,
        params: handshakeParams(),
        WebSocketPolyfill: CountingSocket,
      },
    );
    // Nobody is shown under an id the server has not given: presence begins with its hello.
    this.provider.awareness.setLocalState(null);
    this.listen();
    this.provider.connect();
    // The browser knows at once what the silent line would show after half a minute.
    window.addEventListener("offline", this.hangUp);
    window.addEventListener("online", this.reconnect);
    window.addEventListener("pagehide", this.keepUnsaved);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): RoomState => this.shown;

  /** Tries again at once, after the server ended the line or while it is down. */
  reconnect = (): void => {
    if (!this.state.line.refused) this.provider.connect();
  };

  private hangUp = (): void => this.provider.disconnect();

  /** The page goes, perhaps to come back: a reload, another address in this tab. */
  private keepUnsaved = (): void => {
    const { hasUnsaved, refused } = this.state.line;
    if (hasUnsaved && !refused && this.unsaved.length > 0) {
      keepWords(this.place, this.unsaved);
    }
  };

  /** What an earlier page of this tab could not send is written again, once the text is here. */
  private bringBack(): void {
    if (!reaches(this.state.line.right, "suggest")) return;
    const words = takeKeptWords(this.place);
    if (words) applyUpdate(this.doc, words, this);
  }

  destroy(): void {
    window.removeEventListener("offline", this.hangUp);
    window.removeEventListener("online", this.reconnect);
    window.removeEventListener("pagehide", this.keepUnsaved);
    this.cancelTelling?.();
    this.listeners.clear();
    this.stopWaiting();
    this.provider.destroy();
    this.doc.destroy();
  }

  private listen(): void {
    const { provider, doc } = this;
    provider.on("status", ({ status }) => {
      if (status === "connected") this.happened({ type: "opened" });
      if (status === "disconnected") this.happened({ type: "dropped" });
    });
    provider.on("connection-close", () => this.happened({ type: "dropped" }));
    provider.on("closed", ({ code }) => {
      if (isFinalClose(code)) this.happened({ type: "ended", code });
    });
    provider.on("sync", (isSynced) => {
      if (!isSynced) return;
      const isFirst = !this.state.line.hasText;
      this.happened({ type: "textArrived" });
      if (isFirst) this.bringBack();
    });
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === provider) return;
      this.unsaved.push(update);
      // The provider heard of it first and has sent it, unless the socket is on its way out.
      const hasLeft = provider.wsconnected && provider.ws?.readyState === OPEN;
      this.happened({ type: "edited", hasLeft });
    });
    provider.awareness.on("change", () => this.lookAround());
    provider.messageHandlers[MESSAGE.hello] = (
      _encoder: unknown,
      decoder: decoding.Decoder,
    ) => {
      const hello = decodeHello(decoder);
      this.takeIdentity(hello.clientId);
      this.happened({ type: "helloed", right: hello.right, isDamaged: hello.isDamaged });
    };
    provider.messageHandlers[MESSAGE.acknowledgement] = (
      _encoder: unknown,
      decoder: decoding.Decoder,
    ) => {
      const { sequence, savedAt } = decodeAcknowledgement(decoder);
      this.happened({ type: "acknowledged", sequence, savedAt });
    };
    provider.messageHandlers[MESSAGE.refused] = (
      _encoder: unknown,
      decoder: decoding.Decoder,
    ) => {
      const { reason } = decodeRefused(decoder);
      // Nothing can be stored just now: the line ends, returns, and asks for it again.
      if (reason === "rate") return;
      // What was refused would be refused again: keep it here, and stop sending it.
      provider.disconnect();
      this.happened({ type: "refused", reason });
    };
  }

  /** Writes under the id the server issued, and asks for the same one when the line returns. */
  private takeIdentity(clientId: number): void {
    const { doc, provider } = this;
    const { awareness } = provider;
    this.ownClients.add(clientId);
    const presence = awareness.getLocalState() ?? {};
    if (doc.clientID !== clientId) {
      awareness.setLocalState(null);
      doc.clientID = clientId;
      awareness.clientID = clientId;
    }
    provider.params = handshakeParams(clientId);
    awareness.setLocalState(presence);
  }

  private countFrame(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (!(data instanceof Uint8Array) || data[0] !== MESSAGE.sync) return;
    if (data[1] === SYNC_STEP_2 || data[1] === SYNC_UPDATE) {
      this.happened({ type: "frameSent", isExchange: data[1] === SYNC_STEP_2 });
    }
  }

  private lookAround(): void {
    const { awareness } = this.provider;
    const people = new Map<string, RoomPerson>();
    for (const [clientId, state] of awareness.getStates()) {
      const presence = clientId === awareness.clientID ? null : readPresence(state);
      if (!presence) continue;
      const key = `${presence.user.name}\n${presence.user.city}`;
      const clientIds = [...(people.get(key)?.clientIds ?? []), clientId];
      people.set(key, { ...presence.user, clientIds });
    }
    const next = [...people.values()].sort((a, b) =>
      a.name.localeCompare(b.name, "en-US"),
    );
    if (JSON.stringify(next) !== JSON.stringify(this.state.people)) {
      this.tell({ ...this.state, people: next });
    }
  }

  private happened(event: LineEvent): void {
    const line = afterEvent(this.state.line, event);
    if (!line.hasUnsaved) this.unsaved = [];
    if (event.type === "acknowledged" || !line.hasUnsaved) this.stopWaiting();
    if (line.hasUnsaved && !line.isLate) this.wait();
    this.tell({ ...this.state, line });
  }

  private wait(): void {
    this.lateness ??= setTimeout(() => {
      this.lateness = null;
      this.happened({ type: "late" });
    }, LATE_MS);
  }

  private stopWaiting(): void {
    if (this.lateness) clearTimeout(this.lateness);
    this.lateness = null;
  }

  private tell(state: RoomState): void {
    this.state = state;
    this.cancelTelling ??= afterPaint(() => {
      this.cancelTelling = null;
      const told = tellingOf(this.state);
      if (told === this.told) return;
      this.told = told;
      this.shown = this.state;
      for (const listener of this.listeners) listener();
    });
  }
}

/**
 * Everything of a state that a page shows. Each letter changes the line several times and what is
 * said of it hardly ever; React looks through the whole text with every change of the page.
 */
function tellingOf({ line, people }: RoomState): string {
  const save = saveStateOf(line);
  const minute =
    "savedAt" in save && save.savedAt ? Math.floor(save.savedAt / 60_000) : 0;
  return JSON.stringify([{ ...save, savedAt: minute }, line.right, line.hasText, people]);
}

const HIDDEN_PAUSE_MS = 50;

/** After the next frame is painted; a hidden page paints none. */
function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (document.visibilityState === "hidden") {
    timer = setTimeout(work, HIDDEN_PAUSE_MS);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
