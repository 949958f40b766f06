import type { TextBlock } from "./blocks.ts";
import { defaultNumbering, type NumberingProfile } from "./numbering.ts";
import { placeOf, proposedLabels } from "./suggestions/proposed-labels.ts";

export type OutlineKind =
  | "longTitle"
  | "recitals"
  | "enactingClause"
  | "section"
  | "definition"
  | "heading"
  | "quotedCode";

export interface OutlineEntry {
  /** The block to go to; null while it has no id. */
  id: string | null;
  kind: OutlineKind;
  /** "Section 3.", or "". */
  label: string;
  /** Its words; for recitals and the enacting clause what it is, not what it says. */
  text: string;
  /** Steps in from the margin; 0 is the top. */
  depth: number;
  /** How many blocks the entry stands for: 1, but for a run of recitals. */
  count: number;
}

export interface OutlineOptions {
  profile?: NumberingProfile;
  /** Whether definitions have entries of their own. */
  definitions?: boolean;
}

/**
 * The way through a manuscript: title, headings, recitals as one, enacting clause, sections
 * and quoted code, with the labels of the profile. Sections stand under the heading above
 * them. What quoted code contains has no entries.
 */
export function outlineOf(
  blocks: readonly TextBlock[],
  options: OutlineOptions = {},
): OutlineEntry[] {
  const labels = proposedLabels(blocks, options.profile ?? defaultNumbering);
  const entries: OutlineEntry[] = [];
  let headingDepth = 0;
  let at = 0;
  for (const block of blocks) {
    const label = labels.list[at]?.label ?? "";
    at += 1 + block.blocks.length;
    // What is to move has its line where it stands.
    if (placeOf(block) !== null) continue;
    const entry = { id: block.id, label, text: block.text, depth: 0, count: 1 };
    switch (block.type) {
      case "longTitle":
        entries.push({ ...entry, kind: "longTitle" });
        break;
      case "recital": {
        const last = entries.at(-1);
        if (last?.kind === "recitals") last.count += 1;
        else entries.push({ ...entry, kind: "recitals", label: "", text: "Recitals" });
        break;
      }
      case "enactingClause":
        entries.push({ ...entry, kind: "enactingClause", text: "Enacting clause" });
        break;
      case "heading":
        headingDepth = Math.max(1, block.level);
        entries.push({ ...entry, kind: "heading", depth: headingDepth - 1 });
        break;
      case "section":
        entries.push({ ...entry, kind: "section", depth: headingDepth });
        break;
      case "definition":
        if (options.definitions) {
          const text = block.term || block.text;
          entries.push({ ...entry, kind: "definition", text, depth: headingDepth + 1 });
        }
        break;
      case "quotedCode": {
        const text = block.citation || "Quoted code";
        entries.push({ ...entry, kind: "quotedCode", text, depth: headingDepth + 1 });
        break;
      }
      default:
        break;
    }
  }
  return entries;
}
