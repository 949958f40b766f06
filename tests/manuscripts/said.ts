import { printable } from "#app/manuscript/inline-runs.ts";
import { laidOutBlocks, layOut } from "#app/manuscript/laid-out.ts";
import type { ManuscriptJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import type { NumberingProfile } from "#app/manuscript/numbering.ts";
import { wordsRead } from "#app/manuscript/reference-words.ts";

export interface SaidOptions {
  profile?: NumberingProfile;
  /** Whether the labels of list items are text in the export, as all others are. */
  listLabels?: boolean;
}

/**
 * All signs an export of the manuscript has to show, in order: labels, words, what references and
 * blanks read. White space, quotation marks and what shows nothing are left out, as exports may
 * lay those out in their own way.
 */
export function saidBy(manuscript: ManuscriptJson, options: SaidOptions = {}): string {
  const laidOut = layOut(manuscript, options.profile);
  const say = (part: PartJson) => wordsRead(part, laidOut.reference);
  let said = "";
  for (const { type, label, part } of laidOutBlocks(laidOut.blocks)) {
    if (type === "quotedCode") {
      said += label.lead;
      continue;
    }
    if (type !== "listItem" || options.listLabels !== false) said += label.label;
    said += say(part);
  }
  return bare(said);
}

/** Text without white space, quotation marks and signs that show nothing. */
export function bare(text: string): string {
  return printable(text).replace(/[\s“”"\u00ad\u200b\ufeff]/g, "");
}
