import { DraftLoad } from "./draft-load.ts";
import { LightClient } from "./light-client.ts";
import { ordinance, writersIn } from "./manuscripts.ts";
import { atRate, inTurns } from "./pace.ts";
import { ALL, type Scenario, underLoad } from "./scenario.ts";

const BLOCKS = 12;
const EDITS_PER_SECOND = 2;

/** A busy evening: many small drafts, in each one who types slowly and one who reads. */
export function manyDrafts(drafts: number): Scenario {
  return {
    name: "many-drafts",
    title: `${drafts} drafts of two people each, ${drafts * EDITS_PER_SECOND} edits a second`,
    contestants: ALL,
    async open(contestant, { rounds, seconds, warmSeconds }) {
      const state = ordinance(BLOCKS);
      const stretch = warmSeconds + rounds * seconds;
      const edits = Math.ceil(stretch * EDITS_PER_SECOND) + rounds + 1;
      const writers = writersIn(state, 1, edits);
      const loads = await inTurns(Array.from({ length: drafts }), 10, async (_, nth) => {
        const draft = await contestant.plant(state);
        const load = new DraftLoad(writers);
        for (const seat of [0, 1]) {
          const entrance = contestant.entrance(draft, nth * 2 + seat);
          const client = load.join((listener) => new LightClient(entrance, listener));
          await (contestant.name === "relay" ? client.opened : client.sync());
        }
        return load;
      });
      const type = (length: number) =>
        atRate(drafts * EDITS_PER_SECOND, length, (nth) => loads[nth % drafts]?.write(0));
      await underLoad(contestant, loads, () => type(warmSeconds));
      return {
        measure: () => underLoad(contestant, loads, () => type(seconds)),
        close() {
          for (const load of loads) load.leave();
        },
      };
    },
  };
}
