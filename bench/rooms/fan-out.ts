import { DraftLoad } from "./draft-load.ts";
import { LightClient } from "./light-client.ts";
import { ordinance, type Writer, writersIn } from "./manuscripts.ts";
import { atRate, inTurns } from "./pace.ts";
import { ALL, type Scale, type Scenario, underLoad } from "./scenario.ts";

const PAGES_40 = 400;
/** A quick typist. */
const EDITS_PER_SECOND = 8;

let written: { state: Uint8Array; writers: Writer[] } | null = null;

/** The same text and keystrokes for every server. */
function script(writers: number, edits: number) {
  if (
    written?.writers.length !== writers ||
    written.writers[0]?.updates.length !== edits
  ) {
    const state = ordinance(PAGES_40);
    written = { state, writers: writersIn(state, writers, edits) };
  }
  return written;
}

/** Many people in one draft of 40 pages, some of whom type at eight keys a second. */
export function fanOut(clients: number, writers: number): Scenario {
  return {
    name: `fan-out-${clients}`,
    title: `${clients} people in one draft, ${writers} write`,
    contestants: ALL,
    async open(contestant, scale) {
      const { state, writers: hands } = script(writers, editsOf(scale));
      const draft = await contestant.plant(state);
      const load = new DraftLoad(hands);
      await inTurns(
        Array.from({ length: clients }),
        20,
        (_, nth) =>
          load.join(
            (listener) => new LightClient(contestant.entrance(draft, nth), listener),
          ).opened,
      );
      if (contestant.name !== "relay") {
        await inTurns(load.clients, 20, (client) => client.sync());
      }
      const type = (seconds: number) =>
        atRate(writers * EDITS_PER_SECOND, seconds, (nth) => load.write(nth % writers));
      await underLoad(contestant, [load], () => type(scale.warmSeconds));
      return {
        measure: () => underLoad(contestant, [load], () => type(scale.seconds)),
        close: () => load.leave(),
      };
    },
  };
}

function editsOf({ rounds, seconds, warmSeconds }: Scale): number {
  return Math.ceil((warmSeconds + rounds * seconds) * EDITS_PER_SECOND) + rounds + 1;
}
