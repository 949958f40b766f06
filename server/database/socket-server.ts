import { createServer, type Server, type Socket } from "node:net";
import {
  BrokenStream,
  errorMessage,
  FrameReader,
  type Message,
  type Opening,
  queryMessage,
  READY,
  SYNC,
  statusAtEnd,
} from "./wire-frames.ts";

/** What the server needs of a database: one message or several in, its answer out. */
export interface WireDatabase {
  execProtocolRawStream(
    message: Uint8Array,
    options: { onRawData: (data: Uint8Array) => void },
  ): Promise<void>;
}

export interface SocketServerOptions {
  db: WireDatabase;
  /** A unix socket; libpq and `pg` expect it to end in ".s.PGSQL.<port>". */
  path: string;
  maxConnections: number;
  /** A connection that holds a transaction open this long without a word loses it. */
  idleInTransactionMs: number;
  /** The database itself broke down; nothing can be answered any more. */
  onBreakdown: (error: unknown) => void;
}

export interface SocketServer {
  close(): Promise<void>;
}

const DEFAULT_SEARCH_PATH = "public";
/** PGlite ends its process when a client starts to feed rows; nobody here does. */
const FROM_CLIENT = /\bfrom\s+stdin\b/i;
const COPY = /\bcopy\b/i;
const TOO_MANY = errorMessage("FATAL", "53300", "too many connections");

/**
 * Serves one embedded PostgreSQL to many connections. It has one session, so the
 * connections take turns, and a turn is never cut: it begins with a whole run of messages
 * (up to Sync or a simple query) and ends when the database is idle outside a transaction.
 * (`@electric-sql/pglite-socket` 0.2.17 hands over message by message; a statement whose
 * parameters arrive in two pieces then answers with somebody else's rows.)
 *
 * What the connections share and a client must not use: named prepared statements, session
 * settings other than `search_path` (each connection keeps its own, given as
 * `options=-c search_path=…` or at start), advisory locks of the session (those of a
 * transaction work), LISTEN.
 */
export function serveDatabase(options: SocketServerOptions): Promise<SocketServer> {
  const turns = new Turns(options);
  const server = createServer((socket) => turns.welcome(socket));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.path, () => {
      server.off("error", reject);
      server.on("error", options.onBreakdown);
      resolve({ close: () => closeServer(server, turns) });
    });
  });
}

async function closeServer(server: Server, turns: Turns): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await turns.dismissAll();
  await closed;
}

/** One client: what it sent and has not been answered yet. */
class Connection {
  readonly reader = new FrameReader();
  readonly runs: Buffer[] = [];
  searchPath = DEFAULT_SEARCH_PATH;
  isOpened = false;
  isGone = false;
  /** Messages since the last whole run. */
  parts: Buffer[] = [];
  /** It was told of a mistake in this run; the rest is skipped up to Sync. */
  isSkipping = false;

  constructor(readonly socket: Socket) {}

  send(bytes: Uint8Array): void {
    if (!this.isGone && this.socket.writable) this.socket.write(bytes);
  }
}

class Turns {
  readonly #options: SocketServerOptions;
  readonly #connections = new Set<Connection>();
  readonly #waiting: Connection[] = [];
  /** Whose turn it is; kept between runs while its transaction is open. */
  #holder: Connection | null = null;
  #isWorking = false;
  #isClosing = false;
  #isBroken = false;
  #searchPath = DEFAULT_SEARCH_PATH;
  #idleTimer: NodeJS.Timeout | undefined;
  #whenQuiet: (() => void) | undefined;

  constructor(options: SocketServerOptions) {
    this.#options = options;
  }

  welcome(socket: Socket): void {
    const connection = new Connection(socket);
    // Before anything else: an error without a listener would end the process.
    socket.on("error", () => this.#lose(connection));
    socket.on("close", () => this.#lose(connection));
    if (this.#isClosing || this.#connections.size >= this.#options.maxConnections) {
      socket.end(TOO_MANY);
      return;
    }
    this.#connections.add(connection);
    socket.on("data", (chunk) => {
      connection.reader.push(chunk);
      try {
        this.#read(connection);
      } catch (error) {
        if (!(error instanceof BrokenStream)) throw error;
        this.#dismiss(connection, errorMessage("FATAL", "08P01", error.message));
      }
    });
  }

  /** Lets the running statement end, rolls back what is open, closes every connection. */
  async dismissAll(): Promise<void> {
    this.#isClosing = true;
    const farewell = errorMessage("FATAL", "57P01", "the database is being stopped");
    for (const connection of [...this.#connections]) this.#dismiss(connection, farewell);
    if (!this.#isBroken && (this.#isWorking || this.#holder)) {
      await new Promise<void>((resolve) => {
        this.#whenQuiet = resolve;
      });
    }
  }

  #read(connection: Connection): void {
    while (!connection.isGone && !connection.isOpened) {
      const opening = connection.reader.takeOpening();
      if (!opening) return;
      this.#open(connection, opening);
    }
    while (!connection.isGone) {
      const message = connection.reader.takeMessage();
      if (!message) return;
      this.#accept(connection, message);
    }
  }

  #open(connection: Connection, opening: Opening): void {
    if (opening.type === "encryption") {
      connection.send(Buffer.from("N"));
    } else if (opening.type === "cancel") {
      // A running statement keeps the thread; there is nobody to hear this.
      this.#dismiss(connection);
    } else {
      connection.isOpened = true;
      connection.searchPath = searchPathOf(opening.settings) ?? DEFAULT_SEARCH_PATH;
      this.#queue(connection, openingRun());
    }
  }

  #accept(connection: Connection, message: Message): void {
    if (message.letter === "X") {
      this.#dismiss(connection);
      return;
    }
    if (connection.isSkipping) {
      if (message.letter === "S") {
        connection.isSkipping = false;
        this.#queue(connection, SYNC);
      }
      return;
    }
    if (feedsRows(message)) {
      const text = "COPY FROM STDIN is not possible in the embedded database";
      connection.send(errorMessage("ERROR", "0A000", text));
      connection.parts = [];
      if (message.letter === "Q") connection.send(READY);
      else connection.isSkipping = true;
      return;
    }
    connection.parts.push(message.bytes);
    if (message.letter === "Q" || message.letter === "S" || message.letter === "H") {
      const parts = connection.parts;
      connection.parts = [];
      this.#queue(connection, Buffer.concat(parts));
    }
  }

  #queue(connection: Connection, run: Buffer): void {
    connection.runs.push(run);
    if (connection !== this.#holder && !this.#waiting.includes(connection)) {
      this.#waiting.push(connection);
    }
    this.#work().catch((error: unknown) => this.#breakDown(error));
  }

