import type { Label } from "./label.ts";

/** How one line was read. */
export interface Reading {
  readonly type:
    | "paragraph"
    | "labels"
    | "section"
    | "division"
    | "listing"
    | "table"
    | "formula";
  readonly depth: number;
  readonly level: number;
  /** Labels of the line from its first, with the level of each. */
  readonly labels: readonly { readonly label: Label; readonly level: number }[];
  /** Where the words behind section head and labels begin in `body`. */
  readonly end: number;
  readonly notes: readonly string[];
}
