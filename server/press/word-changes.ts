import {
  CommentReference,
  DeletedTextRun,
  InsertedTextRun,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { Fate, TypesetRun } from "#app/manuscript/render-typst.ts";
import type { ChangeStamp, RedlineChanges } from "#app/platform/press.ts";

type Changed = Pick<TypesetRun, "change" | "by">;

/**
 * Changes that Word can accept and reject: runs, ends of paragraphs and rows of tables that come
 * or go, each under a number of its own.
 */
export class TrackedChanges {
  readonly #everybody: ChangeStamp;
  readonly #suggested: Readonly<Record<string, ChangeStamp>>;
  #last = 0;

  constructor({ suggested = {}, ...everybody }: RedlineChanges) {
    this.#everybody = everybody;
    this.#suggested = suggested;
  }

  run(look: IRunOptions, { change, by }: Changed): ParagraphChild {
    if (change === "comes") return new InsertedTextRun({ ...look, ...this.#stamp(by) });
    if (change === "goes") return new DeletedTextRun({ ...look, ...this.#stamp(by) });
    return new TextRun(look);
  }

  /** The sign of a comment behind words: it comes and goes with them. */
  comment(number: number, changed: Changed): ParagraphChild {
    return this.run({ children: [new CommentReference(number)] }, changed);
  }

  /** The end of a paragraph: whether the paragraph itself comes or goes. */
  mark(block: { fate?: Fate; by?: string }) {
    return block.fate ? { run: this.changed(block) } : {};
  }

  /** What says so in the properties of a row or of a paragraph's end. */
  changed({ fate, by }: { fate?: Fate; by?: string | undefined }) {
    if (fate === "comes") return { insertion: this.#stamp(by) };
    return fate === "goes" ? { deletion: this.#stamp(by) } : {};
  }

  #stamp(by: string | undefined) {
    this.#last += 1;
    const { author, date } = this.#suggested[by ?? ""] ?? this.#everybody;
    return { id: this.#last, author, date: date.toISOString().replace(/\.\d+Z$/, "Z") };
  }
}
