import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chooseSocketFolder } from "./socket-folder.ts";

/**
 * Two processes in one data folder lose rows (PGlite has no lock of its own), so the folder
 * has one holder. The lock is a listening socket: the kernel gives it to one process and
 * takes it back when that process ends, however it ends. Nothing is ever judged by its age
 * or by a process number, which another process may have by now.
 */
export interface FolderLock {
  /** Where sockets of this data folder stand. */
  socketFolder: string;
  /** Notes for others to read where the holder can be found. */
  announce(address: string): Promise<void>;
  release(): Promise<void>;
}

/** What a holder tells about itself. Words only: nothing is decided by it. */
export interface HolderNote {
  pid?: number;
  since?: string;
  address?: string;
  socketFolder?: string;
}

/** Somebody else works in the folder; the message is a sentence for a person. */
export class FolderTaken extends Error {
  constructor(
    readonly folder: string,
    readonly holder: HolderNote,
  ) {
    const who = holder.pid ? ` (process ${holder.pid})` : "";
    const where = holder.address ? `; it answers at ${holder.address}` : "";
    super(
      `The data folder ${folder} is in use by another Translocal${who}${where}. ` +
        "Stop that one first, or set DATA_DIR to another folder.",
    );
  }
}

const NOTE = "translocal.lock.json";
const RETRY_MS = 100;
const SETTLE_MS = 60;
const PROBE_MS = 500;

/**
 * Makes the folder (readable by its owner only) and takes it. A holder that is just
 * stopping is given `patienceMs`; then FolderTaken is thrown.
 */
export async function takeFolder(folder: string, patienceMs = 1_000) {
  await makePrivate(folder);
  const socketFolder = await chooseSocketFolder(folder);
  const endsAt = Date.now() + patienceMs;
  for (;;) {
    const servers = await tryLock(folder, socketFolder);
    if (servers) return heldLock(folder, socketFolder, servers);
    if (Date.now() >= endsAt) throw new FolderTaken(folder, await readNote(folder));
    await wait(RETRY_MS);
  }
}

async function makePrivate(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be used: it must be a folder that belongs to this user.`,
      { cause: error },
    );
  }
}

/** What the holder of a folder wrote about itself; empty when nothing can be read. */
export async function readNote(folder: string): Promise<HolderNote> {
  try {
    const note: unknown = JSON.parse(await readFile(path.join(folder, NOTE), "utf8"));
    if (typeof note !== "object" || note === null) return {};
    const { pid, since, address, socketFolder } = note as Record<string, unknown>; // an object by the line above
    return {
      pid: typeof pid === "number" ? pid : undefined,
      since: typeof since === "string" ? since : undefined,
      address: typeof address === "string" ? address : undefined,
      socketFolder: typeof socketFolder === "string" ? socketFolder : undefined,
    };
  } catch {
    return {};
  }
}

async function heldLock(
  folder: string,
  socketFolder: string,
  servers: Server[],
): Promise<FolderLock> {
  const note: HolderNote = {
    pid: process.pid,
    since: new Date().toISOString(),
    socketFolder,
  };
  const write = async () => {
    const draft = path.join(folder, `${NOTE}.${randomUUID()}`);
    await writeFile(draft, `${JSON.stringify(note)}\n`, { mode: 0o600 });
    await rename(draft, path.join(folder, NOTE));
  };
  await write();
  return {
    socketFolder,
    announce(address) {
      note.address = address;
      return write();
    },
    async release() {
      await rm(path.join(folder, NOTE), { force: true });
      for (const server of servers.reverse()) await close(server);
    },
  };
}

/**
 * Null when somebody else holds it. On Linux the name lives in the kernel (an abstract
 * socket, named after the folder's device and inode), which leaves nothing to clean up. A
 * socket file stands beside it: for other systems, and for two containers that share the
 * folder but not the kernel's names.
 */
async function tryLock(folder: string, socketFolder: string): Promise<Server[] | null> {
  const servers: Server[] = [];
  if (process.platform === "linux") {
    const { dev, ino } = await stat(folder, { bigint: true });
    const server = await listen(`\0translocal:${dev}:${ino}`);
    if (!server) return null;
    servers.push(server);
  }
  const file = await lockFile(path.join(socketFolder, ".lock.sock"));
  if (file) return [...servers, file];
  for (const server of servers) await close(server);
  return null;
}

async function lockFile(name: string): Promise<Server | null> {
  const fresh = await listen(name);
  if (fresh) return fresh;
  if (await answers(name)) return null;
  // The socket of a process that was killed. Two may find it dead at once and each put its
  // own in its place; the one whose socket still stands a moment later has the folder.
  await rm(name, { force: true });
  const server = await listen(name);
  if (!server) return null;
  const { ino } = await stat(name);
  await wait(SETTLE_MS);
  const now = await stat(name).catch(() => null);
  // The loser's server is left open on purpose: to close it would remove the file by its
  // name, and that name is the winner's by now.
  return now?.ino === ino ? server : null;
}

function listen(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen({ path: name, exclusive: true }, () => {
      // The lock must not keep a process alive that has nothing else to do.
      server.unref();
      resolve(server);
    });
  });
}

function answers(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(name);
    const end = (isAlive: boolean) => {
      socket.destroy();
      resolve(isAlive);
    };
    socket.once("connect", () => end(true));
    socket.once("error", (error: NodeJS.ErrnoException) => {
      end(error.code !== "ECONNREFUSED" && error.code !== "ENOENT");
    });
    socket.setTimeout(PROBE_MS, () => end(true));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
