import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg, release, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Scale } from "./scenario.ts";
import { type Found, goalTable, medianTable } from "./table.ts";

const PAGE = fileURLToPath(new URL("../../docs/benchmarks.md", import.meta.url));
const START = "<!-- measured -->";
const END = "<!-- /measured -->";

/** Writes what a whole run has found so far between the markers of docs/benchmarks.md. */
export async function publish(
  found: Found,
  scale: Scale,
  startedAt: Date,
): Promise<void> {
  const page = await readFile(PAGE, "utf8");
  const from = page.indexOf(START) + START.length;
  const to = page.indexOf(END);
  if (from < START.length || to < from)
    throw new Error(`No place for tables in ${PAGE}.`);
  const scenarios = [...found.keys()].map(
    (scenario) =>
      `### ${scenario.name}: ${scenario.title}\n\n${medianTable(found, scenario)}`,
  );
  const written = [aboutRun(scale, startedAt), goalTable(found), ...scenarios].join(
    "\n\n",
  );
  await writeFile(PAGE, `${page.slice(0, from)}\n\n${written}\n\n${page.slice(to)}`);
}

function aboutRun({ rounds, seconds }: Scale, startedAt: Date): string {
  const minutes = Math.round((Date.now() - startedAt.getTime()) / 60_000);
  const gib = Math.round(totalmem() / 1024 ** 3);
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(", ");
  return (
    `Run of ${startedAt.toISOString().slice(0, 16).replace("T", " ")} UTC, ${minutes} minutes: ` +
    `${rounds} rounds, ${seconds} s of load each; ${cpus().length} × ${cpus()[0]?.model.trim()}, ` +
    `${gib} GiB, Linux ${release()}, Node ${process.versions.node}. Load average at its end ` +
    `(1, 5, 15 minutes): ${load}.`
  );
}
