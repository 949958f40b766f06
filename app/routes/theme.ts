import { type ActionFunctionArgs, data } from "@remix-run/node";
import { anyone } from "#app/http/signed-in.server.ts";

const YEAR_SECONDS = 31_536_000;

/** Keeps the choice of colours in this browser. */
export function action(args: ActionFunctionArgs) {
  return anyone(args, async (ctx) => {
    const theme = String((await args.request.formData()).get("theme"));
    const kept = theme === "light" || theme === "dark" ? theme : "system";
    const secure = ctx.origin.startsWith("https:") ? "; Secure" : "";
    const cookie = `theme=${kept}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
    return data({ theme: kept }, { headers: { "Set-Cookie": cookie } });
  });
}
