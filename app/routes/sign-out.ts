import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "#app/features/access/session-commands.server.ts";
import { anyone } from "#app/http/signed-in.server.ts";
import { homePath, signInPath } from "#app/paths.ts";
import { endedSessionCookie, sessionToken } from "#app/platform/session.server.ts";

/** Opening the address ends nothing; only the button does. */
export function loader() {
  return redirect(homePath());
}

export function action(args: ActionFunctionArgs) {
  return anyone(args, async (ctx) => {
    const token = sessionToken(args.request.headers.get("cookie"), ctx.origin);
    if (token) await signOut(ctx, token);
    return redirect(signInPath(), {
      status: 303,
      headers: { "Set-Cookie": endedSessionCookie(ctx.origin) },
    });
  });
}
