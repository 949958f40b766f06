import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { Histogram } from "./histogram.ts";
import type { LightClient } from "./light-client.ts";
import type { Writer } from "./manuscripts.ts";

/** Up to which edit of which writer a frame reaches. */
type Reach = { writer: number; edit: number }[];

const REMEMBERED = 64;

/**
 * Several people in one draft, the first of whom write. Counts every edit once at everybody
 * but its writer, and how long it took from sending to hearing. Servers may put several edits
 * into one frame; each frame is read once, however many clients hear it.
 */
export class DraftLoad {
  times = new Histogram();
  sent = 0;
  delivered = 0;
  readonly clients: LightClient[] = [];
  readonly #writers: readonly Writer[];
  readonly #writerOf = new Map<number, number>();
  readonly #timedEvery: number;
  readonly #next: number[];
  readonly #sentAt: number[][];
  /** Per client and writer, the next edit it has not heard of. */
  readonly #heard: number[][] = [];
  readonly #recent: { bytes: Buffer; reach: Reach }[] = [];
  #oldest = 0;

  /** Times are taken at every nth client only, when taking them at all would be the bottleneck. */
  constructor(writers: readonly Writer[], timedEvery = 1) {
    this.#writers = writers;
    this.#timedEvery = timedEvery;
    this.#next = writers.map(() => 0);
    this.#sentAt = writers.map(() => []);
    writers.forEach(({ clientId }, nth) => void this.#writerOf.set(clientId, nth));
  }

  /** Takes a client in; the first ones are the writers. */
  join(
    open: (listener: { update(bytes: Uint8Array): void }) => LightClient,
  ): LightClient {
    const nth = this.clients.length;
    this.#heard.push(this.#writers.map(() => 0));
    const client = open({ update: (bytes) => this.#hear(nth, bytes) });
    this.clients.push(client);
    return client;
  }

  /** Deliveries still to come. */
  get missing(): number {
    return this.sent * (this.clients.length - 1) - this.delivered;
  }

  /** The next edit of a writer. Throws when it has written everything. */
  write(writer: number): void {
    const edit = this.#next[writer] ?? 0;
    const update = this.#writers[writer]?.updates[edit];
    if (!update) throw new Error("The writers have no edits left.");
    this.#next[writer] = edit + 1;
    this.sent += 1;
    this.#sentAt[writer]?.push(performance.now());
    this.clients[writer]?.sendUpdate(update);
  }

  #hear(nth: number, bytes: Uint8Array): void {
    const heard = this.#heard[nth];
    if (!heard) return;
    const now = performance.now();
    for (const { writer, edit } of this.#reachOf(bytes)) {
      const next = heard[writer] ?? 0;
      if (writer === nth || edit < next) continue; // an echo, or heard before
      heard[writer] = edit + 1;
      this.delivered += edit + 1 - next;
      if (nth % this.#timedEvery === 0) this.#time(writer, next, edit, now);
    }
  }

  #time(writer: number, from: number, to: number, now: number): void {
    for (let edit = from; edit <= to; edit += 1) {
      this.times.add(now - (this.#sentAt[writer]?.[edit] ?? now));
    }
  }

  #reachOf(bytes: Uint8Array): Reach {
    for (const known of this.#recent) {
      if (known.bytes.length === bytes.length && known.bytes.equals(bytes))
        return known.reach;
    }
    const update = decoding.readVarUint8Array(decoding.createDecoder(bytes));
    const reach = this.#read(update);
    this.#recent[this.#oldest] = { bytes: Buffer.from(bytes), reach };
    this.#oldest = (this.#oldest + 1) % REMEMBERED;
    return reach;
  }

  #read(update: Uint8Array): Reach {
    const last = new Map<number, number>();
    const reaches = (client: number, edit: number | undefined) => {
      const writer = this.#writerOf.get(client);
      if (writer === undefined || edit === undefined) return;
      last.set(writer, Math.max(last.get(writer) ?? -1, edit));
    };
    const { structs, ds } = Y.decodeUpdate(update);
    for (const { id, length } of structs) {
      const writer = this.#writerOf.get(id.client);
      if (writer !== undefined) {
        reaches(id.client, this.#writers[writer]?.editOfClock[id.clock + length - 1]);
      }
    }
    for (const [client, ranges] of ds.clients) {
      const deletions = this.#writers[this.#writerOf.get(client) ?? -1]?.editOfDeletion;
      if (!deletions) continue;
      for (const { clock, len } of ranges) {
        for (let at = clock; at < clock + len; at += 1)
          reaches(client, deletions.get(at));
      }
    }
    return [...last].map(([writer, edit]) => ({ writer, edit }));
  }

  leave(): void {
    for (const client of this.clients) client.leave();
  }
}
