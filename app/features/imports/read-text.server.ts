import { checkManuscript } from "#app/manuscript/check.ts";
import { laidOutBlocks, layOut } from "#app/manuscript/laid-out.ts";
import { blocksOf, withFreshIds, wordOf } from "#app/manuscript/manuscript-json.ts";
import { labelNotes } from "#app/manuscript/read/label-notes.ts";
import { wordsRead } from "#app/manuscript/reference-words.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import type { ReadLine, ReadOrder, ReadText } from "#app/platform/law-reader.ts";
import { readFile } from "./read-file.server.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** More blocks are no ordinance: 300 pages have about 3,000. */
const MAX_BLOCKS = 20_000;
const MAX_TITLE_LENGTH = 200;

/**
 * Reads a file to the end: its text as the stored bytes of a manuscript, and what a person should
 * look at before a draft is made of it. Runs where it can be killed. Throws `UnreadableFile`.
 */
export async function readText({ name, bytes, clientId }: ReadOrder): Promise<ReadText> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { blocks, read, notes } = await readFile(file, name);
  if (blocks.length > MAX_BLOCKS) {
    throw new UnreadableFile(
      "This text has more parts than one draft can hold. Import it in pieces.",
    );
  }
  const { blocks: labelled, styles } = labelNotes(read);
  const manuscript = withFreshIds(read.manuscript);
  const trouble = checkManuscript(manuscript);
  if (trouble !== null) throw new Error(`what was read may not be stored: ${trouble}`);
  const inQuote = new Set(
    [...blocksOf(manuscript)].flatMap(({ type, content }) =>
      type === "quotedCode" ? (content ?? []) : [],
    ),
  );
  const { blocks: laid, reference } = layOut(manuscript);
  const laidOut = [...laidOutBlocks(laid)];
  const lines = laidOut.map(({ part, type, label }, at): ReadLine => {
    const note = labelled[at] ?? "";
    return {
      type,
      label: label.label,
      depth: label.depth,
      words:
        type === "quotedCode" ? wordOf(part, "citation") : wordsRead(part, reference),
      isQuoted: inQuote.has(part),
      unsure: [...(read.blocks[at]?.unsure ?? []), ...(note === "" ? [] : [note])],
    };
  });
  return {
    state: docFromJson(manuscript, clientId),
    clientId,
    lines,
    notes: [...notes, ...styles],
    title: titleOf(lines, name),
  };
}

/** The short title, else the long one, else the name of the file. */
function titleOf(lines: readonly ReadLine[], name: string): string {
  const found = ["shortTitle", "longTitle"]
    .map((type) => lines.find((line) => line.type === type)?.words.trim() ?? "")
    .find((words) => words !== "");
  const title = found ?? name.replace(/\.\w+$/, "").replace(/[_-]+/g, " ");
  if (title.length <= MAX_TITLE_LENGTH) return title;
  return `${title.slice(0, MAX_TITLE_LENGTH).replace(/\s+\S*$/, "")}…`;
}
