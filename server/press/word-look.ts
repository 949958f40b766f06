import type { IParagraphStyleOptions } from "docx";
import type { TypesetBlock } from "#app/manuscript/render-typst.ts";
import {
  DRAFT_TITLE,
  quotedHeadName,
  quotedName,
  TABLE_HEAD,
  TABLE_TEXT,
} from "#app/manuscript/word-names.ts";

const after = (points: number) => ({ spacing: { after: points * 20 } });
const FONT = "Times New Roman";
const BOLD = { run: { bold: true } };

/** What a style adds to the body of a text. */
type Look = Pick<IParagraphStyleOptions, "run" | "paragraph">;

const LOOKS: Record<string, Look> = {
  [DRAFT_TITLE]: { run: { size: 32, bold: true, font: FONT }, paragraph: after(12) },
  "Long Title": { ...BOLD, paragraph: after(12) },
  "Short Title": BOLD,
  "Enacting Clause": BOLD,
  "Signature Line": { paragraph: after(12) },
  Vote: { paragraph: after(12) },
  [TABLE_TEXT]: { paragraph: after(2) },
  [TABLE_HEAD]: { ...BOLD, paragraph: after(2) },
  header: { run: { size: 18 }, paragraph: after(0) },
  footer: { run: { size: 18 }, paragraph: after(0) },
};

/**
 * The styles of a Word file, named after what a paragraph is (`word-names.ts`), so that a city can
 * give each its own look. Only those that are used are in the file.
 */
export class WordStyles {
  readonly #used = new Map<string, IParagraphStyleOptions>();

  /** The id of the style for a section or heading of a rank, from 1, in quoted code. */
  ofQuotedHead({ kind, rank = 1 }: TypesetBlock): string {
    const paragraph = {
      outlineLevel: Math.min(8, rank - 1),
      keepNext: true,
      ...after(6),
    };
    return this.#use(quotedHeadName(kind, rank), { ...BOLD, paragraph });
  }

  /** The id of the style of this name. */
  of(name: string, isQuoted = false): string {
    return this.#use(isQuoted ? quotedName(name) : name, LOOKS[name] ?? {});
  }

  /** The styles that were asked for. */
  get options() {
    return {
      default: {
        document: { run: { font: FONT, size: 24 } },
        heading1: headStyle(26),
        heading2: headStyle(24),
        heading3: headStyle(24),
      },
      paragraphStyles: [...this.#used.values()],
    };
  }

  #use(name: string, look: Look): string {
    const id = name.replaceAll(" ", "");
    if (!this.#used.has(id)) {
      const base = { id, name, basedOn: "Normal", quickFormat: true };
      this.#used.set(id, { ...base, paragraph: after(8), ...look });
    }
    return id;
  }
}

function headStyle(size: number) {
  return {
    run: { size, bold: true, font: FONT, color: "000000" },
    paragraph: { keepNext: true, spacing: { before: 240, after: 120 } },
  };
}
