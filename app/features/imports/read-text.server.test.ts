/** C-06: whatever happens to a file on its way, it is read or refused in a sentence. */
import { AlignmentType, Document, LevelFormat, Packer, Paragraph } from "docx";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { plainTextFromState } from "#app/manuscript/state.ts";
import { zipOf } from "#tests/support/zip.ts";
import { readText } from "./read-text.server.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { unpackWord } from "./word-parts.server.ts";

let file: Buffer;
const parts: Record<string, string> = {};

beforeAll(async () => {
  const level = (at: number, format: "lowerLetter" | "decimal", text: string) => ({
    level: at,
    format: format === "decimal" ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER,
    text,
    alignment: AlignmentType.LEFT,
  });
  const item = (words: string, at: number) =>
    new Paragraph({ text: words, numbering: { reference: "law", level: at } });
  file = await Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: "law",
            levels: [level(0, "lowerLetter", "(%1)"), level(1, "decimal", "(%2)")],
          },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph("Section 1. Notice."),
            item("An employer shall give notice:", 0),
            item("in writing; and", 1),
            item("in time.", 1),
            item("This does not apply to schools.", 0),
          ],
        },
      ],
    }),
  );
  for (const [name, text] of Object.entries(await unpackWord(file))) {
    parts[`word/${name}.xml`] = text;
  }
});

const read = (bytes: Buffer) =>
  readText({ name: "law.docx", bytes, clientId: 1, personId: "ada" });

async function readOrRefused(bytes: Buffer): Promise<void> {
  try {
    await read(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
    expect((error as Error).message).toMatch(/\.$/);
  }
}

describe("a Word file", () => {
  it("is read with the numbers Word shows", async () => {
    const { lines, state } = await read(file);
    expect(lines.map(({ label, words }) => `${label} ${words}`.trim())).toEqual([
      "Section 1. Notice.",
      "(a) An employer shall give notice:",
      "(1) in writing; and",
      "(2) in time.",
      "(b) This does not apply to schools.",
    ]);
    expect(plainTextFromState(state)).toContain("in writing; and");
  });

  it("whose bytes were hurt is read or refused, and nothing else", async () => {
    const hurt = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(hurt, fc.nat(), fc.boolean(), async (bytes, cut, isCut) => {
        const copy = Buffer.from(file);
        for (const [at, byte] of bytes) copy[at % copy.length] = byte;
        await readOrRefused(isCut ? copy.subarray(0, cut % copy.length) : copy);
      }),
      { numRuns: 150 },
    );
  });

  it("whose list begins at a million million is read", async () => {
    const start = '<w:start w:val="999999999999"/>';
    const numbering = parts["word/numbering.xml"]?.replace(/<w:start [^>]*>/g, start);
    expect(numbering).toContain(start);
    const { state } = await read(
      zipOf({ ...parts, "word/numbering.xml": numbering ?? "" }),
    );
    expect(plainTextFromState(state)).toContain("in writing; and");
  });

  it("whose XML was made up is read or refused, and nothing else", async () => {
    const names = ["word/document.xml", "word/numbering.xml", "word/styles.xml"];
    const piece = fc.constantFrom(
      "<",
      ">",
      "</w:p>",
      "<w:p>",
      "<w:tbl>",
      "<w:tr>",
      "<w:tc>",
      "</w:tc>",
      "<w:pPr>",
      "<w:del>",
      '<w:ilvl w:val="99"/>',
      '<w:numId w:val="-1"/>',
      '<w:numId w:val="1e9"/>',
      "&#0;",
      "&#xD800;",
      "&amp;",
      "&nothing;",
      "<![CDATA[",
      "]]>",
      "<!--",
      "<w:txbxContent>",
      '<w:sym w:char="ZZZZZZ"/>',
      '<w:sym w:char="110000"/>',
      '<w:footnoteReference w:id="constructor"/>',
      '<w:basedOn w:val="a"/>',
      "__proto__",
      '<w:start w:val="999999999999"/>',
      '<w:lvlText w:val="%9%9%1"/>',
    );
    const change = fc.tuple(
      fc.constantFrom(...names),
      fc.nat(),
      fc.nat({ max: 60 }),
      piece,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const texts = { ...parts };
          for (const [name, place, length, words] of changes) {
            const text = texts[name] ?? "";
            const at = place % Math.max(1, text.length);
            texts[name] = text.slice(0, at) + words + text.slice(at + length);
          }
          await readOrRefused(zipOf(texts));
        },
      ),
      { numRuns: 200 },
    );
  });
});
