import type { FoundNote, NotedText, PlacedBlock } from "./note.ts";
import { placeName } from "./note.ts";

/** Defined words: defined twice, defined and not used, used as if they were defined. */
export function* termNotes(text: NotedText): Generator<FoundNote> {
  for (const domain of domainsOf(text.blocks)) yield* domainNotes(domain);
}

/** The text itself, and each piece of quoted code, which has definitions of its own. */
function domainsOf(blocks: readonly PlacedBlock[]): PlacedBlock[][] {
  const domains = new Map<unknown, PlacedBlock[]>();
  for (const at of blocks) {
    const domain = domains.get(at.quoted);
    if (domain) domain.push(at);
    else domains.set(at.quoted, [at]);
  }
  return [...domains.values()];
}

function* domainNotes(domain: readonly PlacedBlock[]): Generator<FoundNote> {
  const definitions = domain.flatMap((at) => {
    const term = termOf(at);
    return term ? [{ at, term, word: wordPattern(term) }] : [];
  });
  const first = new Map<string, PlacedBlock>();
  for (const { at, term, word } of definitions) {
    const key = term.toLowerCase();
    const before = first.get(key);
    if (before) {
      yield {
        kind: "termTwice",
        at,
        says: `“${term}” is defined here and in ${placeName(before)}.`,
        advice: "Keep one definition, or give the other term another name.",
      };
      continue;
    }
    first.set(key, at);
    const isUsed = domain.some((other) => other !== at && word.test(other.block.text));
    if (isUsed) continue;
    yield {
      kind: "termUnused",
      at,
      says: `“${term}” is defined and used nowhere else.`,
      advice: "Take the definition out, or use the term where it is meant.",
    };
  }
  if (definitions.length > 0) yield* undefinedTerms(domain, definitions);
}

function termOf({ block }: PlacedBlock): string {
  if (block.type !== "definition") return "";
  const marked = block.term.replace(/^[“"'‘]+|[”"'’,]+$/g, "").trim();
  return marked || (/^\s*[“"]([^”"]{1,80})[”"]/.exec(block.text)?.[1]?.trim() ?? "");
}

/** The term as whole words, in the singular or the plural, however it begins. */
function wordPattern(term: string): RegExp {
  const stem = term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const plural = /y$/i.test(stem)
    ? `(?:${stem}|${stem.slice(0, -1)}ies)`
    : `${stem}(?:e?s)?`;
  return new RegExp(`(?<![\\p{L}\\p{N}])${plural}(?![\\p{L}\\p{N}])`, "iu");
}

/**
 * Words that drafters write with a capital because they stand for somebody defined. Only these are
 * looked for: any other capital may be a name.
 */
const ROLES =
  "Administrator|Agency|Applicant|Auditor|Board|Commission|Contractor|Coordinator|Department|Director|Employee|Employer|Fund|Landlord|Licensee|Monitor|Office|Operator|Owner|Permittee|Program|Provider|Task Force|Tenant|Vendor|Worker";
const USED_AS_DEFINED = new RegExp(
  `\\b(?:the|an?|each|any|every|no|such) (${ROLES})s?\\b(?! (?:of|for|on)\\b| [A-Z])`,
  "g",
);

function* undefinedTerms(
  domain: readonly PlacedBlock[],
  definitions: readonly { term: string; at: PlacedBlock }[],
): Generator<FoundNote> {
  const whole = domain.map(({ block }) => block.text).join("\n");
  const told = new Set<string>();
  for (const at of domain) {
    if (at.block.type === "recital" || at.block.type === "longTitle") continue;
    for (const [, role] of at.block.text.matchAll(USED_AS_DEFINED)) {
      if (!role || told.has(role)) continue;
      told.add(role);
      const isDefined =
        definitions.some(({ term }) => wordPattern(role).test(term)) ||
        // Named where it first stands: (“Department”), (the "Office").
        new RegExp(
          `\\((?:the )?[“"]${role}[”"]\\)|(?:hereinafter|known as)[^.;]{0,20}${role}`,
        ).test(whole);
      if (isDefined) continue;
      yield {
        kind: "termUndefined",
        at,
        says: `“${role}” is written like a defined term, and no definition says who or what it is.`,
        advice: "Define it, or write out who is meant.",
      };
    }
  }
}
