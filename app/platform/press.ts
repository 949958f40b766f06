import type { DraftIdentity } from "#app/manuscript/akn/identification.ts";
import type { BlankValues } from "#app/manuscript/blanks.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
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

/** Two texts to be made into a file that shows what changed between them. */
export interface RedlineOrder {
  format: RedlineFormat;
  before: ManuscriptJson;
  after: ManuscriptJson;
  title: string;
  /** Which two texts these are, in a sentence. */
  note: string;
  status: string;
  identity: Pick<DraftIdentity, "draftId">;
  profile?: NumberingProfile;
  /** Whose changes Word says they are, and since when. */
  changes: RedlineChanges;
  /** Word: what was said about the later text. */
  threads?: readonly MarginThread[];
}

/** In whose name Word shows a change, and since when. */
export interface ChangeStamp {
  author: string;
  date: Date;
}

export interface RedlineChanges extends ChangeStamp {
  /** Those of single suggestions, by the ids the texts carry. */
  suggested?: Readonly<Record<string, ChangeStamp>>;
}

/** A discussion as it stands in the margin of a file. */
export interface MarginThread {
  /** As its anchors in the text carry it. */
  id: string;
  /** The block it is about, whole; null where it is about words or the draft. */
  blockId: string | null;
  /** The suggestion it discusses; null for none. */
  suggestionId: string | null;
  /** What it was about, for when that is not in the text any more; "" for the whole draft. */
  quote: string;
  isResolved: boolean;
  /** The first and the answers, oldest first; never none. */
  comments: { author: string; initials: string; at: Date; body: string }[];
}

/** Word with changes that can be accepted and rejected, or pages. */
export const REDLINE_FORMATS = ["docx", "pdf"] as const;
export type RedlineFormat = (typeof REDLINE_FORMATS)[number];

/**
 * Makes files of manuscripts away from the process that serves pages and sockets, within limits
 * of time and memory. Throws WorkFailed.
 */
export interface Press {
  print(order: PrintOrder | RedlineOrder): Promise<Uint8Array>;
}
