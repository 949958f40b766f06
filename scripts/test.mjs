/**
 * `npm test`: sets up, then runs every check there is: format, lint and floors, types, unit,
 * database and socket tests (on the embedded database, and again on PostgreSQL when one
 * answers), browser tests. Says what could not be run and why; the last line is the sum. With CI=true
 * what waits for a database, a socket or a browser is tried twice, and what needed it is named.
 *
 * A PostgreSQL is looked for at TEST_DATABASE_URL, else at 127.0.0.1:5432 as `postgres`. The
 * tests make and drop databases of their own there, named translocal_test_….
 */
import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { project, setUp } from "./set-up.mjs";

const RESULTS = path.join(project, "test-results");
/** No part takes a third of this on an idle machine of two cores. */
const LIMIT_MS = 30 * 60_000;
const LOCAL_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres";

const bin = (name) => path.join(project, "node_modules", name);
const BIOME = bin("@biomejs/biome/bin/biome");
const TSC = bin("typescript/bin/tsc");
const VITEST = bin("vitest/vitest.mjs");
const SECOND_TRIES = path.join(project, "scripts/second-tries.mjs");
const PLAYWRIGHT = bin("@playwright/test/cli.js");

const lines = [];
const sum = { passed: 0, failed: 0 };

try {
  await setUp();
  await main();
} catch (error) {
  console.error(error.message);
  sum.failed += 1;
}
for (const line of lines) console.log(line);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;

async function main() {
  await rm(RESULTS, { recursive: true, force: true });
  await mkdir(RESULTS, { recursive: true });
  const { findChromium } = await import("./chromium.mjs");
  const chromium = await findChromium();
  const server = await findServer();

  const colors = process.stdout.isTTY ? "--colors=force" : "--colors=off";
  await part("format, lint and floors", [BIOME, "ci", colors, "."]);
  await part("types", [TSC, "--noEmit"]);
  await vitest("unit", "unit tests");
  // Socket tests mostly wait, so both kinds of database are tried at the same time.
  for (const [name, title, atOnce] of [
    ["database", "database tests", false],
    ["collab", "socket tests", true],
  ]) {
    const onServer = `${title}, PostgreSQL`;
    const embedded = vitest(name, `${title}, embedded database`, {
      TEST_DATABASE_URL: "",
    });
    if (!atOnce) await embedded;
    if (server.url)
      await vitest(name, onServer, { TEST_DATABASE_URL: server.url }, atOnce);
    else skip(onServer, server.why);
    await embedded;
  }
  if (chromium.path) await browser(chromium.path);
  else skip("browser tests", chromium.why);
}

function vitest(name, title, env = {}, isHeldBack = false) {
  const file = path.join(RESULTS, `${title.replace(/\W+/g, "-")}.json`);
  const args = [VITEST, "run", "--project", name, "--reporter=default"];
  const others = ["--reporter=json", `--reporter=${SECOND_TRIES}`];
  return part(title, [...args, ...others, `--outputFile.json=${file}`], {
    env,
    isHeldBack,
    count: async () => {
      const report = JSON.parse(await readFile(file, "utf8"));
      const brokenFiles = report.testResults.filter(
        (result) => result.status === "failed" && result.assertionResults.length === 0,
      );
      return {
        passed: report.numPassedTests,
        failed: report.numFailedTests + brokenFiles.length,
        skipped: report.numPendingTests + report.numTodoTests,
      };
    },
  });
}

function browser(chromiumPath) {
  return part("browser tests", [PLAYWRIGHT, "test"], {
    env: { CHROMIUM_PATH: chromiumPath },
    count: async () => {
      const file = path.join(RESULTS, "browser.json");
      const { stats } = JSON.parse(await readFile(file, "utf8"));
      return {
        // What passed at a second try is listed as "flaky" above.
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
      };
    },
  });
}

/**
 * Runs one part, adds its counts; a part that reports none counts as one. What a part that is
 * held back says is shown when it is done, so that two at once do not talk into each other.
 */
async function part(title, command, { env = {}, count, isHeldBack = false } = {}) {
  if (!isHeldBack) console.log(`\n── ${title} ──`);
  const startedAt = performance.now();
  const { code, said } = await show(command, env, isHeldBack);
  if (isHeldBack) console.log(`\n── ${title} ──\n${said}`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const isGood = code === 0;
  const alone = { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
  const result = count ? await count().catch(() => alone) : alone;
  // It may fail as a whole though every test in it passed.
  if (!isGood && result.failed === 0) result.failed = 1;
  sum.passed += result.passed;
  sum.failed += result.failed;
  const skipped = result.skipped ? `, ${result.skipped} skipped` : "";
  const counts = count
    ? `${result.passed} passed, ${result.failed} failed${skipped}`
    : isGood
      ? "good"
      : "failed";
  lines.push(`${isGood ? "✓" : "✗"} ${title}: ${counts} (${seconds} s)`);
}

function skip(title, why) {
  lines.push(`– ${title}: not run, because ${why}`);
}

function show([script, ...args], env, isHeldBack) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: project,
      env: { ...process.env, NO_UPDATE_NOTIFIER: "1", ...env },
      stdio: isHeldBack ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      detached: process.platform !== "win32",
    });
    const said = [];
    child.stdout?.on("data", (chunk) => said.push(chunk));
    child.stderr?.on("data", (chunk) => said.push(chunk));
    const late = setTimeout(() => {
      console.error(`Cut off after ${LIMIT_MS / 60_000} minutes.`);
      end(child);
    }, LIMIT_MS);
    const stop = () => {
      end(child);
      process.exit(1);
    };
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
    const done = (code) => {
      clearTimeout(late);
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
      resolve({ code: code ?? 1, said: Buffer.concat(said).toString() });
    };
    child.once("error", () => done(1));
    child.once("close", done);
  });
}

/** Ends a part with everything it started: the browsers and servers of a test are its own. */
function end(child) {
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}

async function findServer() {
  const { default: pg } = await import("pg");
  const url = process.env.TEST_DATABASE_URL || LOCAL_SERVER;
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user",
    );
    if (!rows[0]?.may) return { url: null, why: "its user may not create databases" };
    return { url };
  } catch (error) {
    const reason = error.errors?.[0]?.message ?? error.message;
    return { url: null, why: `none answers (${reason})` };
  } finally {
    await client.end().catch(() => {});
  }
}
