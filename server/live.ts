/**
 * The `/live` socket: one a tab. The browser says which topics its page shows; the server
 * says when one of them changed, and nothing else. Whether somebody may watch a topic is
 * asked of the same `authorize` as everything; a topic that may not be watched is ignored.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Action } from "#app/domain/permissions.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { actAs } from "#app/features/access/actor.server.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { isId } from "#app/paths.ts";
import type { ActorContext, ServerContext } from "#app/platform/context.server.ts";
import type { Topic } from "#app/platform/live.ts";
import { findSession, sessionToken } from "#app/platform/session.server.ts";

export const LIVE_PATH = "/live";

const MAX_TOPICS = 60;
const MAX_FRAME_BYTES = 8_192;
const MAX_LINES = 5_000;
const PING_MS = 30_000;
/** Rights are looked at again this often while a line stays open. */
const JUDGE_MS = 60_000;

const VIEW_ACTIONS: Record<string, Action> = {
  campaign: "campaign.view",
  city: "city.view",
  draft: "draft.view",
  convening: "convening.view",
  person: "person.view",
};

const Watch = z.strictObject({ watch: z.array(z.string().max(60)).max(MAX_TOPICS) });

interface Line {
  socket: WebSocket;
  token: string;
  personId: string;
  sessionId: string;
  topics: Set<string>;
  asked: string[];
  isAlive: boolean;
}

export interface LiveLines {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  announce(topics: readonly Topic[]): void;
  /** Ends the lines of a person or session, whose browser then comes back and is judged again. */
  revalidate(who: { personId?: string; sessionId?: string }): void;
  stop(): Promise<void>;
}

/** Opens the live lines; `contextFor` gives the server's context for one socket. */
export function createLiveLines(contextFor: () => ServerContext): LiveLines {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
  });
  const lines = new Set<Line>();

  async function judge(token: string): Promise<ActorContext> {
    const ctx = contextFor();
    const session = await findSession(ctx.db, token, ctx.now());
    if (!session) throw new Refusal("signedOut", "Sign in to go on.");
    return actAs(ctx, session);
  }

  async function watch(line: Line, asked: string[]): Promise<void> {
    line.asked = asked;
    const ctx = await judge(line.token);
    const allowed = await Promise.all(asked.map((topic) => mayWatch(ctx, topic)));
    if (line.asked === asked) line.topics = new Set(asked.filter((_, i) => allowed[i]));
  }

  function end(line: Line, error: unknown): void {
    const isSignedOut = error instanceof Refusal && error.reason === "signedOut";
    line.socket.close(isSignedOut ? 4401 : 1011);
  }

  async function open(socket: WebSocket, token: string): Promise<void> {
    const ctx = await judge(token);
    const line: Line = {
      socket,
      token,
      personId: ctx.actor.personId,
      sessionId: ctx.sessionId,
      topics: new Set(),
      asked: [],
      isAlive: true,
    };
    lines.add(line);
    socket.on("close", () => lines.delete(line));
    socket.on("pong", () => {
      line.isAlive = true;
    });
    socket.on("message", (data) => {
      const parsed = Watch.safeParse(parseJson(String(data)));
      if (!parsed.success) return socket.close(4400, "malformed");
      watch(line, [...new Set(parsed.data.watch)]).catch((error) => end(line, error));
    });
  }

  const heartbeat = setInterval(() => {
    for (const line of lines) {
      if (!line.isAlive) line.socket.terminate();
      line.isAlive = false;
      line.socket.ping();
    }
  }, PING_MS);
  const judgement = setInterval(() => {
    for (const line of lines) watch(line, line.asked).catch((error) => end(line, error));
  }, JUDGE_MS);

  return {
    handleUpgrade(request, socket, head) {
      const { origin } = contextFor();
      if (request.headers.origin !== origin || lines.size >= MAX_LINES) {
        socket.end(
          "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        );
        return;
      }
      const token = sessionToken(request.headers.cookie, origin);
      server.handleUpgrade(request, socket, head, (ws) => {
        ws.on("error", () => ws.terminate());
        if (!token) return ws.close(4401);
        // A message may arrive before the session is found: hold it back until then.
        ws.pause();
        open(ws, token).then(
          () => ws.resume(),
          (error) => {
            ws.resume();
            ws.close(
              error instanceof Refusal && error.reason === "signedOut" ? 4401 : 1013,
            );
          },
        );
      });
    },
    announce(topics) {
      for (const line of lines) {
        const changed = topics.filter((topic) => line.topics.has(topic));
        if (changed.length > 0 && line.socket.readyState === WebSocket.OPEN) {
          line.socket.send(JSON.stringify({ changed }));
        }
      }
    },
    revalidate({ personId, sessionId }) {
      for (const line of lines) {
        const isMeant =
          (personId !== undefined && line.personId === personId) ||
          (sessionId !== undefined && line.sessionId === sessionId);
        if (isMeant) line.socket.close(4500);
      }
    },
    async stop() {
      clearInterval(heartbeat);
      clearInterval(judgement);
      for (const line of lines) line.socket.close(1012);
      server.close();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function mayWatch(ctx: ActorContext, topic: string): Promise<boolean> {
  if (topic === "network") return true;
  const [kind = "", id] = topic.split(":");
  const action = VIEW_ACTIONS[kind];
  if (!action || !isId(id)) return false;
  try {
    await authorize(ctx, action, id);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
