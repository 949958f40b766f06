import { safeHref } from "#app/manuscript/marks/link.ts";

/** What a person is told whose address leads nowhere a text may point. */
export const ADDRESS_WANTED = "Write an address that begins with https:// or mailto:.";

/** An address as somebody typed it, "example.org/a" too; null when a text may not point there. */
export function addressOf(typed: string): string | null {
  const line = typed.trim();
  const isBare = /^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(line);
  return /\s/.test(line) ? null : safeHref(isBare ? `https://${line}` : line);
}
