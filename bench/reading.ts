/**
 * How long a 300-page ordinance takes to be read, by the processes that read what people send, and
 * what the process that serves pages feels of it. The goals are three seconds a file and 100 ms of
 * event-loop delay at the 99th percentile. "typed" files are as clerks publish them: paragraphs with labels in the words, all of
 * which has to be recognised; the others are files of ours, which say what they are.
 */
import { readdirSync, readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Document, Packer, Paragraph } from "docx";
import { escapeHtml } from "#app/manuscript/render-html.ts";
import { renderText } from "#app/manuscript/render-text.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import { print } from "#server/press/print.ts";
import { createLawReader } from "#server/reading/law-reader.ts";
import { someDraft } from "#tests/support/draft-identity.ts";
import { largeOrdinance } from "./large-ordinance.ts";
import { percentile } from "./support.ts";

const GOAL_MS = 3_000;
const GOAL_DELAY_MS = 100;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const NANOSECONDS = 1e6;

const ordinance = largeOrdinance(300);
const state = docFromJson(ordinance);
const text = renderText(ordinance, { width: Number.POSITIVE_INFINITY });
const lines = text.split("\n").filter((line) => line.trim() !== "");
const encoded = (words: string) => new TextEncoder().encode(words);

const files: Record<string, { name: string; bytes: Uint8Array }> = {
  "typed text": { name: "law.txt", bytes: encoded(text) },
  "typed HTML": {
    name: "law.html",
    bytes: encoded(`<html><body>${lines.map(paragraphHtml).join("\n")}</body></html>`),
  },
  "typed Word": { name: "law.docx", bytes: await typedWord() },
};
for (const format of ["docx", "html", "md", "xml"] as const) {
  const bytes = await print({
    format,
    state,
    title: "Large",
    status: "Draft",
    identity: someDraft,
  });
  files[`our ${format}`] = { name: `law.${format}`, bytes };
}

console.log(`${ordinance.content.length} blocks\n`);
console.log(
  "file       |     kB |  first | median | blocks read | most memory, MB | delay p99, ms",
);
for (const [called, file] of Object.entries(files)) await measure(called, file);

async function measure(
  called: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<void> {
  const log = { info() {}, warn: console.warn, error: console.error };
  const reader = createLawReader({ log });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const times: number[] = [];
  let blocks = 0;
  delay.enable();
  for (let round = 0; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    const answer = await reader.read({ name, bytes, personId: "ada", clientId: 1 });
    times.push(performance.now() - startedAt);
    if (answer.type === "refused") throw new Error(answer.sentence);
    blocks = answer.text.lines.length;
  }
  delay.disable();
  const memory = childrenMb();
  await reader.stop();
  const [first = 0, ...later] = times;
  const median = percentile(later, 0.5);
  const p99 = delay.percentile(99) / NANOSECONDS;
  const isOver = median > GOAL_MS || p99 > GOAL_DELAY_MS;
  const columns = [bytes.length / 1024, first, median, blocks, memory, p99]
    .map((value, nth) =>
      String(Math.round(value)).padStart([6, 6, 6, 11, 15, 13][nth] ?? 6),
    )
    .join(" | ");
  console.log(`${called.padEnd(10)} | ${columns}${isOver ? "  over a goal" : ""}`);
}

/** The most memory any process this one started has held so far. */
function childrenMb(): number {
  const pids = readdirSync("/proc/self/task").flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, "utf8").split(" ").filter(Boolean),
  );
  const peaks = pids.map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
  });
  return Math.max(0, ...peaks);
}

function paragraphHtml(line: string): string {
  const margin = (line.length - line.trimStart().length) * 6;
  return `<p style="margin-left: ${margin}pt">${escapeHtml(line.trim())}</p>`;
}

async function typedWord(): Promise<Uint8Array> {
  const children = lines.map((line) => {
    const left = (line.length - line.trimStart().length) * 120;
    return new Paragraph({ text: line.trim(), indent: { left } });
  });
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
