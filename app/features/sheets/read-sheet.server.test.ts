import { expect, test } from "vitest";
import { MAX_SHEET_ROWS, readSheet } from "./read-sheet.server.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const rowsOf = (bytes: Uint8Array) => readSheet(bytes).rows.map(({ cells }) => cells);

test.each([
  ["as it is", utf8("City,Date\nAustin,2018-06-14\n")],
  [
    "by Excel, with a mark and semicolons",
    utf8("\ufeffCity;Date\r\nAustin;2018-06-14\r\n"),
  ],
  ["copied out of cells", utf8("City\tDate\nAustin\t2018-06-14")],
  [
    "as UTF-16",
    new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Buffer.from("City,Date\nAustin,2018-06-14", "utf16le")),
    ]),
  ],
])("a table saved %s is read", (_, bytes) => {
  expect(readSheet(bytes).head).toEqual(["City", "Date"]);
  expect(rowsOf(bytes)).toEqual([["Austin", "2018-06-14"]]);
});

test("letters of an old Windows are not lost, nor commas and line breaks in quotes", () => {
  const old = new Uint8Array([
    ...utf8("City,Action\nEl Paso,Ca"),
    0xf1,
    ...utf8("on vote\n"),
  ]);
  expect(rowsOf(old)).toEqual([["El Paso", "Cañon vote"]]);
  expect(rowsOf(utf8('City,Action\n"Austin, TX","Passed,\n10-1"'))).toEqual([
    ["Austin, TX", "Passed,\n10-1"],
  ]);
});

test("rows are numbered as a spreadsheet counts them, and empty ones left out", () => {
  const { rows } = readSheet(
    utf8("City,Date\nAustin,2018-06-14\n,\nDallas,2018-06-15\n"),
  );
  expect(rows.map(({ number }) => number)).toEqual([2, 4]);
});

test.each([
  ["an empty file", utf8(""), /no rows/],
  ["a head alone", utf8("City,Date\n"), /no rows/],
  ["a workbook", new Uint8Array([0x50, 0x4b, 3, 4]), /workbook/],
  ["a picture", new Uint8Array([0x89, 0, 0, 0, 1, 2]), /no table/],
  ["a row without an end", utf8(`City,Date\n"${"x".repeat(200_000)}`), /no table/],
  ["too many rows", utf8(`City\n${"Austin\n".repeat(MAX_SHEET_ROWS + 1)}`), /20,000/],
  ["too many columns", utf8(`${"c,".repeat(80)}\n1`), /60 columns/],
])("%s is refused with a sentence that says what to do", (_, bytes, sentence) => {
  expect(() => readSheet(bytes)).toThrow(sentence);
});
