export type Sent = { ok: true; body: unknown } | { ok: false; message: string };

const TIMEOUT_MS = 20_000;
const LINE_DOWN =
  "The line to the server is down. What you did is kept here; try again in a moment.";
const SIGNED_OUT =
  "You were signed out. Sign in in another tab, come back here and try again.";
const NOT_TAKEN = "The server could not take this. Try again in a moment.";

/**
 * Sends a form's fields to a door that answers in JSON, and says in words when it did not
 * go. A plain request rather than a Remix fetcher: a fetcher whose line drops takes the whole
 * page, and what was typed in it, to the error page.
 */
export async function sendFields(
  path: string,
  fields: Readonly<Record<string, string | readonly string[] | null | undefined>>,
): Promise<Sent> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    // A list is sent as the same name again and again.
    for (const one of [value ?? []].flat()) body.append(name, one);
  }
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(path, { method: "POST", body, signal });
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, body: answer };
    if (response.status === 401) return { ok: false, message: SIGNED_OUT };
    return { ok: false, message: wordsOf(answer) ?? NOT_TAKEN };
  } catch {
    return { ok: false, message: LINE_DOWN };
  }
}

/** The server's sentence, from any of the forms in which it says no. */
function wordsOf(answer: unknown): string | undefined {
  const said = answer as {
    refusal?: { message: string };
    errors?: Record<string, string>;
    formError?: string | null;
  } | null; // our own server's words
  return (
    said?.refusal?.message ?? said?.formError ?? Object.values(said?.errors ?? {})[0]
  );
}
