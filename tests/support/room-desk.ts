import type * as decoding from "lib0/decoding";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { createDocument } from "#app/manuscript/document.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import {
  type Acknowledgement,
  decodeAcknowledgement,
  decodeHello,
  decodeRefused,
  type Hello,
  handshakeParams,
  MESSAGE,
  type Refused,
} from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { jsonFromFragment } from "#app/manuscript/state.ts";

export interface DeskOptions {
  /** As the provider comes: asks for nothing and is told nothing but text and presence. */
  isStock?: boolean;
  cookie?: string;
  doc?: Y.Doc;
  params?: Record<string, string>;
  /** Set to false to get a desk that is not let in. */
  waits?: boolean;
}

/** Somebody at a draft: a document and a provider that keeps it in step. */
export class Desk {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly fragment: Y.XmlFragment;
  hello: Hello | null = null;
  acknowledgement: Acknowledgement | null = null;
  refused: Refused | null = null;
  /** Final close code, when the server said not to come back. */
  closedWith: number | null = null;
  closes: number[] = [];
  /** Step 2 and update frames sent on the present connection. */
  sent = 0;
  /** What was done here has left, and not into a socket on its way out. */
  hasAllLeft = true;
  messages: number[] = [];

  constructor(
    address: string,
    draftId: string,
    headers: Record<string, string>,
    options: DeskOptions,
  ) {
    this.doc = options.doc ?? createDocument();
    this.fragment = this.doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    const desk = this;
    class Line extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols, { headers });
        desk.sent = 0;
        desk.acknowledgement = null;
        this.on("message", (data: ArrayBuffer) => {
          desk.messages.push(new Uint8Array(data)[0] ?? -1);
        });
        this.on("close", (code) => desk.closes.push(code));
      }
      override send(data: Uint8Array): void {
        const isText = data[0] === MESSAGE.sync && (data[1] === 1 || data[1] === 2);
        if (isText) desk.sent += 1;
        if (isText && data[1] === 1) desk.hasAllLeft = true;
        super.send(data);
      }
    }
    this.provider = new WebsocketProvider(address, draftId, this.doc, {
      // A browser's WebSocket, as far as the provider looks.
      WebSocketPolyfill: Line as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
      params: options.params ?? (options.isStock ? {} : handshakeParams()),
    });
    this.provider.on("closed", ({ code }) => {
      this.closedWith = code;
    });
    this.doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== this.provider && !this.isOpen) this.hasAllLeft = false;
    });
    if (!options.isStock) this.#listen();
  }

  #listen(): void {
    const handlers = this.provider.messageHandlers;
    const on = (message: number, take: (decoder: decoding.Decoder) => void) => {
      handlers[message] = (_encoder, decoder) => take(decoder);
    };
    on(MESSAGE.hello, (decoder) => this.#greeted(decodeHello(decoder)));
    on(MESSAGE.acknowledgement, (decoder) => {
      this.acknowledgement = decodeAcknowledgement(decoder);
    });
    on(MESSAGE.refused, (decoder) => {
      this.refused = decodeRefused(decoder);
    });
  }

  /** What our editor does: write and be present under the id it was given (C5). */
  #greeted(hello: Hello): void {
    this.hello = hello;
    this.signWith(hello.clientId);
    this.provider.params = { ...this.provider.params, client: String(hello.clientId) };
  }

  /** Writes and is present under another id; document and awareness must change it together. */
  signWith(clientId: number): void {
    const { awareness } = this.provider;
    if (awareness.clientID === clientId) return;
    const state = awareness.getLocalState();
    awareness.setLocalState(null);
    this.doc.clientID = clientId;
    awareness.clientID = clientId;
    awareness.setLocalState(state);
  }

  /** A frame sent now goes out: the line is there and nobody has said goodbye. */
  get isOpen(): boolean {
    const { ws, wsconnected } = this.provider;
    return wsconnected && ws?.readyState === WebSocket.OPEN;
  }

  async synced(ms = 10_000): Promise<void> {
    if (this.provider.synced) return;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`not synced; closed with ${this.closes}`)),
        ms,
      );
      this.provider.once("sync", () => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  /** What our editor's "Saved" rests on. */
  get isSaved(): boolean {
    const { acknowledgement } = this;
    if (!this.provider.synced || !acknowledgement || !this.hasAllLeft) return false;
    const stored = Y.decodeStateVector(acknowledgement.stateVector);
    const own = Y.decodeStateVector(Y.encodeStateVector(this.doc)).get(this.doc.clientID);
    return (
      acknowledgement.sequence >= this.sent &&
      (stored.get(this.doc.clientID) ?? 0) >= (own ?? 0)
    );
  }

  get json(): ManuscriptJson {
    return jsonFromFragment(this.fragment);
  }

  get text(): string {
    return this.fragment.toArray().map(wordsIn).join("\n");
  }

  /** Types into a block (the first if not said), at its end unless told where. */
  type(words: string, block = 0, at?: number): void {
    this.doc.transact(() => {
      const text = this.wordsOf(block);
      text.insert(at ?? text.length, words);
    });
  }

  wordsOf(block: number): Y.XmlText {
    const element = this.fragment.get(block);
    if (!(element instanceof Y.XmlElement)) throw new Error(`no block ${block}`);
    const first = element.firstChild;
    if (first instanceof Y.XmlText) return first;
    const text = new Y.XmlText();
    element.insert(0, [text]);
    return text;
  }

  addBlock(words: string, at = this.fragment.length): void {
    const block = new Y.XmlElement("paragraph");
    const text = new Y.XmlText();
    text.insert(0, words);
    block.insert(0, [text]);
    this.fragment.insert(at, [block]);
  }

  /** Moves the caret of this desk to the start of the text. */
  point(at = 0): void {
    const position = Y.relativePositionToJSON(
      Y.createRelativePositionFromTypeIndex(this.fragment, at),
    );
    this.provider.awareness.setLocalStateField("cursor", {
      anchor: position,
      head: position,
    });
  }

  /** Who this desk sees, itself left out. */
  get others(): { name: string; city: string; colorIndex: number }[] {
    const { awareness } = this.provider;
    return [...awareness.getStates()]
      .filter(([client, state]) => client !== awareness.clientID && state.user)
      .map(([, state]) => state.user);
  }

  /** The line breaks as a cable does: no goodbye. The provider comes back by itself. */
  breakLine(): void {
    // Behind the provider's WebSocket is one of `ws`.
    (this.provider.ws as unknown as WebSocket | null)?.terminate();
  }

  leave(): void {
    this.provider.destroy();
  }
}

function wordsIn(block: unknown): string {
  if (!(block instanceof Y.XmlElement)) return "?";
  return block
    .toArray()
    .map((part) =>
      part instanceof Y.XmlText
        ? part
            .toDelta()
            .map((run: { insert: string }) => run.insert)
            .join("")
        : "",
    )
    .join("");
}
