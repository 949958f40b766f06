import type { FoundNote, NotedText, PlacedBlock } from "./note.ts";

/** What an ordinance needs and this one has not, and a title with two subjects. */
export function* partNotes(text: NotedText): Generator<FoundNote> {
  for (const at of text.blocks) {
    if (at.block.type === "longTitle" && text.nature !== "other") yield* subjects(at);
  }
  if (text.nature !== "ordinance" || !hasSections(text)) return;
  const own = text.blocks.filter(({ block }) => block.type !== "recital");
  const words = own.map(({ block }) => block.text).join("\n");
  for (const part of PARTS) {
    if (part.isNeeded && !part.isNeeded.test(words)) continue;
    if (hasSection(own, part.caption) || part.words.test(words)) continue;
    yield missing(part.name, part.says);
  }
  for (const caption of text.profile.closingSections) {
    const known = PARTS.find((part) => part.caption.test(caption));
    if (known) continue; // said above, in better words
    if (!hasSection(own, captionPattern(caption))) {
      yield missing(
        caption,
        `Every ordinance of this house ends with a section “${caption}”.`,
      );
    }
  }
}

interface Part {
  name: string;
  caption: RegExp;
  /** Words that do its work under any caption. */
  words: RegExp;
  /** Words that make it necessary; always if left out. */
  isNeeded?: RegExp;
  says: string;
}

const PARTS: readonly Part[] = [
  {
    name: "Severability",
    caption: /severab|validity/i,
    words:
      /\bseverable\b|(?:held|found|declared|holds|finds)[^.]{0,80}\b(?:invalid|unconstitutional)/i,
    says: "No section says what stays in force when a court strikes a part.",
  },
  {
    name: "Effective date",
    caption: /effective date|takes? effect|when effective|operative date/i,
    words:
      /\b(?:takes?|shall take|will take|goes? into|come into|becomes?|shall be|is) (?:full )?(?:force and )?(?:in |into )?(?:full )?(?:effect(?:ive)?|in force)\b/i,
    says: "No section says when this takes effect.",
  },
  {
    name: "Enforcement",
    caption: /enforce|penalt|violation|remed|fines?\b/i,
    words:
      /\b(?:penalt(?:y|ies)|civil fine|misdemeanor|infraction|cause of action|enforces?|violat(?:es?|ion|ions) of this)\b/i,
    isNeeded:
      /\b(?:no person (?:shall|may|must)|it is unlawful|(?:person|employer|landlord|owner|operator|business) (?:shall|must|may not))\b/i,
    says: "People have duties here, and no section says who enforces them and what follows when they are broken.",
  },
];

function missing(name: string, says: string): FoundNote {
  return {
    kind: "missingPart",
    at: null,
    says,
    advice: `Add a section “${name}”, or leave it out on purpose.`,
    fix: { type: "addSection", caption: name },
  };
}

function hasSections({ blocks }: NotedText): boolean {
  return blocks.some(({ block, quoted }) => !quoted && block.type === "section");
}

function hasSection(blocks: readonly PlacedBlock[], caption: RegExp): boolean {
  return blocks.some(
    ({ block }) =>
      (block.type === "section" || block.type === "heading") && caption.test(block.text),
  );
}

/** A caption however it is spaced and capitalised; one that says more counts. */
function captionPattern(caption: string): RegExp {
  const words = caption.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(words.replace(/\s+/g, "\\s+"), "i");
}

const SUBJECT =
  /\b(?:concerning|relating to|regarding|pertaining to|on the subject of)\b/gi;
/** What a clause of a title may do beside its subject: say which code it touches, and how. */
const MANNER =
  /^(?:and )?(?:to )?(?:add|amend|repeal|enact|provid|prescrib|declar|establish|set|creat|fix|direct|authoriz|mak|defin|requir|severab)\w*/i;

function* subjects(at: PlacedBlock): Generator<FoundNote> {
  const title = at.block.text;
  const named = [...title.matchAll(SUBJECT)].length;
  const clauses = title
    .split(";")
    .slice(1)
    .map((clause) => clause.trim())
    .filter((clause) => /^(?:and )?[a-z]+ing\b/i.test(clause) && !MANNER.test(clause));
  if (named < 2 && clauses.length === 0) return;
  yield {
    kind: "twoSubjects",
    at,
    says: "The title seems to name two subjects. Many charters allow an ordinance one, and a court may strike what the title does not cover.",
    advice: "Name the one subject both belong to, or make two texts.",
  };
}
