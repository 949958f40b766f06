import type { Contestant } from "./contestants.ts";
import { LightClient } from "./light-client.ts";
import { ordinance } from "./manuscripts.ts";
import { inTurns, pause } from "./pace.ts";
import { ALL, type Measures, type Scenario } from "./scenario.ts";
import { residentBytes } from "./usage.ts";

const SMALL_BLOCKS = 12;
const SHARED_DRAFTS = 20;
/** What is loaded or given back only once has happened by then. */
const FIRST_SOCKETS = 200;

/** What it costs to have people sit there: sockets on few drafts, then drafts with one socket. */
export function idle(sockets: number, drafts: number): Scenario {
  return {
    name: "idle",
    title: `${sockets} idle sockets on ${SHARED_DRAFTS} drafts; ${drafts} small drafts with one socket`,
    contestants: ALL,
    mostRounds: 3,
    start: { limits: { socketsPerNode: 4_000, socketsPerPerson: 20 } },
    async open(contestant) {
      const state = ordinance(SMALL_BLOCKS);
      const plant = (count: number) =>
        inTurns(Array.from({ length: count }), 10, () => contestant.plant(state));
      // What keeps nothing over a restart is told its texts when the sockets come.
      const isForgetful = contestant.name === "memory" || contestant.name === "relay";
      const kept = isForgetful ? null : await plant(SHARED_DRAFTS + drafts);
      return {
        async measure(): Promise<Measures> {
          await contestant.restart();
          const shared = kept?.slice(0, SHARED_DRAFTS) ?? (await plant(SHARED_DRAFTS));
          const clients = await sit(contestant, shared, FIRST_SOCKETS);
          const first = await resident(contestant);
          clients.push(...(await sit(contestant, shared, sockets)));
          const second = await resident(contestant);
          const socketKb = (second - first) / 1000 / sockets;
          const own = kept?.slice(SHARED_DRAFTS) ?? (await plant(drafts));
          clients.push(...(await sit(contestant, own, drafts)));
          const third = await resident(contestant);
          for (const client of clients) client.leave();
          if (contestant.name === "relay") return { socketKb };
          return { socketKb, draftKb: (third - second) / 1000 / drafts - socketKb };
        },
        close() {},
      };
    },
  };
}

/** So many people come and stay, one after the other over the drafts. */
function sit(contestant: Contestant, drafts: string[], count: number) {
  return inTurns(Array.from({ length: count }), 20, async (_, nth) => {
    const client = new LightClient(
      contestant.entrance(drafts[nth % drafts.length] ?? "", nth),
    );
    await (contestant.name === "relay" ? client.opened : client.sync());
    return client;
  });
}

async function resident(contestant: Contestant): Promise<number> {
  await pause(300);
  await contestant.collect();
  await pause(300);
  return residentBytes(contestant.pid());
}
