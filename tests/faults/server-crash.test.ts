import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "#app/platform/database.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { migrate } from "#prisma/migrate.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { type House, openHouse, pause, until } from "#tests/support/room.ts";
import { Crowd } from "./crowd.ts";
import { OwnServer, serverPrograms } from "./own-server.ts";
import { isLarge, size } from "./sizes.ts";

const programs = serverPrograms();
const CRASHES = size("CRASHES", 1, 50);

// Needs a server of its own to kill, and belongs to the large sizes only.
describe.runIf(isLarge && programs !== null)("a PostgreSQL server", () => {
  let server: OwnServer;
  let db: Database;
  let house: House;

  beforeAll(async () => {
    server = await OwnServer.make(programs ?? "");
    await server.start();
    await migrate(server.pool, { log: createLog("error") });
    db = createDatabase({ ...server.pool, max: 2 });
    const limits = { maxRetryMs: 300, queryMs: 2_000, compactRows: 25 };
    house = await openHouse({ db, pool: server.pool, kind: "server" }, { limits });
  }, 120_000);
  afterAll(async () => {
    await house?.close();
    await db?.$disconnect();
    await server?.remove();
  });

  it(`that is killed ${CRASHES} times while people type has every word that was acknowledged or seen`, async () => {
    // C15, C17; D-03
    const seed = chooseSeed();
    const random = seeded(seed);
    const crowd = await Crowd.gather({ db, count: 5, random, origin: house.origin });
    await crowd.synced();
    for (let crash = 0; crash < CRASHES; crash += 1) {
      const stopTyping = crowd.type();
      await pause(100 + random() * 500);
      await (random() < 0.5 ? server.kill() : server.quit());
      await pause(random() * 400);
      await startAgain();
      stopTyping();
      await crowd.agreed();
      expect(await crowd.faults(server.pool), `SEED=${seed} crash ${crash}`).toEqual([]);
    }
    expect(crowd.typists.flatMap(({ desk }) => desk.closes)).toEqual([]);
    crowd.leave();
  }, 1_200_000);

  /** What its last life left running must end first. */
  async function startAgain(): Promise<void> {
    await until(async () => {
      try {
        await server.start();
        return true;
      } catch {
        return false;
      }
    }, "the server starts again");
  }

  it("that cannot flush its journal acknowledges nothing, and what waited is stored when it can", async () => {
    // C15, C17; F-05
    const random = seeded(chooseSeed());
    const crowd = await Crowd.gather({ db, count: 3, random, origin: house.origin });
    await crowd.synced();
    await server.failToFlush();
    const stopTyping = crowd.type();
    // It ends itself rather than say that something is stored which is not.
    await until(() => house.rooms.status().isDatabaseAway, "it gave up");
    await until(
      () => crowd.typists.every((typist) => !typist.isDone),
      "nobody is told Saved",
    );
    stopTyping();
    await server.kill();
    await startAgain();
    await crowd.agreed();
    expect(await crowd.faults(server.pool)).toEqual([]);
    crowd.leave();
  }, 300_000);
});
