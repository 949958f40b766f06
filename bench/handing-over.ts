/**
 * How long a 300-page ordinance takes to become a file, in the process that prints: the goals are
 * two seconds for Word and for PDF. The first file of a process also loads fonts and code; the
 * median is of the files after it.
 */
import { docFromJson } from "#app/manuscript/state.ts";
import { PRINT_FORMATS } from "#app/platform/press.ts";
import { print } from "#server/press/print.ts";
import { someDraft } from "#tests/support/draft-identity.ts";
import { largeOrdinance } from "./large-ordinance.ts";
import { percentile } from "./support.ts";

const GOAL_MS = 2_000;
const ROUNDS = Number(process.env.ROUNDS ?? 7);

const ordinance = largeOrdinance(300);
const state = docFromJson(ordinance);
console.log(
  `${ordinance.content.length} blocks, ${Math.round(state.length / 1024)} kB\n`,
);
console.log("format |  first |  median |     kB");
for (const format of PRINT_FORMATS) {
  const order = { format, state, title: "Large", status: "Draft", identity: someDraft };
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    bytes = (await print(order)).length;
    times.push(performance.now() - startedAt);
  }
  const [first = 0, ...later] = times;
  const median = percentile(later, 0.5);
  const verdict = median > GOAL_MS ? "  over the goal" : "";
  const columns = [first, median, bytes / 1024].map((value) => Math.round(value));
  const line = columns.map((value) => String(value).padStart(7)).join(" |");
  console.log(`${format.padEnd(6)} |${line}${verdict}`);
}
