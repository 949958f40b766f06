/**
 * Imports: what clerks have, read into drafts. Reading itself is the manuscript's business
 * (`manuscript/read`); here files are told apart, unpacked within bounds and refused in
 * sentences, and what was read is shown before anything is made of it.
 */

import { asRecognised } from "#app/manuscript/read/as-recognised.ts";
import { namedBlocks } from "#app/manuscript/read/named-lines.ts";
import { recognise } from "#app/manuscript/read/recognise.ts";
import type { RecognisedBlock } from "#app/manuscript/read/recognised-block.ts";
import { isAkn, readAkn } from "#app/manuscript/read/source-akn.ts";
import { readHtmlLines } from "#app/manuscript/read/source-html.ts";
import type { SourceLine } from "#app/manuscript/read/source-line.ts";
import { readMarkdownLines } from "#app/manuscript/read/source-markdown.ts";
import { isOwnHtml, readOwnHtml } from "#app/manuscript/read/source-own-html.ts";
import {
  isOwnMarkdown,
  readOwnMarkdown,
} from "#app/manuscript/read/source-own-markdown.ts";
import { readTextLines } from "#app/manuscript/read/source-text.ts";
import { readWordLines } from "#app/manuscript/read/source-word.ts";
import { type ReadManuscript, toManuscript } from "#app/manuscript/read/to-manuscript.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { PROTECTED, unpackWord } from "./word-parts.server.ts";

export interface FileReading {
  blocks: RecognisedBlock[];
  /** The same as a text, of which some files say more than a line at a time can. */
  read: ReadManuscript;
  /** What of the file was not taken over, each a sentence. */
  notes: string[];
}

/** Larger files are refused before they are looked at. */
export const MAX_FILE_BYTES = 24 * 1024 * 1024;
/** The same for text that is not packed. */
const MAX_TEXT_BYTES = 8 * 1024 * 1024;

/**
 * The blocks recognised in a file: Word (.docx), HTML, Akoma Ntoso, Markdown or plain text, told apart by
 * their bytes and only then by their name. Throws `UnreadableFile`. Takes as long as the
 * file wants: whoever serves others meanwhile lets another process do it.
 */
export async function readFile(bytes: Buffer, name: string): Promise<FileReading> {
  refuseForeign(bytes);
  if (startsWith(bytes, "PK\u0003\u0004") || startsWith(bytes, "PK\u0005\u0006")) {
    const { lines, notes } = readWordLines(await unpackWord(bytes));
    return recognisedIn(lines, notes);
  }
  if (bytes.length > MAX_TEXT_BYTES) {
    throw new UnreadableFile("This text is longer than 8 MB. Import it in parts.");
  }
  const text = decoded(bytes);
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (isAkn(text)) return toldIn(readAkn(text));
  if (/^html?$/.test(ending) || /^\s*<(!doctype html|html|head|body)\b/i.test(text)) {
    return isOwnHtml(text)
      ? toldIn(readOwnHtml(text))
      : recognisedIn(readHtmlLines(text));
  }
  if (/^(md|markdown)$/.test(ending)) {
    return isOwnMarkdown(text)
      ? recognised(readOwnMarkdown(text))
      : recognisedIn(readMarkdownLines(text));
  }
  return recognisedIn(readTextLines(text));
}

/** A file of lines, which have to be recognised. */
function recognisedIn(lines: SourceLine[], notes: string[] = []): FileReading {
  return recognised(namedBlocks(lines) ?? recognise(lines), notes);
}

function recognised(blocks: RecognisedBlock[], notes: string[] = []): FileReading {
  return unlessEmpty({ blocks, read: toManuscript(blocks), notes });
}

/** A file that says itself what everything in it is. */
function toldIn(read: ReadManuscript): FileReading {
  return unlessEmpty({ blocks: asRecognised(read), read, notes: [] });
}

function unlessEmpty(reading: FileReading): FileReading {
  if (reading.blocks.length === 0) {
    throw new UnreadableFile(
      "There is no text in this file. If its pages are pictures, have the text recognised first, and save that as .docx.",
    );
  }
  return reading;
}

function refuseForeign(bytes: Buffer): void {
  if (bytes.length === 0) throw new UnreadableFile("This file is empty.");
  if (bytes.length > MAX_FILE_BYTES) {
    throw new UnreadableFile("This file is larger than 24 MB. Import it in parts.");
  }
  if (startsWith(bytes, "\u00d0\u00cf\u0011\u00e0")) {
    // Both an old .doc and a protected .docx are kept in this container.
    const isProtected = bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
    throw new UnreadableFile(isProtected ? PROTECTED : wanted("an old Word file (.doc)"));
  }
  if (startsWith(bytes, "%PDF")) {
    throw new UnreadableFile(
      "This is a PDF, which holds pictures of lines and no structure. Open it in Word, save it as .docx, and import that.",
    );
  }
  if (startsWith(bytes, "{\\rtf")) throw new UnreadableFile(wanted("a rich text file"));
}

function wanted(what: string): string {
  return `This is ${what}. Open it in Word, save it as .docx, and import that.`;
}

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.subarray(0, signature.length).toString("latin1") === signature;
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder("utf-16le").decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder("utf-16be").decode(bytes);
  }
  if (bytes.includes(0)) {
    throw new UnreadableFile(
      "This is not a text. Word (.docx), HTML, Markdown, Akoma Ntoso and plain text can be imported.",
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes); // never fails: what Word wrote for years
  }
}
