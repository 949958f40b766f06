/**
 * A place inside this site to go on to, from something a stranger may have written. Only a
 * path of our own passes; "//host", "/\host", schemes and control characters lead home.
 */
export function safePath(target: string | null | undefined, otherwise = "/"): string {
  if (!target || !/^\/(?![/\\])/.test(target)) return otherwise;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(target)) return otherwise;
  const base = "https://here.invalid";
  const url = URL.canParse(target, base) ? new URL(target, base) : null;
  // "/..//host" starts as a path and resolves to "//host".
  if (!url || url.origin !== base || url.pathname.startsWith("//")) return otherwise;
  return `${url.pathname}${url.search}${url.hash}`;
}
