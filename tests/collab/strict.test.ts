import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { makersFor } from "#tests/support/makers.ts";
import { wireTo } from "#tests/support/proxy.ts";
import { openHouse, pause, until } from "#tests/support/room.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

it("in strict mode nobody is shown words the database does not have, and then everybody is", async () => {
  // C32
  const make = makersFor(database.db);
  const [ada, bo] = await Promise.all([1, 2].map(() => make.official({ right: "edit" })));
  if (!ada || !bo) throw new Error("two people");
  const draft = await make.draft();
  const wire = await wireTo(database.pool);
  const house = await openHouse(database, {
    pool: wire.pool,
    isStrict: true,
    limits: { maxRetryMs: 200 },
  });
  const writer = await house.desk(draft.id, ada.id);
  const reader = await house.desk(draft.id, bo.id);
  writer.type(" stored");
  await until(() => reader.text.includes("stored"), "what is stored is shown");
  wire.cut();
  writer.type(" unstored");
  const late = await house.desk(draft.id, bo.id, { waits: false });
  await until(() => late.hello !== null, "let in");
  await pause(300);
  expect(reader.text).not.toContain("unstored");
  expect(late.text).not.toContain("unstored");
  expect(writer.isSaved).toBe(false);
  wire.mend();
  await until(
    () => [reader, late].every((desk) => desk.text.includes("unstored")),
    "shown once it is stored",
  );
  await until(() => writer.isSaved, "saved");
  await house.close();
  await wire.close();
});
