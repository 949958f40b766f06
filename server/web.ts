/**
 * The web side of the process: guards, static files, and Remix with its load context. Knows
 * neither a route nor a noun.
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express } from "express";
import type { ServerContext } from "#app/platform/context.server.ts";
import { guardRequests, securityHeaders } from "./web-guard.ts";

const ROOT = new URL("../", import.meta.url);
const YEAR_SECONDS = 31_536_000;

export interface WebOptions {
  /** Everything of a request's context that does not belong to one request. */
  context: Omit<ServerContext, "address" | "requestId">;
  trustedProxies: number;
  /** Serve sources through Vite with reloading instead of the build. */
  isDevelopment: boolean;
  /** The HTTP server, for Vite's reload socket. */
  server?: Server;
  /** True while the process answers; false from the moment it is asked to stop. */
  isReady(): Promise<boolean>;
}

/** The Express application: health, static files, guards, Remix. */
export async function createWeb(options: WebOptions): Promise<Express> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustedProxies);
  app.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
  app.get("/readyz", async (_request, response) => {
    const isReady = await options.isReady();
    response
      .status(isReady ? 200 : 503)
      .type("text")
      .send(isReady ? "ready\n" : "not ready\n");
  });
  if (!options.isDevelopment) serveAssets(app);
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    response.locals.requestId = randomUUID();
    next();
  });
  app.use(
    securityHeaders({
      origin: options.context.origin,
      isDevelopment: options.isDevelopment,
      nonce: (response) => String(response.locals.nonce),
    }),
  );

  const remix = options.isDevelopment
    ? await developmentBuild(app)
    : await productionBuild(app);
  app.use(guardRequests({ origin: options.context.origin }));
  // Pages are made anew each time: 4 is a tenth larger than the usual 6 and takes half as long.
  app.use(compression({ level: 4 }));
  app.all(
    "*",
    createRequestHandler({
      build: remix,
      getLoadContext: (request, response) => ({
        ...options.context,
        address: request.ip ?? "unknown",
        requestId: String(response.locals.requestId),
        nonce: String(response.locals.nonce),
      }),
    }),
  );
  return app;
}

type Build = ServerBuild | (() => Promise<ServerBuild>);

/**
 * Scripts, styles and fonts of the build, by their hashed names. They carry the two headers
 * that mean something on a file: a page loads some forty of them, and a page's whole set
 * would weigh as much as a library.
 */
function serveAssets(app: Express): void {
  app.use(
    "/assets",
    compression(),
    express.static(fileURLToPath(new URL("build/client/assets", ROOT)), {
      immutable: true,
      maxAge: YEAR_SECONDS * 1000,
      setHeaders(response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
      },
    }),
  );
}

async function productionBuild(app: Express): Promise<Build> {
  const client = fileURLToPath(new URL("build/client/", ROOT));
  app.use(express.static(client, { maxAge: "1h", index: false }));
  const entry = pathToFileURL(fileURLToPath(new URL("build/server/index.js", ROOT))).href;
  return (await import(entry)) as ServerBuild; // built by `remix vite:build`
}

async function developmentBuild(app: Express): Promise<Build> {
  const { createServer } = await import("vite");
  const vite = await createServer({
    root: fileURLToPath(ROOT),
    server: { middlewareMode: true },
  });
  app.use(vite.middlewares);
  return () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>; // Remix's own module
}
