/**
 * `npm run test:faults`: the tests of faults in their large sizes, and the tests of the room
 * server that take a size, again and again with new seeds. Says the seed of every run; the
 * same seed with the same command makes the same choices. Takes up to an hour: after MINUTES
 * (60) nothing more is begun, and what was not run is said.
 *
 *     npm run test:faults                  everything
 *     npm run test:faults -- storms        the runs whose name contains a word
 *     SEED=17 npm run test:faults -- storms
 */
import { spawn } from "node:child_process";
import path from "node:path";

const project = path.resolve(import.meta.dirname, "../..");
const VITEST = path.join(project, "node_modules/vitest/vitest.mjs");
const LOCAL_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres";
const MINUTE_MS = 60_000;

const endsAt = Date.now() + Number(process.env.MINUTES ?? 60) * MINUTE_MS;
const wanted = process.argv.slice(2);
const server = await findServer();
const results = [];

const BOTH = ["embedded", "PostgreSQL"];
const runs = [
  { name: "paper rooms", project: "unit", files: ["server/collab/room.test"], times: 34 },
  {
    name: "mutated frames",
    project: "unit",
    files: ["server/collab/fuzz.test"],
    env: { FRAMES: "2500" },
    times: 40,
  },
  { name: "repeats and undo", files: ["again-and-undo"], on: ["embedded"] },
  { name: "merging", files: ["merging"], on: BOTH },
  { name: "saved", files: ["saved"], on: BOTH },
  { name: "time and slowness", files: ["time-and-slowness"], on: BOTH },
  { name: "hostile and pressure", files: ["hostile", "pressure"], on: ["embedded"] },
  { name: "scarce node", files: ["scarce-node"], on: BOTH },
  { name: "crashes of PostgreSQL", files: ["server-crash"], on: ["PostgreSQL"] },
  { name: "kills of the whole node", files: ["whole-node"], on: ["embedded"] },
  { name: "storms", files: ["storm.test"], on: BOTH },
  {
    name: "kills of the process",
    files: ["tests/collab/durability"],
    env: { KILLS: "25" },
    on: ["PostgreSQL"],
    times: 8,
  },
].filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

for (const run of runs) {
  for (const database of run.on ?? ["no database"]) {
    const times = process.env.SEED ? 1 : (run.times ?? 1);
    for (let time = 0; time < times; time += 1) await runOnce(run, database);
  }
}
console.log(`\n${results.join("\n")}`);
const failed = results.filter((line) => line.startsWith("✗")).length;
console.log(`\n${results.length} runs, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function runOnce({ name, files, project: of = "collab", env = {} }, database) {
  const seed = process.env.SEED ?? String(Math.floor(Math.random() * 1e9));
  const title = `${name}, ${database}, SEED=${seed}`;
  if (database === "PostgreSQL" && !server) return note("–", `${title}: none answers`);
  if (Date.now() > endsAt) return note("–", `${title}: not begun, the time is over`);
  console.log(`\n── ${title} ──`);
  const startedAt = performance.now();
  const code = await vitest(["run", "--project", of, ...files], {
    ...env,
    FAULTS: "large",
    SEED: seed,
    TEST_DATABASE_URL: database === "PostgreSQL" ? server : "",
  });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return note(code === 0 ? "✓" : "✗", `${title} (${seconds} s)`);
}

function note(sign, line) {
  results.push(`${sign} ${line}`);
  if (sign !== "✓") console.log(`${sign} ${line}`);
}

function vitest(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [VITEST, ...args], {
      cwd: project,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
      timeout: 30 * MINUTE_MS,
      killSignal: "SIGKILL",
    });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function findServer() {
  const { default: pg } = await import("pg");
  const connectionString = process.env.TEST_DATABASE_URL || LOCAL_SERVER;
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return connectionString;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}
