/**
 * What every HTTP request passes before Remix sees it, and what every response says about
 * itself. Remix's own check of cross-site posts has holes (resource routes, `?_data`), so
 * unsafe methods are judged here, by what a browser cannot be made to forge.
 */
import type { IncomingHttpHeaders } from "node:http";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { MAX_UPLOAD_BYTES } from "#app/features/imports/import-input.ts";
import { importPath, isCampaignImportPath } from "#app/paths.ts";
import { isLoopback } from "#app/platform/env.server.ts";

export const MAX_BODY_BYTES = 1_048_576;
/** The one form that brings a file, with some room for what stands around it. */
export const MAX_UPLOAD_BODY_BYTES = MAX_UPLOAD_BYTES + 512 * 1024;

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const YEAR_SECONDS = 31_536_000;

/** Why a request goes no further: a status and a sentence; null when it may go on. */
export interface Stopped {
  status: 400 | 403 | 413 | 421;
  sentence: string;
}

/** What the judgement looks at. `url` is the request target as it was sent. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}

/**
 * Judges a request by its target, its Host and, for unsafe methods, where it comes from.
 * Sec-Fetch-Site decides when the browser sends it; else Origin must be ours to the letter.
 * No header can change the method, and none that a proxy may set is looked at.
 */
export function judgeRequest(asked: Asked, origin: string): Stopped | null {
  const { headers } = asked;
  if (!asked.url.startsWith("/")) {
    return { status: 400, sentence: "This is not an address of a page here." };
  }
  if (!headers.host) return { status: 400, sentence: "The request names no host." };
  if (!isOurHost(headers.host, origin)) {
    return {
      status: 421,
      sentence: `This workspace answers at ${origin}, not under the name that was asked for.`,
    };
  }
  if (hasDataParameter(asked.url)) {
    return { status: 403, sentence: "Addresses with _data are not answered here." };
  }
  if (SAFE_METHODS.has(asked.method)) return null;
  if (!isFromOurPages(headers, origin)) {
    return {
      status: 403,
      sentence:
        "This form was not sent from a page of this workspace. Open it and retry.",
    };
  }
  const length = headers["content-length"];
  const limit = bodyLimit(asked.url);
  if (length !== undefined && !(Number(length) <= limit)) return tooLarge(limit);
  return null;
}

/** How many bytes the body of a request to this target may have. */
export function bodyLimit(url: string): number {
  const [path = ""] = url.split(/[?#]/, 1);
  const page = path.replace(/\.data$/, "");
  return page === importPath() || isCampaignImportPath(page)
    ? MAX_UPLOAD_BODY_BYTES
    : MAX_BODY_BYTES;
}

function tooLarge(limit: number): Stopped {
  const sentence =
    limit === MAX_BODY_BYTES
      ? "This is more than one form can hold (1 MiB)."
      : "This file is larger than 12 MB. Take its pictures out, or import it in parts.";
  return { status: 413, sentence };
}

function isFromOurPages(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers["sec-fetch-site"];
  return site === undefined ? headers.origin === origin : site === "same-origin";
}

/** True for the Host of the configured origin; on loopback its other names count as well. */
export function isOurHost(host: string, origin: string): boolean {
  const ours = new URL(origin);
  const address = `${ours.protocol}//${host}`;
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(address)) return false;
  const asked = new URL(address);
  if (asked.host === ours.host) return true;
  return asked.port === ours.port && isThisMachine(asked) && isThisMachine(ours);
}

function isThisMachine({ hostname }: URL): boolean {
  return isLoopback(hostname.replace(/^\[|\]$/g, ""));
}

function hasDataParameter(url: string): boolean {
  const query = url.indexOf("?");
  return query >= 0 && new URLSearchParams(url.slice(query)).has("_data");
}

/** Where a page asked for under another name of this machine really lives, or null. */
export function canonicalAddress(asked: Asked, origin: string): string | null {
  if (asked.method !== "GET" || !asked.headers.accept?.includes("text/html")) return null;
  return asked.headers.host?.toLowerCase() === new URL(origin).host
    ? null
    : `${origin}${asked.url}`;
}

/**
 * Express middleware: answers what `judgeRequest` stops with a plain sentence, counts bodies
 * that come without a length, and forbids every cache to keep a page. A page asked for as
 * "localhost" is sent on to the configured origin, where its cookie and sockets are.
 */
export function guardRequests(options: { origin: string }): RequestHandler {
  const { origin } = options;
  return (request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    // The adapter would build URLs from it, proxy or not; the Host was judged instead.
    delete request.headers["x-forwarded-host"];
    const stopped = judgeRequest(
      { method: request.method, url: request.originalUrl, headers: request.headers },
      origin,
    );
    if (stopped) return stop(response, stopped);
    const elsewhere = canonicalAddress(
      { method: request.method, url: request.originalUrl, headers: request.headers },
      origin,
    );
    if (elsewhere) return response.redirect(307, elsewhere);
    if (SAFE_METHODS.has(request.method) || request.headers["content-length"]) {
      return next();
    }
    holdBody(request, response, next);
  };
}

function stop(response: Response, { status, sentence }: Stopped): void {
  response
    .status(status)
    .set("Connection", "close")
    .type("text/plain")
    .send(`${sentence}\n`);
}

/**
 * A body without a declared length is held back until it has ended within the limit, so
 * that nobody acts on the first half of one that is too large. (With a length, Node's
 * parser takes exactly that many bytes.)
 */
function holdBody(request: Request, response: Response, next: NextFunction): void {
  if (request.complete) {
    next();
    return;
  }
  const limit = bodyLimit(request.originalUrl);
  const held: Uint8Array[] = [];
  let bytes = request.readableLength;
  const push = request.push;
  request.push = (chunk: Uint8Array | null) => {
    if (chunk === null) {
      request.push = push;
      for (const part of held) request.push(part);
      const result = request.push(null);
      if (bytes <= limit) next();
      return result;
    }
    bytes += chunk.byteLength;
    if (bytes <= limit) held.push(chunk);
    else if (!response.headersSent) {
      held.length = 0;
      stop(response, tooLarge(limit));
    }
    return true;
  };
  request.socket.resume();
}

export interface HeaderOptions {
  origin: string;
  isDevelopment: boolean;
}

/** The headers every response carries, whatever it is. */
export function headersFor(
  options: HeaderOptions,
  nonce: string,
): Record<string, string> {
  const isHttps = options.origin.startsWith("https:");
  return {
    "Content-Security-Policy": contentSecurityPolicy(options, nonce),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ...(isHttps && {
      "Strict-Transport-Security": `max-age=${YEAR_SECONDS * 2}; includeSubDomains`,
    }),
  };
}

/**
 * Scripts of ours or with the nonce of this response; style elements likewise. Style
 * attributes are allowed: positions of carets and floating panels are written there, and
 * they can fetch nothing the other rules do not allow. Vite's reloading asks for more in
 * development.
 */
export function contentSecurityPolicy(options: HeaderOptions, nonce: string): string {
  const { host } = new URL(options.origin);
  const { isDevelopment } = options;
  const socketScheme = options.origin.startsWith("https:") ? "wss" : "ws";
  const styleElements = isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    `style-src-elem 'self' ${styleElements}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${isDevelopment ? "ws:" : `${socketScheme}://${host}`}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

/** Express middleware that sets them; `nonce` is where the response keeps its own. */
export function securityHeaders(
  options: HeaderOptions & { nonce: (response: Response) => string },
): RequestHandler {
  return (_request, response, next) => {
    response.set(headersFor(options, options.nonce(response)));
    next();
  };
}
