import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, REFUSAL_STATUS, Refusal } from "#app/domain/refusal.ts";
import { findKeyHolder } from "#app/features/access/reading-keys.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { anyone } from "./signed-in.server.ts";

/**
 * Answers a program that reads with the key in its address, as calendars do. A key that opens nothing is
 * refused "notFound", like every address nobody has.
 */
export function withKeyInAddress<T>(
  args: LoaderFunctionArgs,
  token: string,
  work: (ctx: ActorContext) => Promise<T>,
): Promise<T> {
  return anyone(args, async (server) => {
    const ctx = await findKeyHolder(server, token);
    if (!ctx) throw notFound();
    return work(ctx);
  });
}

/** Answers a program that sends `Authorization: Bearer <key>`, in JSON, refusals too. */
export function withBearerKey(
  args: LoaderFunctionArgs,
  work: (ctx: ActorContext) => Promise<unknown>,
): Promise<Response> {
  return anyone(args, async (server) => {
    const sent = args.request.headers.get("authorization") ?? "";
    const token = /^Bearer ([\w-]{43})$/i.exec(sent)?.[1];
    const ctx = token ? await findKeyHolder(server, token) : null;
    if (!ctx) {
      const error = "Send a reading key: Authorization: Bearer <key>.";
      const headers = { "WWW-Authenticate": "Bearer", ...UNCACHED };
      return Response.json({ error }, { status: 401, headers });
    }
    try {
      return Response.json(await work(ctx), { headers: UNCACHED });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = REFUSAL_STATUS[error.reason];
      return Response.json({ error: error.message }, { status, headers: UNCACHED });
    }
  });
}

/** What a key reads is its holder's. */
const UNCACHED = { "Cache-Control": "private, no-store" };
