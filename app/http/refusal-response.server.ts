/**
 * What every URL door shares: who asks, what they typed, and how a "no" becomes a response.
 * Nothing here knows a noun of the work.
 */
import { redirect } from "@remix-run/node";
import { REFUSAL_STATUS, type Refusal } from "#app/domain/refusal.ts";
import { signInPath } from "#app/paths.ts";

/** What the error page is given of a refusal. */
export interface RefusalBody {
  refusal: { reason: Refusal["reason"]; message: string };
}

/**
 * The response of a refusal: to the sign-in page for somebody signed out who asked for a
 * page, otherwise the sentence with its status.
 */
export function refusalResponse(refusal: Refusal, request: Request): Response {
  if (refusal.reason === "signedOut" && request.method === "GET") {
    const { pathname, search } = new URL(request.url);
    const asked = `${pathname.replace(/(?:^\/_root|)\.data$/, "") || "/"}${search}`;
    return redirect(signInPath(asked === "/" ? undefined : asked));
  }
  const body: RefusalBody = {
    refusal: { reason: refusal.reason, message: refusal.message },
  };
  return Response.json(body, { status: REFUSAL_STATUS[refusal.reason] });
}
