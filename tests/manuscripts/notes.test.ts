import { expect, it } from "vitest";
import { blocksOfJson } from "#app/manuscript/blocks.ts";
import { draftingNotes } from "#app/manuscript/drafting-notes.ts";
import { DRAFTS } from "#prisma/seed/drafts/drafts.ts";
import { seedManuscript } from "#prisma/seed/seed-manuscript.ts";

/** What is true of a demo draft, besides its open blanks: it defines a term it never uses. */
const TRUE_OF: Record<string, string[]> = {
  "freedom-city-ordinance": [
    "termUnused: “Detainer request” is defined and used nowhere else.",
  ],
};

it.each(DRAFTS.map((draft) => [draft.key, draft] as const))(
  "the demo draft %s has no note that is not true of it",
  (key, draft) => {
    const notes = draftingNotes(blocksOfJson(seedManuscript(draft, []).json))
      .filter(({ kind }) => kind !== "openBlank")
      .map(({ kind, says }) => `${kind}: ${says}`);
    expect(notes).toEqual(TRUE_OF[key] ?? []);
  },
);
