import type { DraftIdentity } from "#app/manuscript/akn/identification.ts";
import type { BlankValues } from "#app/manuscript/blanks.ts";
import type { NumberingProfile } from "#app/manuscript/numbering.ts";

/** The forms a manuscript can be handed over in. The word is also the ending of the file. */
export const PRINT_FORMATS = ["docx", "pdf", "html", "md", "txt", "xml"] as const;
export type PrintFormat = (typeof PRINT_FORMATS)[number];

/** A text to be made into a file. */
export interface PrintOrder {
  format: PrintFormat;
  /** The stored bytes of the manuscript, as `live.read` gives them. */
  state: Uint8Array;
  title: string;
  /** Which draft it is; the log, which holds no words, tells its id. */
  identity: DraftIdentity;
  /** What stands at the head of every page: the state of the draft and its date. */
  status: string;
  profile?: NumberingProfile;
  /** What is known for the blanks; the others show what belongs in them. */
  values?: BlankValues;
  /** Word: a number before every line. */
  lineNumbers?: boolean;
}

/**
 * Makes files of manuscripts away from the process that serves pages and sockets, within limits
 * of time and memory. Throws WorkFailed.
 */
export interface Press {
  print(order: PrintOrder): Promise<Uint8Array>;
}
