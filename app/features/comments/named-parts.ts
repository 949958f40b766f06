import type { MentionView } from "./comment-view.ts";

export interface NamedPart {
  text: string;
  /** Who is named by it; null for plain words. */
  mention: MentionView | null;
}

/** The words cut where they name somebody; of two names that begin alike the longer one is meant. */
export function namedParts(body: string, mentions: readonly MentionView[]): NamedPart[] {
  const names = [...mentions].sort((one, other) => other.name.length - one.name.length);
  const parts: NamedPart[] = [];
  let done = 0;
  for (let at = body.indexOf("@"); at >= 0; at = body.indexOf("@", at + 1)) {
    const mention =
      at < done ? null : names.find(({ name }) => body.startsWith(name, at + 1));
    if (!mention) continue;
    if (at > done) parts.push({ text: body.slice(done, at), mention: null });
    done = at + 1 + mention.name.length;
    parts.push({ text: body.slice(at, done), mention });
  }
  if (done < body.length) parts.push({ text: body.slice(done), mention: null });
  return parts;
}
