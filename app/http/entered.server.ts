import { redirect } from "@remix-run/node";
import type { Browser } from "#app/features/access/session-commands.server.ts";
import { sessionCookie, sessionToken } from "#app/platform/session.server.ts";

/** The browser a request came from, with the session it carried until now. */
export function browserOf(request: Request, origin: string): Browser {
  return {
    userAgent: request.headers.get("user-agent") ?? "",
    previousToken: sessionToken(request.headers.get("cookie"), origin),
  };
}

/** Lets the browser in: 303 to a path of ours, with the cookie of its new session. */
export function entered(token: string, origin: string, path: string): Response {
  return redirect(path, {
    status: 303,
    headers: { "Set-Cookie": sessionCookie(token, origin) },
  });
}
