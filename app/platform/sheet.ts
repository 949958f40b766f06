/** A spreadsheet as it was read, between the file it came in and what is recorded of it. */
export interface Sheet {
  fileName: string;
  campaignId: string;
  /** The names of its columns. */
  head: string[];
  rows: SheetRow[];
}

export interface SheetRow {
  /** As a spreadsheet counts it: the head is 1. */
  number: number;
  cells: string[];
}
