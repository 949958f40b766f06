import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { access, open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/**
 * A backup is a gzip file of lines. The first letter of a line says what it is; the rest is
 * JSON. B: whose backup this is. T: a table begins. R: one of its rows. S: how far the
 * sequences have counted. E: how many rows there were and the SHA-256 of every byte before.
 */
export type LineKind = "B" | "T" | "R" | "S" | "E";

export interface BackupHeader {
  format: 1;
  madeAt: string;
  /** The migrations of the database it was made of, in their order. */
  migrations: string[];
}

const NEWLINE = 0x0a;

/** A backup being written. It has its name only once it is whole and on the disk. */
export class BackupWriter {
  readonly #path: string;
  readonly #partial: string;
  readonly #gzip = createGzip();
  readonly #hash = createHash("sha256");
  readonly #written: Promise<void>;
  rows = 0;

  private constructor(path: string) {
    this.#path = path;
    this.#partial = `${path}.partial`;
    // It holds password hashes: nobody else on the machine may read it.
    const file = createWriteStream(this.#partial, { flags: "wx", mode: 0o600 });
    this.#written = pipeline(this.#gzip, file);
    this.#written.catch(() => {}); // told by the line or by `finish`
  }

  /** Refuses, in a sentence, to write over a file that is there. */
  static async begin(path: string): Promise<BackupWriter> {
    for (const taken of [path, `${path}.partial`]) {
      const isThere = await access(taken).then(
        () => true,
        () => false,
      );
      if (isThere) throw new Error(`"${taken}" is there already. Choose another name.`);
    }
    return new BackupWriter(path);
  }

  /** Writes one line of JSON text, which must hold no line break of its own. */
  async line(kind: LineKind, json: string): Promise<void> {
    const bytes = Buffer.from(`${kind}${json}\n`);
    if (kind === "R") this.rows += 1;
    this.#hash.update(bytes);
    if (this.#gzip.write(bytes)) return;
    // Whichever comes first: room for more, or the disk's refusal.
    await Promise.race([once(this.#gzip, "drain"), this.#written]);
  }

  async finish(): Promise<void> {
    const sha256 = this.#hash.copy().digest("hex");
    await this.line("E", JSON.stringify({ rows: this.rows, sha256 }));
    this.#gzip.end();
    await this.#written;
    const file = await open(this.#partial, "r+");
    await file.sync();
    await file.close();
    await rename(this.#partial, this.#path);
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => {}); // it was abandoned
    await rm(this.#partial, { force: true });
  }
}

/**
 * The lines of a backup but the last, which is checked against the rest. Throws an Error in one
 * sentence at a file that is no backup, and after the last line of one that is damaged: use
 * nothing of it for good before the lines have ended.
 */
export async function* backupLines(
  path: string,
): AsyncGenerator<{ kind: LineKind; json: string }> {
  const hash = createHash("sha256");
  let rows = 0;
  let end: string | null = null;
  try {
    for await (const bytes of linesOf(path)) {
      if (end !== null) throw new Error("something stands after its end");
      const kind = bytes.toString("latin1", 0, 1) as LineKind; // others are refused below
      const json = bytes.toString("utf8", 1, bytes.length - 1);
      if (kind === "E") {
        end = json;
        continue;
      }
      if (!"BTRS".includes(kind)) throw new Error("it holds an unknown line");
      if (kind === "R") rows += 1;
      hash.update(bytes);
      yield { kind, json };
    }
    const { rows: counted, sha256 } = JSON.parse(end ?? "{}");
    if (end === null) throw new Error("its end is missing");
    if (counted !== rows || sha256 !== hash.digest("hex")) {
      throw new Error("its checksum is wrong");
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`"${path}" is not a whole backup: ${reason}.`, { cause: error });
  }
}

/**
 * Each with its line break. Cut at that byte alone: `readline` would also cut at U+2028, which
 * people's words may hold.
 */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  const unzip = createGunzip();
  const read = pipeline(createReadStream(path), unzip);
  read.catch(() => {}); // the iteration below throws the same
  let parts: Buffer[] = [];
  for await (const chunk of unzip as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, at + 1)]);
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}
