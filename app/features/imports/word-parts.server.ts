import { text as textOf } from "node:stream/consumers";
import yauzl from "yauzl";
import type { WordParts } from "#app/manuscript/read/source-word.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** Bounds on what a Word file may unpack to; a law of a thousand pages stays far below. */
const MAX_ENTRIES = 4_000;
const MAX_PART_BYTES = 48 * 1024 * 1024;
const MAX_TEXT_BYTES = 96 * 1024 * 1024;
/** Word's wordy XML packs to a thirtieth. Small parts may be packed as tightly as they like. */
const MAX_RATIO = 150;
const RATIO_COUNTS_FROM = 4 * 1024 * 1024;

const PARTS: Record<string, keyof WordParts> = {
  "word/document.xml": "document",
  "word/numbering.xml": "numbering",
  "word/styles.xml": "styles",
  "word/footnotes.xml": "footnotes",
  "word/endnotes.xml": "endnotes",
};

const DAMAGED =
  "This Word file is damaged and cannot be opened. Open it in Word, save it again as .docx, and try once more.";

/**
 * The XML of a .docx, without anything else in it being unpacked. Sizes are counted while
 * unpacking, because what a file says of itself may be a lie. Throws `UnreadableFile`.
 */
export async function unpackWord(bytes: Buffer): Promise<WordParts> {
  const zip = await yauzl
    .fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
    .catch((cause: unknown) => {
      throw new UnreadableFile(DAMAGED, { cause });
    });
  if (zip.entryCount > MAX_ENTRIES) {
    throw new UnreadableFile("This file holds more parts than any Word file does.");
  }
  const found: Partial<Record<keyof WordParts, string>> = {};
  let left = MAX_TEXT_BYTES;
  try {
    for await (const entry of zip.eachEntry()) {
      if (/(^|\/)vbaProject\.bin$/i.test(entry.fileName))
        throw new UnreadableFile(MACROS);
      const part = PARTS[entry.fileName];
      if (!part || found[part] !== undefined) continue;
      if (entry.isEncrypted()) throw new UnreadableFile(PROTECTED);
      const { uncompressedSize: size, compressedSize: packed } = entry;
      if (size > Math.min(MAX_PART_BYTES, left)) throw tooLarge();
      if (size > RATIO_COUNTS_FROM && size > packed * MAX_RATIO) throw tooLarge();
      left -= entry.uncompressedSize;
      found[part] = await textOf(await zip.openReadStreamPromise(entry));
    }
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile(DAMAGED, { cause });
  } finally {
    zip.close();
  }
  const { document, ...others } = found;
  if (document === undefined) {
    throw new UnreadableFile(
      "This file is a zip archive, not a Word document. Choose the .docx file itself.",
    );
  }
  if (/<!DOCTYPE|<!ENTITY/i.test(document.slice(0, 4_096))) {
    throw new UnreadableFile(DAMAGED);
  }
  return { document, ...others };
}

export const PROTECTED =
  "This file is protected with a password. Open it in Word, remove the password, and save it again.";

const MACROS =
  "This Word file carries macros. Open it in Word, save it as a Word document without them (.docx), and import that.";

function tooLarge(): UnreadableFile {
  return new UnreadableFile(
    "This file unpacks to more text than a law has. Save the text alone as .docx, and try once more.",
  );
}
