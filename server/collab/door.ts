import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { CLOSE, type CloseCode, type Handshake } from "#app/manuscript/protocol.ts";
import { isDatabaseAway } from "#app/platform/database-errors.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import {
  type Admission,
  type Admitted,
  readApplication,
  turnedAway,
} from "./admission.ts";
import type { Limits } from "./limits.ts";
import type { Room } from "./room.ts";
import { Seat } from "./seat.ts";

/** Which sockets a change of rights is about; fields narrow it. */
export interface Whom {
  personId?: string;
  sessionId?: string;
  draftId?: string;
}

interface DoorOptions {
  origin: string;
  limits: Limits;
  log: Log;
  admission: Admission;
  /** False until the spool is replayed, and again while stopping. */
  isOpen(): boolean;
  /** Opens the draft's room and keeps it until released. */
  enter(draftId: string): Promise<{ room: Room; release(): void }>;
}

/** A judgement under way; `isStale` when rights changed meanwhile. */
interface Judgement {
  draftId: string;
  isStale: boolean;
}

const GOODBYE_MS = 2_000;

/**
 * The way from an upgrade request to a seat (C1–C3). The WebSocket is answered only when the
 * person was judged and the room is loaded: until then the client cannot send a frame, so
 * nothing has to be queued for it.
 */
export class Door {
  readonly seats = new Set<Seat>();
  readonly #options: DoorOptions;
  readonly #judgements = new Set<Judgement>();
  readonly #server: WebSocketServer;

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      // Above the limit of a frame, so that it is us who say why with a final code; a frame
      // beyond this is not even read.
      maxPayload: options.limits.maxFrameBytes * 2,
      skipUTF8Validation: true,
    });
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const { origin, limits, log } = this.#options;
    if (request.headers.origin !== origin) {
      refuse(socket, "403 Forbidden");
      return;
    }
    const isFull =
      this.#judgements.size >= limits.pendingUpgrades ||
      this.seats.size >= limits.socketsPerNode;
    if (isFull || !this.#options.isOpen()) {
      refuse(socket, "503 Service Unavailable", "Retry-After: 5\r\n");
      return;
    }
    this.#admit(request, socket, head).catch((error) => {
      log.error("a socket could not be admitted", { error });
      socket.destroy();
    });
  }

  async #admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const application = readApplication(request, this.#options.origin);
    const { draftId, token, handshake } = application;
    const code = turnedAway(application);
    if (code || draftId === null || token === null) {
      return this.#goodbye(request, socket, head, code ?? CLOSE.gone);
    }
    const judgement: Judgement = { draftId, isStale: false };
    this.#judgements.add(judgement);
    const impatient = setTimeout(() => socket.destroy(), this.#options.limits.upgradeMs);
    try {
      const seated = await this.#seatIn(judgement, token, (room, admitted) =>
        this.#accept(request, socket, head, room, admitted, handshake),
      );
      if (seated !== null) this.#goodbye(request, socket, head, seated);
    } finally {
      clearTimeout(impatient);
      this.#judgements.delete(judgement);
    }
  }

  /** Judges and opens the room, again as often as rights change meanwhile (C26). */
  async #seatIn(
    judgement: Judgement,
    token: string,
    accept: (room: Room, admitted: Admitted) => CloseCode | null,
  ): Promise<CloseCode | null> {
    const { draftId } = judgement;
    for (;;) {
      judgement.isStale = false;
      const admitted = await this.#options.admission.judge(draftId, token);
      if (typeof admitted === "number") return admitted;
      let entered: Awaited<ReturnType<DoorOptions["enter"]>>;
      try {
        entered = await this.#options.enter(draftId);
      } catch (error) {
        const level = isDatabaseAway(error) ? "warn" : "error";
        this.#options.log[level]("a room could not be opened", { draftId, error });
        return CLOSE.tryLater;
      }
      try {
        if (!judgement.isStale) return accept(entered.room, admitted);
      } finally {
        entered.release();
      }
    }
  }

  /** Answers the handshake and gives the seat, all in one step; or says why not. */
  #accept(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    room: Room,
    admitted: Admitted,
    handshake: Handshake,
  ): CloseCode | null {
    const { limits, isOpen } = this.#options;
    const ofPerson = [...this.seats].filter((s) => s.personId === admitted.personId);
    const isCrowded =
      ofPerson.length >= limits.socketsPerPerson ||
      room.seats.size >= limits.socketsPerRoom ||
      this.seats.size >= limits.socketsPerNode;
    if (isCrowded || !isOpen()) return CLOSE.tryLater;
    if (socket.destroyed) return null;
    socket.cork(); // the answer to the handshake and the first frames are one write
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      const seat = new Seat({
        ws,
        socket,
        admitted,
        room,
        wantsAcknowledgement: handshake.acknowledge,
        clientId: handshake.acknowledge
          ? room.clientIdFor(handshake.clientId, admitted)
          : null,
        limits,
        onGone: () => this.seats.delete(seat),
      });
      this.seats.add(seat);
      room.add(seat);
    });
    socket.uncork();
    return null;
  }

  /** Accepts only to hang up with a code: a browser learns nothing from an HTTP status. */
  #goodbye(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    code: CloseCode,
  ): void {
    if (socket.destroyed) return;
    this.#server.handleUpgrade(request, socket, head, (ws: WebSocket) => {
      ws.on("error", () => ws.terminate());
      ws.close(code);
      setTimeout(() => ws.terminate(), GOODBYE_MS).unref();
    });
  }

  /** Closes the seats whose right may have changed; they return and are judged again (C26). */
  revalidate(whom: Whom): void {
    for (const judgement of this.#judgements) {
      if (whom.draftId === undefined || whom.draftId === judgement.draftId) {
        judgement.isStale = true;
      }
    }
    for (const seat of [...this.seats]) {
      const isMeant =
        (whom.personId ?? seat.personId) === seat.personId &&
        (whom.sessionId ?? seat.sessionId) === seat.sessionId &&
        (whom.draftId ?? seat.draftId) === seat.draftId;
      if (isMeant) seat.close(CLOSE.tryLater, "judged again");
    }
  }

  /** Judges again every seat that was not for a while; without closing those that may stay (C27). */
  async judgeAgain(): Promise<void> {
    const { admission, limits } = this.#options;
    const due = performance.now() - limits.judgeMs;
    for (const seat of [...this.seats]) {
      if (seat.judgedMs > due) continue;
      const isActive = seat.isActive;
      seat.isActive = false;
      seat.judgedMs = performance.now();
      const verdict = await admission.judgeAgain(seat.draftId, seat, isActive);
      if (typeof verdict === "number") {
        seat.close(verdict, "not any more");
      } else if (verdict && verdict.right !== seat.right) {
        seat.close(CLOSE.tryLater, "judged again");
      } else if (verdict) {
        seat.identity = verdict.identity;
      }
    }
  }

  close(): void {
    this.#server.close();
  }
}

function refuse(socket: Duplex, status: string, headers = ""): void {
  socket.end(
    `HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
