/** What every use case is handed. Nothing is reached by a global name, so a test hands in another. */
import type { Right } from "#app/domain/rights.ts";
import type { Database } from "./database.server.ts";
import type { LawReader, ReadText } from "./law-reader.ts";
import type { Live } from "./live.ts";
import type { Log } from "./log.server.ts";
import type { Press } from "./press.ts";
import type { Sheet } from "./sheet.ts";
import type { Shelf } from "./shelf.ts";

export interface ServerContext {
  db: Database;
  live: Live;
  press: Press;
  reader: LawReader;
  /** What was read of files and is not yet a draft. */
  previews: Shelf<Preview>;
  /** Tables that were read and of which nothing is recorded yet. */
  sheets: Shelf<Sheet>;
  log: Log;
  now(): Date;
  /** "https://translocal.example.org": the only origin links are made with and requests believed from. */
  origin: string;
  /** Demo mode: one-click sign-in; only on loopback with the embedded database. */
  isDemo: boolean;
  /** The address a request came from, for login limits; "local" for commands. */
  address: string;
  /** Unique for one request; shown with "something went wrong" and logged. */
  requestId: string;
}

/** A text that was read, between the file it came in and the draft it may become. */
export interface Preview extends ReadText {
  fileName: string;
  campaignId: string;
}

export interface Actor {
  personId: string;
  name: string;
  isAdministrator: boolean;
  networkRight: Right | null;
  /** Cities in which an office is held today. */
  cityIds: readonly string[];
}

export interface ActorContext extends ServerContext {
  actor: Actor;
  sessionId: string;
}

/** Remix's load context (server/web.ts fills it for each request). */
export interface RequestContext extends ServerContext {
  /** Content-Security-Policy nonce of this response. */
  nonce: string;
}

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}
