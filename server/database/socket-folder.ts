import { createHash } from "node:crypto";
import { lstat, mkdir, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A unix socket's name is bounded (104 bytes on macOS, 108 on Linux), ending included. */
const MAX_PATH_BYTES = 100;

/**
 * Where the sockets of a data folder stand: in the folder itself, or, when its name is too
 * long for a socket, in a folder of the same owner under the system's temporary one. Throws
 * when that one belongs to somebody else.
 */
export async function chooseSocketFolder(folder: string): Promise<string> {
  const real = await realpath(folder);
  if (Buffer.byteLength(path.join(real, ".s.PGSQL.5432")) <= MAX_PATH_BYTES) return real;
  const name = createHash("sha256").update(real).digest("hex").slice(0, 24);
  const short = path.join(tmpdir(), `translocal-${name}`);
  await mkdir(short, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const found = await lstat(short);
  const isOurs = found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
  if (!found.isDirectory() || !isOurs) {
    throw new Error(
      `The folder ${short}, needed for sockets, belongs to somebody else. Set DATA_DIR to a shorter path.`,
    );
  }
  return short;
}
