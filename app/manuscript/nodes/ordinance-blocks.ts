import { levelKind, wordKind } from "#app/manuscript/attributes.ts";
import { flatBlock } from "./flat-block.ts";

/** The deepest rung of the ladder: Section, (a), (1), (A), (i), (I), (aa). */
export const DEEPEST_PROVISION = 6;

/** "AN ORDINANCE …": the one subject of the text. */
export const LongTitle = flatBlock({ name: "longTitle" });

/** The name by which the text may be cited ("Fair Notice Act"), without the words around it. */
export const ShortTitle = flatBlock({ name: "shortTitle" });

/** A reason given before the enacting clause. "WHEREAS," is a label and not in its text. */
export const Recital = flatBlock({ name: "recital" });

/** "NOW, THEREFORE, …": the words that make what follows law. */
export const EnactingClause = flatBlock({ name: "enactingClause" });

/** A section; its inline text is the caption. Its number is computed. */
export const Section = flatBlock({ name: "section", element: () => "h2" });

/** A lettered or numbered unit below a section. It may be empty, so that "(3)(A)" runs together. */
export const Provision = flatBlock({
  name: "provision",
  attributes: { level: levelKind(1, DEEPEST_PROVISION, 1) },
});

/** The meaning of a word in this text; the word itself carries the `term` mark. */
export const Definition = flatBlock({
  name: "definition",
  attributes: { level: levelKind(1, DEEPEST_PROVISION, 1) },
});

/** How the members of a body can stand in a vote. */
export const VOTE_SIDES = ["ayes", "noes", "abstaining", "absent", "recused"] as const;
export type VoteSide = (typeof VOTE_SIDES)[number];

/**
 * One line of the record of a vote: who stood on a side, by name or by number. The word of the
 * side ("AYES:") is a label and not in its text. Neighbouring lines are one record.
 */
export const Vote = flatBlock({
  name: "vote",
  attributes: { side: wordKind(VOTE_SIDES) },
});

/** A line for a name, an office and a date. */
export const Signature = flatBlock({ name: "signature" });
