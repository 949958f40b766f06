/** Row C-06: what hostile files do to the reader, and what they do not to the process it serves. */
import { Document, Packer, Paragraph } from "docx";
import { afterEach, describe, expect, it } from "vitest";
import type { ReadAnswer } from "#app/platform/law-reader.ts";
import { zipOf } from "#tests/support/zip.ts";
import {
  createLawReader,
  type LawReaderOptions,
  type RunningLawReader,
} from "./law-reader.ts";

const log = { info() {}, warn() {}, error() {} };
const MB = 1024 * 1024;

let reader: RunningLawReader | null = null;
afterEach(() => reader?.stop());

function readerOf(options: Partial<LawReaderOptions> = {}): RunningLawReader {
  reader = createLawReader({ log, ...options });
  return reader;
}

const order = (name: string, bytes: Uint8Array | string, personId = "ada") => ({
  personId,
  name,
  bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
  clientId: 1,
});
const sentenceOf = (answer: ReadAnswer) =>
  answer.type === "refused" ? answer.sentence : `read ${answer.text.lines.length} lines`;

const wordFile = (body: string) =>
  zipOf({
    "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
  });
const p = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

describe("the reader of files", () => {
  it("reads a Word file and is ready for the next", async () => {
    const { read } = readerOf();
    const file = await Packer.toBuffer(
      new Document({ sections: [{ children: [new Paragraph("Section 1. Notice.")] }] }),
    );
    const answer = await read(order("law.docx", file));
    expect(answer).toMatchObject({
      type: "read",
      text: { lines: [{ type: "section" }] },
    });
    expect(sentenceOf(await read(order("law.txt", "Words.")))).toBe("read 1 lines");
  }, 20_000);

  it("says what to do about every file that is not what it should be", async () => {
    const { read } = readerOf();
    const whole = await Packer.toBuffer(
      new Document({ sections: [{ children: [new Paragraph("Words.")] }] }),
    );
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    const files: [string, Uint8Array | string, RegExp][] = [
      ["empty.docx", "", /empty/],
      ["blank.txt", " \n\n ", /no text/],
      ["old.doc", old, /save it as \.docx/i],
      [
        "protected.docx",
        Buffer.concat([old, Buffer.from("EncryptedPackage", "utf16le")]),
        /password/,
      ],
      ["picture.docx", "%PDF-1.7 …", /PDF/],
      ["rich.docx", "{\\rtf1 words}", /\.docx/],
      ["cut.docx", whole.subarray(0, whole.length / 2), /damaged/],
      ["other.docx", zipOf({ mimetype: "words" }), /not a Word document/],
      ["bytes.txt", new Uint8Array([1, 0, 2, 0, 3]), /not a text/],
      [
        "macro.docx",
        zipOf({ "word/document.xml": "<w:document/>", "word/vbaProject.bin": "x" }),
        /macros/,
      ],
      [
        "entities.docx",
        zipOf({
          "word/document.xml":
            '<!DOCTYPE x [<!ENTITY a "words"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>',
        }),
        /damaged/,
      ],
      [
        "many.docx",
        zipOf(
          Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`${at}`, ""])),
        ),
        /more parts/,
      ],
    ];
    for (const [name, bytes, sentence] of files) {
      expect(sentenceOf(await read(order(name, bytes))), name).toMatch(sentence);
    }
  }, 30_000);

  it("refuses bombs", async () => {
    const { read } = readerOf();
    const spaces = " ".repeat(40 * MB);
    const bombs: [string, Uint8Array, RegExp][] = [
      ["spaces.docx", wordFile(p(spaces)), /unpacks to more/],
      [
        "liar.docx",
        zipOf({ "word/document.xml": spaces }, { claimedSize: 1_000 }),
        /damaged/,
      ],
      [
        "boaster.docx",
        zipOf({ "word/document.xml": "x" }, { claimedSize: 4_000_000_000 }),
        /unpacks to more/,
      ],
      ["paragraphs.docx", wordFile(p("x").repeat(300_000)), /unpacks to more/],
      ["deep.docx", wordFile("<w:tbl><w:tr><w:tc>".repeat(20_000)), /no text|tooLong/],
    ];
    for (const [name, bytes, sentence] of bombs) {
      const said = await read(order(name, bytes)).then(
        sentenceOf,
        (error) => error.trouble,
      );
      expect(said, name).toMatch(sentence);
      expect(said, name).not.toMatch(/^read [1-9]\d{2}/);
    }
  }, 60_000);

  it("gives up what takes too long, and goes on with the next", async () => {
    const program = new URL("../../tests/support/strange-reader.mjs", import.meta.url);
    const { read } = readerOf({ program, processes: 1, timeLimitMs: 1_500 });
    const endless = read(order("endless", "x"));
    const next = read(order("echo", "x", "bo"));
    await expect(read(order("echo", "x"))).rejects.toMatchObject({ trouble: "busy" });
    await expect(endless).rejects.toMatchObject({ trouble: "tooLong" });
    await expect(next).resolves.toMatchObject({ type: "refused" });
  }, 20_000);
});
