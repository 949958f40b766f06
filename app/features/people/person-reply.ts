import type { PersonIntent } from "./person-input.ts";

/** What a refused form comes back with. */
export interface Reply {
  errors: Record<string, string>;
  formError: string | null;
  typed: Record<string, string>;
}

/** The reply when it is about the form with this intent, else nothing. */
export function replyTo(
  reply: Reply | undefined,
  intent: PersonIntent,
): Reply | undefined {
  return reply?.typed.intent === intent ? reply : undefined;
}
