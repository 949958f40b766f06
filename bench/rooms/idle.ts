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
          const first = await memory(contestant);
          clients.push(...(await sit(contestant, shared, sockets)));
          const second = await memory(contestant);
          const own = kept?.slice(SHARED_DRAFTS) ?? (await plant(drafts));
          clients.push(...(await sit(contestant, own, drafts)));
          const third = await memory(contestant);
          for (const client of clients) client.leave();
          const socketKb = (second.held - first.held) / 1000 / sockets;
          const socketResidentKb = (second.resident - first.resident) / 1000 / sockets;
          if (contestant.name === "relay") return { socketKb, socketResidentKb };
          return {
            socketKb,
            socketResidentKb,
            draftKb: (third.held - second.held) / 1000 / drafts - socketKb,
            draftResidentKb:
              (third.resident - second.resident) / 1000 / drafts - socketResidentKb,
          };
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

/** What JavaScript holds, and what the process has from the kernel, which it gives back late. */
async function memory(contestant: Contestant) {
  await pause(300);
  const held = await contestant.collect();
  await pause(300);
  return { held, resident: residentBytes(contestant.pid()) };
}
