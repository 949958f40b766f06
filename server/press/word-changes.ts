import {
  DeletedTextRun,
  InsertedTextRun,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { Fate } from "#app/manuscript/render-typst.ts";

/** Whose changes they are, as Word shows it. */
export interface ChangeStamp {
  author: string;
  date: Date;
}

/**
 * Changes that Word can accept and reject: runs, ends of paragraphs and rows of tables that come
 * or go, each under a number of its own.
 */
export class TrackedChanges {
  readonly #author: string;
  readonly #date: string;
  #last = 0;

  constructor({ author, date }: ChangeStamp) {
    this.#author = author;
    this.#date = date.toISOString().replace(/\.\d+Z$/, "Z");
  }

  run(look: IRunOptions, change: Fate | undefined): ParagraphChild {
    if (change === "comes") return new InsertedTextRun({ ...look, ...this.#stamp() });
    if (change === "goes") return new DeletedTextRun({ ...look, ...this.#stamp() });
    return new TextRun(look);
  }

  /** The end of a paragraph: whether the paragraph itself comes or goes. */
  mark(fate: Fate | undefined) {
    return fate ? { run: this.changed(fate) } : {};
  }

  /** What says so in the properties of a row or of a paragraph's end. */
  changed(fate: Fate | undefined) {
    if (fate === "comes") return { insertion: this.#stamp() };
    return fate === "goes" ? { deletion: this.#stamp() } : {};
  }

  #stamp() {
    this.#last += 1;
    return { id: this.#last, author: this.#author, date: this.#date };
  }
}
