import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Refusal } from "#app/domain/refusal.ts";
import { actAs } from "#app/features/access/actor.server.ts";
import { rememberFacts } from "#app/features/access/authorize.server.ts";
import type { ActorContext, RequestContext } from "#app/platform/context.server.ts";
import { isDatabaseAway } from "#app/platform/database-errors.server.ts";
import { findSession, sessionToken } from "#app/platform/session.server.ts";
import { refusalResponse } from "./refusal-response.server.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/**
 * Runs a page's question or command as the person who is signed in. A refusal leaves as a
 * response with its sentence (or as a redirect to sign-in); anything else is a bug and rises.
 */
export function signedIn<T>(
  args: Args,
  work: (ctx: ActorContext) => Promise<T>,
): Promise<T> {
  return anyone(args, async () => {
    const ctx = await whoAsks(args);
    if (!ctx) throw new Refusal("signedOut", "Sign in to go on.");
    return work(ctx);
  });
}

interface Asked {
  cookie: string | null;
  by: Promise<ActorContext | null>;
}

/** A page has several loaders and each comes through here: whoever asks is found once. */
const reading = new WeakMap<RequestContext, Asked>();

function whoAsks(args: Args): Promise<ActorContext | null> {
  // A form may change who somebody is; only what changes nothing may remember.
  if (args.request.method !== "GET") return findWhoAsks(args);
  const cookie = args.request.headers.get("cookie");
  const known = reading.get(args.context);
  if (known?.cookie === cookie) return known.by;
  const by = findWhoAsks(args).then((ctx) => {
    if (ctx) rememberFacts(ctx);
    return ctx;
  });
  reading.set(args.context, { cookie, by });
  return by;
}

async function findWhoAsks(args: Args): Promise<ActorContext | null> {
  const ctx = args.context;
  const token = sessionToken(args.request.headers.get("cookie"), ctx.origin);
  const session = token ? await findSession(ctx.db, token, ctx.now()) : null;
  return session ? actAs(ctx, session) : null;
}

/** The same for pages that need nobody to be signed in; refusals leave the same way. */
export async function anyone<T>(
  args: Args,
  work: (ctx: RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await work(args.context);
  } catch (error) {
    if (error instanceof Refusal) throw refusalResponse(error, args.request);
    if (isDatabaseAway(error)) {
      const away = new Refusal(
        "unavailable",
        "The database cannot be reached. This page returns by itself.",
        { cause: error },
      );
      throw refusalResponse(away, args.request);
    }
    throw error;
  }
}

/** Who is signed in, or null; never refuses. */
export function findSignedIn(args: Args): Promise<ActorContext | null> {
  return whoAsks(args);
}
