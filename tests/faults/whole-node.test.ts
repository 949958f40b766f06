import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import { createDatabase } from "#app/platform/database.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { connectOrOpen } from "#server/database/connect.ts";
import { readyCluster } from "#tests/support/database-setup.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { pause } from "#tests/support/room.ts";
import { Crowd } from "./crowd.ts";
import { freePort, NodeProcess } from "./node-process.ts";
import { size } from "./sizes.ts";

const KILLS = size("WHOLE_KILLS", 2, 100);
const log = createLog("silent");

// A server of its own is killed in server-crash.test.ts; the run on it would repeat this one.
describe.skipIf(inject("databaseSource").kind === "server")(
  "a node with its database in it",
  () => {
    it(`that is killed while people type has lost nothing, ${KILLS} times over`, async () => {
      // C14–C16; D-02
      const seed = chooseSeed();
      const random = seeded(seed);
      const folder = await mkdtemp(path.join(tmpdir(), "translocal-whole-"));
      await cp(await readyCluster(), path.join(folder, "database"), { recursive: true });
      const port = await freePort();
      const limits = { compactRows: 25, unloadMs: 50 };
      const isStrict = seed % 2 === 1;
      const node = new NodeProcess({
        script: "tests/faults/whole-node.ts",
        env: { WHOLE_NODE: JSON.stringify({ folder, port, limits, isStrict }) },
      });
      try {
        await node.start();
        const guest = await connectOrOpen({
          databaseUrl: undefined,
          dataDir: folder,
          log,
        });
        const db = createDatabase({ ...guest.pool, max: 2 });
        const origin = `http://127.0.0.1:${port}`;
        const crowd = await Crowd.gather({ db, count: 4, random, origin });
        await db.$disconnect();
        await crowd.synced();
        for (let kill = 0; kill < KILLS; kill += 1) {
          const stopTyping = crowd.type();
          await pause(150 + random() * 600);
          await node.kill();
          await node.start();
          stopTyping();
          await crowd.agreed();
          const faults = await crowd.faults(guest.pool);
          expect(faults, `SEED=${seed} kill ${kill}`).toEqual([]);
        }
        expect(crowd.history.firmWords).toBeGreaterThan(KILLS * 4);
        crowd.leave();
        expect(await node.stop()).toBe(0);
      } finally {
        await node.kill();
        await rm(folder, { recursive: true, force: true });
      }
    }, 3_000_000);
  },
);
