import { readFile as bytesOf, stat } from "node:fs/promises";
import { MAX_FILE_BYTES, readFile } from "#app/features/imports/read-file.server.ts";
import { printedBlock } from "#app/manuscript/read/recognised-block.ts";

/**
 * `translocal read FILE [--json]`: what the importer recognises in a file, without a database:
 * a line a block, or with --json all of it. Refuses in the sentence a person would be shown.
 */
export async function read(args: readonly string[]): Promise<number> {
  const [file] = args.filter((arg) => !arg.startsWith("--"));
  if (!file) throw new Error("Say which file to read: `read FILE`.");
  const { size } = await stat(file);
  if (size > MAX_FILE_BYTES) throw new Error("This file is larger than 24 MB.");
  // Whoever reads us may have seen enough (`| head`).
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    process.exit(code === "EPIPE" ? 0 : 1);
  });
  const { blocks, notes } = await readFile(await bytesOf(file), file);
  const printed = blocks.map(printedBlock);
  if (args.includes("--json")) {
    await write(`${JSON.stringify(printed, null, 1)}\n`);
    return 0;
  }
  for (const { kind, label, level, text, inQuote, unsure = [] } of printed) {
    const place = `${inQuote ? "> " : ""}${"  ".repeat(level)}`;
    await write(`${kind.padEnd(15)} ${place}${[label, text].join(" ").trim()}\n`);
    for (const why of unsure) await write(`${"".padEnd(15)} ? ${why}\n`);
  }
  for (const note of notes) console.error(note);
  return 0;
}

/** Waits until it is out: a pipe may take less at once than there is, and then we end. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
