/** A file somebody sent, to be read as a text of law. */
export interface ReadOrder {
  /** The name of the file, whose ending says what text is in. */
  name: string;
  bytes: Uint8Array;
  /** Who sent it: nobody has two files read at once. */
  personId: string;
  /** The Yjs client id the words will be written under. */
  clientId: number;
}

/** A block of a text that was read, as a person judges it. */
export interface ReadLine {
  /** The kind of block, by its name in the manuscript. */
  type: string;
  /** The label as numbering computes it. */
  label: string;
  /** How far it stands in, in steps. */
  depth: number;
  words: string;
  /** Whether it stands in quoted code. */
  isQuoted: boolean;
  /** Why a person should look at it, each a sentence. */
  unsure: string[];
}

/** A text as it was read, ready to become a draft. */
export interface ReadText {
  /** The stored bytes of its manuscript. */
  state: Uint8Array;
  clientId: number;
  lines: ReadLine[];
  /** What is true of the whole file, in sentences. */
  notes: string[];
  /** What the draft could be called. */
  title: string;
}

export type ReadAnswer =
  | { type: "read"; text: ReadText }
  /** The file cannot be read; the sentence says what to do. */
  | { type: "refused"; sentence: string };

/**
 * Reads files away from the process that serves pages and sockets, within limits of time and
 * memory, because any file may be hostile. Throws WorkFailed.
 */
export interface LawReader {
  read(order: ReadOrder): Promise<ReadAnswer>;
}
