import { inCapitals } from "./caption.ts";
import type { LineFacts } from "./line-facts.ts";
import type { Reading } from "./reading.ts";
import type { RecognisedKind } from "./recognised-block.ts";

const banner =
  /^(?:(?:the )?(?:city|town|village|county|borough|township|district) of\b|(?:proposed |draft |emergency |interim |urgency )*(?:ordinance|resolution|bill|act|order|local law)(?: no\.?| number|\s+\d|$)|an act$|a bill$|a resolution$|an ordinance$|d\.?c\.? (?:law|act)|bill no|council (?:bill|file)|file no|no\.? \d|in the (?:city )?council\b|(?:sponsored|introduced|requested|prepared) by\b|(?:city|town|county) council\b|.{0,60}\bcounty,? \w+$|agenda item|draft\b)/i;
const longTitle =
  /^(?:an? (?:\w+ ){0,4}(?:ordinance|resolution|act|order|local law)\b.{8,}|to \w+ |(?:adding|amending|repealing|adopting|establishing|approving|authorizing|creating|enacting|declaring|relating|granting|prohibiting|regulating|requiring|adopt|add|repeal|amend)\b)/is;

/**
 * What the lines above the first recital, enacting clause or section are: banners, the long
 * title, and the short title, if a short line beside the long one reads like a name.
 */
export function titleKinds(
  facts: readonly LineFacts[],
  readings: readonly Reading[],
  bodyFrom: number,
): Map<number, RecognisedKind> {
  const kinds = new Map<number, RecognisedKind>();
  const open: number[] = [];
  for (let at = 0; at < Math.min(bodyFrom, facts.length); at++) {
    const line = facts[at];
    if (!line || line.source.rows || readings[at]?.type !== "paragraph") continue;
    if (banner.test(line.body) && line.body.length < 140 && !longTitle.test(line.body)) {
      kinds.set(at, "heading");
    } else open.push(at);
  }
  // A long front is a report or a table of contents, where nothing is known of a line.
  if (open.length > 8) return kinds;
  const words = (at: number) => facts[at]?.body ?? "";
  const named = open.find((at) => longTitle.test(words(at)));
  const longest = [...open].sort((a, b) => words(b).length - words(a).length)[0];
  const title = named ?? longest;
  if (title === undefined) return kinds;
  kinds.set(title, "longTitle");
  const short = open.find(
    (at) =>
      at !== title &&
      words(at).length <= 140 &&
      !/[;:]$/.test(words(at)) &&
      !inCapitals(words(at)),
  );
  for (const at of open) {
    if (at === title) continue;
    kinds.set(at, at === short ? "shortTitle" : "heading");
  }
  return kinds;
}
