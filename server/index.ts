/**
 * The process: starts env → database → rooms → web → clock and stops in reverse. Everything is made
 * once here and handed down; no module of the project keeps a connection of its own.
 */
import { mkdir } from "node:fs/promises";
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ensureSetUpLink } from "#app/features/access/set-up.server.ts";
import { createPreviews } from "#app/features/imports/previews.server.ts";
import { createSheets } from "#app/features/sheets/sheets-shelf.server.ts";
import { keepRestingDrafts } from "#app/features/versions/resting-drafts.server.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import { createDatabase } from "#app/platform/database.server.ts";
import { type Env, isLoopback } from "#app/platform/env.server.ts";
import type { Live } from "#app/platform/live.ts";
import { createLog } from "#app/platform/log.server.ts";
import { migrate } from "#prisma/migrate.ts";
import { isDemoNetwork, plantDemoNetwork } from "#prisma/seed/plant.ts";
import { limitsWith } from "./collab/limits.ts";
import { createRooms } from "./collab/rooms.ts";
import { openDatabase } from "./database/connect.ts";
import { startClock } from "./jobs/clock.ts";
import { createLiveLines, LIVE_PATH } from "./live.ts";
import { createPress } from "./press/press.ts";
import { createLawReader } from "./reading/law-reader.ts";
import { createWeb } from "./web.ts";

const DRAIN_MS = 8_000;
/** How often it is asked which drafts rest. */
const REST_ROUND_MS = 15_000;

export interface Running {
  /** Where a browser finds it. */
  address: string;
  /** A one-time link that makes the first administrator, when there is nobody yet. */
  setUpLink: string | null;
  isDemo: boolean;
  stop(): Promise<void>;
}

/**
 * Starts the whole workspace and answers when pages are served. Throws with one sentence when
 * the data folder is in use, the database cannot be reached, or the port is taken.
 */
export async function startServer(
  env: Env,
  options: { isDevelopment?: boolean } = {},
): Promise<Running> {
  const log = createLog(env.logLevel);
  await mkdir(env.dataDir, { recursive: true, mode: 0o700 });
  const database = await openDatabase({
    databaseUrl: env.databaseUrl,
    dataDir: env.dataDir,
    log,
  });
  const stops: (() => Promise<unknown>)[] = [() => database.stop()];
  try {
    await migrate(database.pool, { log });
    const db = createDatabase({ ...database.pool, max: 12 });
    stops.push(() => db.$disconnect());

    const mayDemo = database.kind === "embedded" && isLoopback(env.host) && env.wantsDemo;
    const now = () => new Date();
    const server = createServer(answerStarting);
    await listen(server, env);
    stops.push(() => closeServer(server));
    const { port } = server.address() as AddressInfo; // listening on TCP
    const origin = env.port === 0 ? `http://${env.host}:${port}` : env.origin;
    await database.announce(origin);

    const rooms = createRooms({
      db,
      pool: database.pool,
      spoolFolder: join(env.dataDir, "spool"),
      origin,
      log,
      now,
      isStrict: env.isStrict,
      isServer: database.kind === "server",
      limits: limitsWith(env.roomLimits),
    });
    await rooms.recover();
    stops.push(() => rooms.stop());
    const lines = createLiveLines(() => ({
      ...context,
      address: "socket",
      requestId: "live",
    }));
    stops.push(() => lines.stop());
    const live: Live = {
      announce: lines.announce,
      edit: rooms.edit,
      read: rooms.read,
      present: rooms.present,
      revalidate(who) {
        rooms.revalidate(who);
        lines.revalidate(who);
      },
    };
    const press = createPress({ log });
    stops.push(() => press.stop());
    const reader = createLawReader({ log });
    stops.push(() => reader.stop());
    const previews = createPreviews(now);
    const context = {
      db,
      live,
      press,
      reader,
      previews,
      sheets: createSheets(now),
      log,
      now,
      origin,
      isDemo: false,
    };
    if (mayDemo) await plantDemoNetwork(context);
    context.isDemo = mayDemo && (await isDemoNetwork(db));

    let isStopping = false;
    const web = await createWeb({
      context,
      trustedProxies: env.trustedProxies,
      isDevelopment: options.isDevelopment ?? false,
      isReady: async () => !isStopping && (await answers(context)),
    });
    server.off("request", answerStarting);
    server.on("request", web);
    server.on("upgrade", (request, socket, head) => {
      socket.on("error", () => socket.destroy());
      const { pathname } = new URL(request.url ?? "/", "http://here.invalid");
      if (isStopping) socket.destroy();
      else if (pathname === LIVE_PATH) lines.handleUpgrade(request, socket, head);
      else if (pathname.startsWith("/collab/"))
        rooms.handleUpgrade(request, socket, head);
      else
        socket.end(
          "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        );
    });

    const command: ServerContext = { ...context, address: "local", requestId: "start" };
    const clock = startClock(
      [
        {
          name: "keep versions of resting drafts",
          everyMs: REST_ROUND_MS,
          run: () => keepRestingDrafts({ ...command, requestId: "clock" }),
        },
      ],
      log,
    );
    stops.push(() => clock.stop());
    return {
      address: origin,
      setUpLink: context.isDemo ? null : await ensureSetUpLink(command),
      isDemo: context.isDemo,
      async stop() {
        isStopping = true;
        await stopAll(stops);
      },
    };
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

/** Whoever comes between the port and the pages is told to come again, not kept waiting. */
function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { "Retry-After": "1", Connection: "close" });
  response.end("The workspace is starting.\n");
}

async function stopAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

async function answers({ db }: Pick<ServerContext, "db">): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

function listen(server: Server, env: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(
        isTaken
          ? new Error(`Port ${env.port} is taken. Stop what uses it, or set PORT.`, {
              cause: error,
            })
          : error,
      );
    });
    server.listen(env.port, env.host, resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
