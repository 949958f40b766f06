import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";

const database = await testDatabase();
const pool = new pg.Pool({ ...database.pool, max: 16 });
afterAll(async () => {
  await pool.end();
  await database.close();
});

describe("one database for many connections", () => {
  test("nobody gets somebody else's answer, even when a question arrives in pieces", async () => {
    const answers = await Promise.all(
      Array.from({ length: 120 }, async (_, i) => {
        const text = "x".repeat(i % 2 ? 300_000 : 10);
        const { rows } = await pool.query(
          "SELECT $1::int AS mine, length($2::text) AS l",
          [i, text],
        );
        return rows[0].mine === i && rows[0].l === text.length;
      }),
    );
    expect(answers.every(Boolean)).toBe(true);
  });

  test("a transaction keeps what it reads and writes to itself", async () => {
    await pool.query("CREATE TABLE purse (coins int NOT NULL)");
    await pool.query("INSERT INTO purse VALUES (0)");
    const spend = async (isKept: boolean) => {
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        const { rows } = await client.query("SELECT coins FROM purse FOR UPDATE");
        await client.query("UPDATE purse SET coins = $1", [rows[0].coins + 1]);
        await client.query(isKept ? "COMMIT" : "ROLLBACK");
      } finally {
        client.release();
      }
    };
    await Promise.all(Array.from({ length: 100 }, (_, i) => spend(i % 5 !== 0)));
    const { rows } = await pool.query("SELECT coins FROM purse");
    expect(rows[0].coins).toBe(80);
  });

  test("a transaction whose client vanishes leaves nothing and blocks nobody", async () => {
    await pool.query("CREATE TABLE letter (body text NOT NULL)");
    const client = new pg.Client(database.pool);
    client.on("error", () => {});
    await client.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO letter VALUES ('half a sentence')");
    // The socket is cut as the end of a process cuts it; its types call it pg's own business.
    client.connection.stream.destroy();
    const { rows } = await pool.query("SELECT count(*)::int AS count FROM letter");
    expect(rows[0].count).toBe(0);
  });

  test("an error in one connection is not seen by another", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) =>
        pool.query(i % 3 ? "SELECT $1::int AS n" : "SELECT 1 / ($1::int * 0) AS n", [i]),
      ),
    );
    results.forEach((result, i) => {
      expect(result.status).toBe(i % 3 ? "fulfilled" : "rejected");
    });
  });
});
