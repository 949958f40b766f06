/**
 * What somebody typed, as it is stored: one kind of line break, no control characters
 * (PostgreSQL refuses U+0000, and the others only hide things), no space at either end.
 */
export function plainText(typed: string): string {
  return (
    typed
      .replace(/\r\n?|\u2028|\u2029/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
      .trim()
  );
}

/** The same for a field of one line: line breaks and tabs become a space. */
export function oneLine(typed: string): string {
  return plainText(typed).replace(/\s+/g, " ");
}

/** A stretch of text, with the address it leads to when it is one. */
export interface TextPart {
  text: string;
  href: string | null;
}

/**
 * Finds the web addresses in plain text. Only `http:` and `https:` ones become links, and
 * the comma or bracket after an address does not belong to it. The parts joined are the text.
 */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi)) {
    const address = withoutTrailingMarks(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > done)
      parts.push({ text: text.slice(done, match.index), href: null });
    parts.push({ text: address, href: new URL(address).href });
    done = match.index + address.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), href: null });
  return parts;
}

/** "https://a.org/x_(y))." → "https://a.org/x_(y)": a closing bracket stays if it was opened. */
function withoutTrailingMarks(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? "";
    if (/[.,;:!?'*_~\]}]/.test(last)) continue;
    const rest = address.slice(0, end);
    if (last === ")" && rest.split("(").length < rest.split(")").length) continue;
    break;
  }
  return address.slice(0, end);
}
