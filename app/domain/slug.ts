/**
 * Words as a part of an address or a file's name that every system takes: small plain letters,
 * digits and hyphens, at most `longest` signs. `fallback` when nothing of them remains.
 */
export function slugOf(
  words: string,
  { fallback, longest = 80 }: { fallback: string; longest?: number },
): string {
  const plain = words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, longest);
  return plain || fallback;
}
