import type { IncomingMessage } from "node:http";
import { can, type Facts, maySee } from "#app/domain/permissions.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { Right } from "#app/domain/rights.ts";
import { findActor } from "#app/features/access/actor.server.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { byline, bylineSelect } from "#app/features/access/byline.server.ts";
import type { Byline } from "#app/features/access/byline.ts";
import {
  CLOSE,
  type CloseCode,
  draftOfRoomPath,
  type Handshake,
  readHandshake,
} from "#app/manuscript/protocol.ts";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import { isId } from "#app/paths.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import { isDatabaseAway } from "#app/platform/database-errors.server.ts";
import {
  type OpenSession,
  SESSION_IDLE_MS,
  sessionToken,
} from "#app/platform/session.server.ts";
import type { Identity } from "./caret.ts";
import { DoorQuestions } from "./door-questions.ts";

/** Somebody who may sit in a room. */
export interface Admitted extends OpenSession {
  right: Right;
  identity: Identity;
}

/** Who asks to come in, to which draft, with which handshake. */
export interface Application {
  draftId: string | null;
  token: string | null;
  handshake: Handshake;
}

type AdmissionContext = Pick<ServerContext, "db" | "log" | "now">;

/** What an upgrade request says; nothing of it is believed yet. */
export function readApplication(request: IncomingMessage, origin: string): Application {
  const url = new URL(request.url ?? "/", "http://here.invalid");
  return {
    draftId: draftOfRoomPath(url.pathname),
    token: sessionToken(request.headers.cookie, origin),
    handshake: readHandshake(url.searchParams),
  };
}

/** The code an application is turned away with before anybody is asked, or null (C2). */
export function turnedAway({ draftId, token, handshake }: Application): CloseCode | null {
  if (!token) return CLOSE.signIn;
  if (!isId(draftId)) return CLOSE.gone;
  const version = handshake.manuscriptVersion;
  if (version === null || version === MANUSCRIPT_VERSION) return null;
  return version < MANUSCRIPT_VERSION ? CLOSE.reload : CLOSE.tryLater;
}

/** Judges who may sit in which room, now and again while they sit there. */
export class Admission {
  readonly #ctx: AdmissionContext;
  readonly #questions: DoorQuestions;

  constructor(ctx: AdmissionContext) {
    this.#ctx = ctx;
    this.#questions = new DoorQuestions(ctx);
  }

  /** Before the first comes. */
  prepare(): Promise<void> {
    return this.#questions.prepare();
  }

  /** Whoever holds this token, in this draft; else the code to hang up with. */
  async judge(draftId: string, token: string): Promise<Admitted | CloseCode> {
    return this.#orCode(async () => {
      const claim = await this.#questions.ask({ token, draftId });
      if (!claim) return CLOSE.signIn;
      const { facts, person, session } = claim;
      if (!facts || !maySee("draft", facts)) return CLOSE.gone;
      if (!can("draft.view", facts)) return CLOSE.noRight;
      return { ...session, right: rightOf(facts), identity: identityOf(person) };
    });
  }

  /**
   * The same for somebody who sits there (C27). Their session is looked at without being touched,
   * unless they wrote since; a database that is away changes nothing: null.
   */
  async judgeAgain(
    draftId: string,
    session: OpenSession,
    isActive: boolean,
  ): Promise<Admitted | CloseCode | null> {
    const verdict = await this.#orCode(async () => {
      if (!(await this.#isGood(session, isActive))) return CLOSE.signIn;
      return this.#judgePerson(draftId, session);
    });
    return verdict === CLOSE.tryLater ? null : verdict;
  }

  async #isGood({ sessionId }: OpenSession, isActive: boolean): Promise<boolean> {
    const { db } = this.#ctx;
    const now = this.#ctx.now();
    const row = await db.session.findUnique({
      where: { id: sessionId },
      select: { expiresAt: true, lastSeenAt: true },
    });
    if (!row || row.expiresAt <= now) return false;
    if (isActive) {
      await db.session.updateMany({
        where: { id: sessionId },
        data: { lastSeenAt: now },
      });
      return true;
    }
    return now.getTime() - row.lastSeenAt.getTime() <= SESSION_IDLE_MS;
  }

  async #judgePerson(
    draftId: string,
    session: OpenSession,
  ): Promise<Admitted | CloseCode> {
    const { db, now } = this.#ctx;
    const { personId } = session;
    const [actor, person] = await Promise.all([
      findActor(this.#ctx, personId),
      db.person.findUnique({ where: { id: personId }, select: bylineSelect(now()) }),
    ]);
    if (!actor || !person) return CLOSE.signIn;
    const { facts } = await authorize({ db, now, actor }, "draft.view", draftId);
    return { ...session, right: rightOf(facts), identity: identityOf(byline(person)) };
  }

  async #orCode(
    judge: () => Promise<Admitted | CloseCode>,
  ): Promise<Admitted | CloseCode> {
    try {
      return await judge();
    } catch (error) {
      if (error instanceof Refusal) {
        if (error.reason === "signedOut") return CLOSE.signIn;
        return error.reason === "forbidden" ? CLOSE.noRight : CLOSE.gone;
      }
      if (!isDatabaseAway(error)) {
        this.#ctx.log.error("could not judge a seat", { error });
      }
      return CLOSE.tryLater;
    }
  }
}

function identityOf({ name, city, color }: Byline): Identity {
  return { name, city: city ?? "", colorIndex: color };
}

/** The widest right the table gives in the draft as it is now: open, locked or archived. */
function rightOf(facts: Facts): Right {
  if (can("draft.edit", facts)) return can("draft.steward", facts) ? "steward" : "edit";
  if (can("draft.suggest", facts)) return "suggest";
  return can("draft.comment", facts) ? "comment" : "view";
}
