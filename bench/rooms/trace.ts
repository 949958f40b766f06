/**
 * The automerge-perf trace (259,778 edits of one paper; github.com/josephg/editing-traces,
 * sequential_traces/automerge-paper.json.gz, CC BY 4.0), typed into one paragraph of a manuscript.
 * It is not part of this project: say where it is in TRACE, or put it into node_modules/.cache.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import type { ContestantName } from "./contestants.ts";
import { LightClient } from "./light-client.ts";
import { ordinance } from "./manuscripts.ts";
import { holdsWithin, inTurns, pause } from "./pace.ts";
import { type Scale, type Scenario, settle } from "./scenario.ts";
import { UNPACED } from "./storm.ts";
import { CpuMeter } from "./usage.ts";

const FILE =
  process.env.TRACE ??
  path.resolve("node_modules/.cache/translocal/automerge-paper.json.gz");
const CLIENT_ID = 400_000;
const WAITING_BYTES = 256 * 1024;
const AT_ONCE = 200;
const SMOKE_EDITS = 5_000;
/** LevelDB is left out: it would still be writing minutes later. */
const TYPED_AT: readonly ContestantName[] = [
  "ours",
  "oursEmbedded",
  "oursMemory",
  "memory",
];

export interface TracedText {
  /** The empty manuscript the trace begins with. */
  start: Uint8Array;
  updates: Uint8Array[];
  /** The text with its whole past. */
  end: Uint8Array;
}

let traced: TracedText | null | undefined;

/** The trace as updates; null, and a word on the screen, when the file is not there. */
export function findTrace({ isSmoke }: Pick<Scale, "isSmoke">): TracedText | null {
  if (traced === undefined) {
    traced = existsSync(FILE) ? typed(FILE, isSmoke ? SMOKE_EDITS : Infinity) : null;
    if (!traced) console.log(`  skipped: no trace at ${FILE} (see bench/rooms/trace.ts)`);
  }
  return traced;
}

function typed(file: string, atMost: number): TracedText {
  const { txns }: { txns: { patches: [number, number, string][] }[] } = JSON.parse(
    gunzipSync(readFileSync(file)).toString(),
  );
  const start = ordinance(2);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, start);
  doc.clientID = CLIENT_ID;
  const block = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  block.insert(0, [text]);
  doc.getXmlFragment(MANUSCRIPT_FRAGMENT).push([block]);
  for (const { patches } of txns.slice(0, atMost)) {
    doc.transact(() => {
      for (const [at, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(at, deleted);
        if (inserted) text.insert(at, inserted);
      }
    });
  }
  return { start, updates, end: Y.encodeStateAsUpdate(doc) };
}

/** The trace, key by key, as fast as the server takes it; one person writes, one reads. */
export function trace(): Scenario {
  return {
    name: "trace",
    title: "the 259,778 edits of the trace, as fast as they are taken",
    contestants: TYPED_AT,
    start: { limits: UNPACED },
    async open(contestant, scale) {
      const whole = findTrace(scale);
      if (!whole) return null;
      const { updates } = whole;
      return {
        async measure() {
          const draft = await contestant.plant(whole.start);
          let acknowledged = 0;
          const listener = {
            acknowledged: (sequence: number) => {
              acknowledged = sequence;
            },
          };
          const clients = await inTurns([listener, {}], 1, async (hears, nth) => {
            const client = new LightClient(contestant.entrance(draft, nth), hears);
            await client.sync();
            return client;
          });
          const [writer] = clients;
          if (!writer) throw new Error("Nobody writes.");
          const meter = new CpuMeter(contestant.pids);
          await meter.start();
          const startedAt = performance.now();
          await send(writer, updates);
          const seconds = (performance.now() - startedAt) / 1000;
          const isAcknowledging = contestant.name !== "memory";
          if (isAcknowledging) {
            await holdsWithin(60_000, () => acknowledged >= updates.length);
          }
          await settle(contestant, meter);
          const cpu = await meter.soFar();
          for (const client of clients) client.leave();
          return {
            cpuPerEdit: (cpu * 1000) / updates.length,
            editsPerSecond: updates.length / seconds,
          };
        },
        close() {},
      };
    },
  };
}

async function send(writer: LightClient, updates: readonly Uint8Array[]): Promise<void> {
  for (let from = 0; from < updates.length; from += AT_ONCE) {
    for (const update of updates.slice(from, from + AT_ONCE)) writer.sendUpdate(update);
    while (writer.waitingBytes > WAITING_BYTES) await pause(1);
    await new Promise(setImmediate);
  }
  await writer.sync();
}
