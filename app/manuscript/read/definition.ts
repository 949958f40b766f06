import type { Stretch } from "./source-line.ts";

const term = `["\u201c][^"\u201c\u201d]{1,160}["\u201d]?`;
const verb =
  "(?:shall\\s+)?(?:means?|includes?|has|have|refers?|denotes?|is\\s+defined|are\\s+defined|be\\s+(?:as\\s+)?defined|does\\s+not\\s+(?:include|mean)|do\\s+not\\s+include|(?:is|are)\\b)";
const quotedTerm = new RegExp(
  `^(?:(?:the|an?|any)\\s+)?(?:(?:terms?|phrases?|words?|expressions?|acronym)\\s+)*${term}(?:\\s*\\([^)]{1,80}\\))?(?:\\s*(?:,|,?\\s*(?:and|or)(?:/or)?|/)\\s*(?:the\\s+)?(?:terms?\\s+)?${term}(?:\\s*\\([^)]{1,80}\\))?)*\\s*,?\\s*(?:(?:as\\s+used|when\\s+used|for\\s+(?:the\\s+)?purposes?)[^,]{0,120},\\s*|unless[^,]{0,120},\\s*|with respect to[^,]{0,160},\\s*)?${verb}`,
  "i",
);
const plainTerm =
  /^(?!(?:the|this|no|any|each|every|if|in|for|all|such|it|nothing|notwithstanding|a|an)\s)[A-Z0-9][^.;:"\u201c]{0,90}?\s(?:means?|shall mean|is defined as|shall have the meaning|has the meaning|have the meaning|refers to)\b/i;
/** "Awning Sign. A sign attached to ..." and "Banner: A sign". */
const headedTerm = /^[A-Z0-9][^.;:"\u201c]{0,80}[.:]\s+["\u201c]?[A-Z]/;

/**
 * Whether the words of a block define a term. `amongDefinitions` is true under a caption
 * such as "Definitions", where a term needs no quotation marks.
 */
export function definesTerm(text: string, amongDefinitions: boolean): boolean {
  if (quotedTerm.test(text)) return true;
  if (!amongDefinitions) return false;
  return plainTerm.test(text) || headedTerm.test(text);
}

const quoted = /^[^"\u201c]{0,40}["\u201c]([^"\u201c\u201d]{1,160}?)[,.]?["\u201d]/;

/** Where the defined term stands in a definition, without marks of quotation around it. */
export function termIn(text: string): Stretch {
  const inMarks = quoted.exec(text);
  if (inMarks?.[1] !== undefined) {
    const from = inMarks[0].search(/["\u201c]/) + 1;
    return { from, to: from + inMarks[1].length };
  }
  const verbAt = /\s(?:means?|shall|is|has|have|refers)\b/i.exec(text)?.index;
  const signAt = /[.:](?=\s)/.exec(text)?.index;
  const to = Math.min(verbAt ?? text.length, signAt ?? text.length);
  return { from: 0, to: to < text.length ? to : 0 };
}

/** Whether a caption says that what follows are definitions. */
export function announcesDefinitions(caption: string): boolean {
  return /\b(definitions?|defined terms?|terms defined)\b/i.test(caption);
}
