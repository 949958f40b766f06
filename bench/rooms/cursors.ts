import * as decoding from "lib0/decoding";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { readPresenceEntries } from "#server/collab/wire.ts";
import { presenceMessage } from "#tests/support/room-line.ts";
import { Histogram } from "./histogram.ts";
import { LightClient } from "./light-client.ts";
import { ordinance } from "./manuscripts.ts";
import { atRate, holdsWithin, inTurns } from "./pace.ts";
import { ALL, type Scenario } from "./scenario.ts";
import { CpuMeter } from "./usage.ts";

const MOVES_PER_SECOND = 5;
const FIRST_CLIENT = 500_000;
const PATIENCE_MS = 20_000;

/** Everybody in one draft moves the caret all the time. */
export function cursors(people: number): Scenario {
  return {
    name: "cursors",
    title: `${people} people move their cursors ${MOVES_PER_SECOND} times a second`,
    contestants: ALL,
    async open(contestant, { seconds, warmSeconds }) {
      const draft = await contestant.plant(ordinance(40));
      const crowd = new Crowd(people);
      await inTurns(Array.from({ length: people }), 20, async (_, nth) => {
        const listener = { presence: (bytes: Uint8Array) => crowd.hear(nth, bytes) };
        const client = new LightClient(contestant.entrance(draft, nth), listener);
        crowd.clients[nth] = client;
        await (contestant.name === "relay" ? client.opened : client.sync());
      });
      const measure = async (length: number) => {
        crowd.times = new Histogram();
        const meter = new CpuMeter(contestant.pids);
        await meter.start();
        const moves = people * MOVES_PER_SECOND * length;
        await atRate(moves / length, length, (nth) => crowd.move(nth % people));
        if (!(await holdsWithin(PATIENCE_MS, () => crowd.isInStep))) {
          throw new Error(`${contestant.name} did not tell of every cursor.`);
        }
        const cpuPerMove = ((await meter.soFar()) * 1000) / (moves * (people - 1));
        return { cpuPerMove, p50: crowd.times.at(0.5), p99: crowd.times.at(0.99) };
      };
      await measure(warmSeconds);
      return {
        measure: () => measure(seconds),
        close: () => crowd.leave(),
      };
    },
  };
}

/** People whose carets carry a number, by which a move is known again when it arrives. */
class Crowd {
  times = new Histogram();
  readonly clients: LightClient[] = [];
  readonly #sentAt: number[][];
  /** Per listener and person, the last move heard of. */
  readonly #heard: number[][];
  readonly #recent: { bytes: Buffer; moves: { person: number; move: number }[] }[] = [];
  #oldest = 0;

  constructor(people: number) {
    this.#sentAt = Array.from({ length: people }, () => []);
    this.#heard = Array.from({ length: people }, () =>
      new Array<number>(people).fill(-1),
    );
  }

  move(person: number): void {
    const move = (this.#sentAt[person]?.push(performance.now()) ?? 1) - 1;
    const caret = {
      tname: MANUSCRIPT_FRAGMENT,
      item: { client: 1, clock: move },
      assoc: 0,
    };
    const user = { name: `Person ${person}`, color: "#30bced" };
    const state = { user, cursor: { anchor: caret, head: caret } };
    this.clients[person]?.send(
      presenceMessage([{ client: FIRST_CLIENT + person, clock: move + 1, state }]),
    );
  }

  /** True when everybody has heard the last move of everybody else. */
  get isInStep(): boolean {
    return this.#heard.every((heard, listener) =>
      heard.every(
        (move, person) =>
          person === listener || move === (this.#sentAt[person]?.length ?? 0) - 1,
      ),
    );
  }

  hear(listener: number, bytes: Uint8Array): void {
    const now = performance.now();
    for (const { person, move } of this.#movesIn(bytes)) {
      const heard = this.#heard[listener];
      if (!heard || person === listener || move <= (heard[person] ?? -1)) continue;
      heard[person] = move;
      this.times.add(now - (this.#sentAt[person]?.[move] ?? now));
    }
  }

  #movesIn(bytes: Uint8Array) {
    for (const known of this.#recent) {
      if (known.bytes.length === bytes.length && known.bytes.equals(bytes))
        return known.moves;
    }
    const message = decoding.readVarUint8Array(decoding.createDecoder(bytes));
    const moves = readPresenceEntries(message).flatMap(({ client, state }) => {
      const move = JSON.parse(state)?.cursor?.anchor?.item?.clock;
      return typeof move === "number" ? [{ person: client - FIRST_CLIENT, move }] : [];
    });
    this.#recent[this.#oldest] = { bytes: Buffer.from(bytes), moves };
    this.#oldest = (this.#oldest + 1) % 64;
    return moves;
  }

  leave(): void {
    for (const client of this.clients) client.leave();
  }
}
