import { fork } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createLog } from "#app/platform/log.server.ts";
import { connectOrOpen, openDatabase } from "#server/database/connect.ts";
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
  tidyDatabase,
} from "#server/database/embedded.ts";
import { FolderTaken } from "#server/database/folder-lock.ts";
import { readyCluster } from "#tests/support/database-setup.ts";

const log = createLog("silent");
/** Making a cluster and replaying its journal take the processor, on a busy machine for long. */
const SLOW_MS = 180_000;
const base = await mkdtemp(path.join(tmpdir(), "translocal-embedded-"));
afterAll(() => rm(base, { recursive: true, force: true }));

async function newFolder(name: string): Promise<string> {
  const folder = path.join(base, name);
  await mkdir(folder);
  await cp(await readyCluster(), path.join(folder, "database"), { recursive: true });
  return folder;
}

// A server has none of these faults to show; the run on it would only repeat this one.
describe.skipIf(inject("databaseSource").kind === "server")(
  "the embedded database",
  () => {
    let folder: string;
    let database: EmbeddedDatabase;
    let pool: pg.Pool;
    beforeAll(async () => {
      folder = await newFolder("shared");
      database = await startEmbeddedDatabase({ folder, log, idleInTransactionMs: 500 });
      pool = new pg.Pool({ ...database.pg, max: 4 });
      pool.on("error", () => {});
    });
    afterAll(async () => {
      await pool.end();
      await database.stop();
    });

    test("a transaction that is left open is ended, and the others go on", async () => {
      const idle = new pg.Client(database.pg);
      const loss = once(idle, "error");
      idle.on("error", () => {}); // the line goes after the words
      await idle.connect();
      await idle.query("BEGIN");
      await idle.query("CREATE TABLE never (id int)");
      const { rows } = await pool.query("SELECT to_regclass('never') AS never");
      expect(rows[0].never).toBeNull();
      expect(String((await loss)[0])).toContain("rolled back");
    });

    test("bytes that are no protocol close their own connection and no other", async () => {
      const socketPath = `${database.pg.host}/.s.PGSQL.${database.pg.port}`;
      const rubbish = [
        Buffer.from("GET / HTTP/1.1\r\n\r\n"),
        Buffer.from([0, 0, 0, 8, 0, 9, 0, 0]),
        Buffer.concat([opening(), Buffer.from([0x51, 0xff, 0xff, 0xff, 0xff])]),
        Buffer.concat([opening(), Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff, 0x41])]),
      ];
      for (const bytes of rubbish) {
        const socket = connect(socketPath);
        socket.on("error", () => {});
        socket.resume();
        socket.write(bytes);
        await once(socket, "close");
      }
      expect((await pool.query("SELECT 1 AS one")).rows[0].one).toBe(1);
    });

    test("a client that goes away in the middle of a message disturbs nobody", async () => {
      for (let i = 0; i < 20; i += 1) {
        const socket = connect(`${database.pg.host}/.s.PGSQL.${database.pg.port}`);
        socket.on("error", () => {});
        socket.write(Buffer.concat([opening(), Buffer.from([0x51, 0, 0, 1])]));
        if (i % 2) await wait(5);
        socket.destroy();
      }
      expect((await pool.query("SELECT 1 AS one")).rows[0].one).toBe(1);
    });

    test("feeding rows with COPY is refused instead of ending the database", async () => {
      const feed = pool.query("COPY pg_temp.nothing FROM STDIN");
      await expect(feed).rejects.toThrow("not possible in the embedded database");
      expect((await pool.query("SELECT 1 AS one")).rows[0].one).toBe(1);
    });

    test("a breakdown of its thread is mended by a new one, with every row", async () => {
      await pool.query("CREATE TABLE kept (id int)");
      await pool.query("INSERT INTO kept VALUES (1)");
      // The one statement known to end PGlite, hidden from the guard by a comment.
      const client = new pg.Client(database.pg);
      client.on("error", () => {});
      await client.connect();
      await client.query("COPY kept FROM/**/STDIN").catch(() => {});
      await client.end().catch(() => {});
      const rows = await until(
        async () => (await pool.query("SELECT id FROM kept")).rows,
      );
      expect(rows).toEqual([{ id: 1 }]);
    });

    test("tidying leaves it answering", async () => {
      await tidyDatabase(database.pg);
      expect((await pool.query("SELECT 1 AS one")).rows[0].one).toBe(1);
    });

    test("a second workspace is refused, a command comes in as a guest", async () => {
      const choice = { databaseUrl: undefined, dataDir: folder, log };
      await expect(openDatabase(choice)).rejects.toBeInstanceOf(FolderTaken);
      const guest = await connectOrOpen(choice);
      expect(guest.isOurs).toBe(false);
      const client = new pg.Client(guest.pool);
      await client.connect();
      expect((await client.query("SELECT 1 AS one")).rows[0].one).toBe(1);
      await client.end();
      await guest.stop();
      expect((await pool.query("SELECT 1 AS one")).rows[0].one).toBe(1);
    });

    test(
      "every acknowledged row survives a killed process",
      async () => {
        const home = await newFolder("killed");
        const acknowledged: string[] = [];
        for (const ms of [50, 400, 900]) {
          const file = path.join(import.meta.dirname, "row-writer.ts");
          const child = fork(file, [home], { execArgv: ["--import", "tsx"] });
          await new Promise<void>((resolve) => {
            child.on("message", (id) => {
              acknowledged.push(String(id));
              resolve();
            });
          });
          await wait(ms);
          const end = once(child, "exit");
          child.kill("SIGKILL");
          await end;
        }
        const reopened = await startEmbeddedDatabase({ folder: home, log });
        const client = new pg.Client(reopened.pg);
        await client.connect();
        const { rows } = await client.query<{ id: string }>("SELECT id FROM row_written");
        const there = new Set(rows.map((row) => row.id));
        await client.end();
        await reopened.stop();
        expect(acknowledged.length).toBeGreaterThan(10);
        expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
      },
      SLOW_MS,
    );

    test(
      "a first start that was killed half-way is begun again",
      async () => {
        const home = path.join(base, "half");
        await mkdir(path.join(home, "database.new"), { recursive: true });
        await writeFile(path.join(home, "database.new", "PG_VERSION"), "18\n");
        const fresh = await startEmbeddedDatabase({ folder: home, log });
        const client = new pg.Client(fresh.pg);
        await client.connect();
        expect((await client.query("SELECT 1 AS one")).rows[0].one).toBe(1);
        await client.end();
        await fresh.stop();
      },
      SLOW_MS,
    );
  },
);

/** The first packet of a client. */
function opening(): Buffer {
  const body = Buffer.from("\0\x03\0\0user\0postgres\0\0", "latin1");
  const head = Buffer.alloc(4);
  head.writeInt32BE(body.length + 4, 0);
  return Buffer.concat([head, body]);
}

async function until<T>(ask: () => Promise<T>): Promise<T> {
  const endsAt = Date.now() + 20_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > endsAt) throw error;
      await wait(100);
    }
  }
}