  async #work(): Promise<void> {
    if (this.#isWorking || this.#isBroken) return;
    this.#isWorking = true;
    for (;;) {
      this.#holder ??= this.#waiting.shift() ?? null;
      const holder = this.#holder;
      if (!holder) break;
      const run = holder.runs.shift();
      if (run) await this.#run(holder, run);
      else if (holder.isGone) await this.#release();
      else break;
    }
    this.#isWorking = false;
    if (!this.#holder) this.#whenQuiet?.();
  }

  async #run(holder: Connection, run: Buffer): Promise<void> {
    clearTimeout(this.#idleTimer);
    await this.#takePath(holder.searchPath);
    const status = await this.#exec(run, holder);
    if (holder.isGone) {
      await this.#release();
    } else if (status === "I") {
      this.#holder = null;
      if (holder.runs.length > 0) this.#waiting.push(holder);
    } else {
      this.#idleTimer = setTimeout(() => {
        const text = "a transaction was left open and has been rolled back";
        this.#dismiss(holder, errorMessage("FATAL", "25P03", text));
      }, this.#options.idleInTransactionMs);
    }
  }

  /** Ends the turn of somebody who left in the middle of it. */
  async #release(): Promise<void> {
    clearTimeout(this.#idleTimer);
    if ((await this.#exec(SYNC)) !== "I") await this.#exec(queryMessage("ROLLBACK"));
    this.#holder = null;
  }

  async #takePath(searchPath: string): Promise<void> {
    if (searchPath === this.#searchPath) return;
    const list = searchPath
      .split(",")
      .map((name) => `"${name.trim().replaceAll('"', '""')}"`);
    await this.#exec(queryMessage(`SET search_path TO ${list.join(", ")}`));
    this.#searchPath = searchPath;
  }

  async #exec(message: Uint8Array, receiver?: Connection) {
    let tail: Uint8Array = new Uint8Array(0);
    await this.#options.db.execProtocolRawStream(message, {
      onRawData: (data) => {
        // The database reuses its buffer, and the socket may write later.
        const copy = Buffer.from(data);
        receiver?.send(copy);
        tail = copy.length >= 6 ? copy : Buffer.concat([tail, copy]).subarray(-6);
      },
    });
    return statusAtEnd(tail);
  }

  #dismiss(connection: Connection, farewell?: Buffer): void {
    if (connection.isGone) return;
    if (farewell) connection.socket.end(farewell);
    else connection.socket.end();
    // A client that does not hang up is not waited for.
    setTimeout(() => connection.socket.destroy(), 200).unref();
    this.#lose(connection);
  }

  #lose(connection: Connection): void {
    if (connection.isGone) return;
    connection.isGone = true;
    connection.runs.length = 0;
    this.#connections.delete(connection);
    const place = this.#waiting.indexOf(connection);
    if (place >= 0) this.#waiting.splice(place, 1);
    this.#work().catch((error: unknown) => this.#breakDown(error));
  }

  #breakDown(error: unknown): void {
    if (this.#isBroken) return;
    this.#isBroken = true;
    clearTimeout(this.#idleTimer);
    for (const connection of this.#connections) connection.socket.destroy();
    this.#whenQuiet?.();
    this.#options.onBreakdown(error);
  }
}

/** What PostgreSQL is told for every new connection; its own answer greets the client. */
function openingRun(): Buffer {
  const body = Buffer.from("\0\x03\0\0user\0postgres\0database\0postgres\0\0", "latin1");
  const head = Buffer.alloc(4);
  head.writeInt32BE(body.length + 4, 0);
  return Buffer.concat([head, body]);
}

function searchPathOf(settings: ReadonlyMap<string, string>): string | null {
  const given = /(?:^|\s)-c\s*search_path=(\S+)/.exec(settings.get("options") ?? "");
  return settings.get("search_path") ?? given?.[1] ?? null;
}

function feedsRows(message: Message): boolean {
  if (message.letter !== "Q" && message.letter !== "P") return false;
  // Only the words of the statement: a Parse carries no parameter values.
  const words = message.bytes.toString("latin1", 5);
  return FROM_CLIENT.test(words) && COPY.test(words);
}
