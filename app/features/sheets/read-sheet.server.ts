import { CsvError, parse } from "csv-parse/sync";
import { Refusal } from "#app/domain/refusal.ts";
import type { SheetRow } from "#app/platform/sheet.ts";

export const MAX_SHEET_BYTES = 6 * 1024 * 1024;
export const MAX_SHEET_ROWS = 20_000;
const MAX_COLUMNS = 60;

/**
 * Reads a table of values apart by commas, semicolons or tabs, as spreadsheets save them: UTF-8 with or without a mark,
 * UTF-16, or Windows' own letters. Refuses "invalid", with what to do, what is none, or too large.
 */
export function readSheet(bytes: Uint8Array): { head: string[]; rows: SheetRow[] } {
  if (bytes.byteLength > MAX_SHEET_BYTES) throw wrong(TOO_LARGE);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw wrong(WORKBOOK);
  const text = decoded(bytes);
  if (text.includes("\u0000")) throw wrong(NO_TABLE);
  const lines = parsed(text);
  const [head, ...rest] = lines;
  if (!head || head.record.every((cell) => cell.trim() === "")) throw wrong(EMPTY);
  if (head.record.length > MAX_COLUMNS) throw wrong(TOO_WIDE);
  const rows = rest
    .map(({ record }, at) => ({ number: at + 2, cells: record }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length === 0) throw wrong(EMPTY);
  if (rows.length > MAX_SHEET_ROWS) throw wrong(TOO_MANY);
  return { head: head.record.map((name) => name.trim()), rows };
}

interface Line {
  record: string[];
}

function parsed(text: string): Line[] {
  try {
    const options = {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      to: MAX_SHEET_ROWS + 2,
      max_record_size: 100_000,
    };
    return parse(text, options).map((record) => ({ record: record as string[] })); // no option makes it objects
  } catch (error) {
    if (error instanceof CsvError) throw wrong(NO_TABLE, error);
    throw error;
  }
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The sign that parts the names in the head; where none stands there is one column. */
function delimiterOf(text: string): string {
  const [head = ""] = text.replace(/^\ufeff/, "").split(/\r?\n/, 1);
  const bare = head.replace(/"[^"]*"/g, "");
  const signs = [",", ";", "\t"].map((sign) => ({
    sign,
    count: bare.split(sign).length,
  }));
  return signs.sort((a, b) => b.count - a.count)[0]?.sign ?? ",";
}

function wrong(sentence: string, cause?: unknown): Refusal {
  return new Refusal("invalid", sentence, { field: "file", cause });
}

const TOO_LARGE =
  "This file is larger than 6 MB. Split it, and import the parts one after the other.";
const TOO_MANY =
  "This table has more than 20,000 rows. Split it, and import the parts one after the other.";
const TOO_WIDE =
  "This table has more than 60 columns. Keep those that are to be imported.";
const EMPTY =
  "This table has no rows. Its first line names the columns; the actions follow below.";
const WORKBOOK =
  "This is a workbook. In your spreadsheet choose “Save as”, then CSV, and import that.";
const NO_TABLE =
  "This is no table this page can read. In your spreadsheet choose “Save as”, then CSV (UTF-8), and import that.";
