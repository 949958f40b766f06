import { readText } from "#app/features/imports/read-text.server.ts";
import { UnreadableFile } from "#app/features/imports/unreadable-file.ts";
import type { ReadAnswer, ReadOrder } from "#app/platform/law-reader.ts";

/** Reads a file. Runs in a process of its own; throws whatever goes wrong that nobody foresaw. */
export async function read(order: ReadOrder): Promise<ReadAnswer> {
  try {
    return { type: "read", text: await readText(order) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { type: "refused", sentence: error.message };
  }
}
