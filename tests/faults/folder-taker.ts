/** A process of its own that takes and releases a data folder when its parent says so. */
import {
  type FolderLock,
  FolderTaken,
  takeFolder,
} from "#server/database/folder-lock.ts";

const folder = process.argv[2] ?? "";
let lock: FolderLock | null = null;

async function obey(order: unknown): Promise<string> {
  if (order === "release") {
    await lock?.release();
    lock = null;
    return "released";
  }
  try {
    lock = await takeFolder(folder, order === "wait" ? undefined : 0);
    await lock.announce("http://127.0.0.1:4321");
    return "taken";
  } catch (error) {
    if (error instanceof FolderTaken) return error.message;
    throw error;
  }
}

process.on("message", (order) => {
  obey(order).then((answer) => process.send?.(answer));
});
process.send?.("ready");
