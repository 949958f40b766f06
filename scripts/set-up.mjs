/**
 * The folder of what runs before anything is installed: plain Node, no dependency. These are
 * the steps from a fresh clone to a workspace that can start; each does nothing when its
 * result is there and still fits.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];
const at = (...parts) => path.join(project, ...parts);

/** Does all of it. `build: false` leaves the pages to Vite's own server. */
export async function setUp({ build = true } = {}) {
  checkNode();
  await install();
  await linkCommand();
  await generateClient();
  if (build) await buildPages();
}

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]))
    return;
  throw new Error(
    `Translocal needs Node ${OLDEST_NODE.join(".")} or newer (24 is recommended); this is ${version}.`,
  );
}

/**
 * Installs what package-lock.json lists and leaves that list as it is. No package's install
 * script is run: every binary we use lies ready in a package. (`npm ci` would do, but it
 * refuses a list that was written where a registry holds only one platform's binaries.)
 */
export async function install() {
  const stamp = at("node_modules/.translocal-lockfile");
  const wanted = await hashOf([at("package-lock.json")]);
  if ((await read(stamp)) === wanted || (await isInstalledByHand())) return;
  await step("Installing packages", async () => {
    const npm = process.env.npm_execpath;
    const command = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
    const quietly = ["--no-save", "--no-audit", "--no-fund"];
    await run([...command, "install", "--ignore-scripts", "--include=dev", ...quietly]);
    await writeFile(stamp, wanted);
  });
}

/** A colleague's `npm install` leaves npm's own note, younger than the list it followed. */
async function isInstalledByHand() {
  const [note, list] = await Promise.all(
    ["node_modules/.package-lock.json", "package-lock.json"].map((name) =>
      stat(at(name)).catch(() => null),
    ),
  );
  return Boolean(note && list && note.mtimeMs >= list.mtimeMs);
}

/** `npx translocal` finds the project's own command where npm keeps those of packages. */
export async function linkCommand() {
  const link = at("node_modules/.bin/translocal");
  if (existsSync(link) || process.platform === "win32") return;
  await rm(link, { force: true });
  await mkdir(path.dirname(link), { recursive: true });
  await symlink("../../server/cli/translocal.mjs", link);
}

/** Writes the database client from the schema. */
export async function generateClient() {
  const stamp = at("prisma/generated/.stamp");
  const wanted = await hashOf([
    at("prisma/schema.prisma"),
    at("node_modules/prisma/package.json"),
  ]);
  if ((await read(stamp)) === wanted) return;
  await step("Generating the database client", async () => {
    // The command looks for an engine it does not need here, and would download it.
    const anyProgram =
      ["/bin/true", "/usr/bin/true"].find(existsSync) ?? process.execPath;
    await run([process.execPath, at("node_modules/prisma/build/index.js"), "generate"], {
      PRISMA_SCHEMA_ENGINE_BINARY: anyProgram,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    });
    await writeFile(stamp, wanted);
  });
}

/** Builds the pages for browser and server. */
export async function buildPages() {
  const stamp = at("build/.stamp");
  const wanted = await hashOf([
    ...(await sourcesIn(at("app"))),
    ...(await sourcesIn(at("public"))),
    ...["package-lock.json", "prisma/schema.prisma", "remix.config.js"].map((n) => at(n)),
    ...["tsconfig.json", "vite.config.ts"].map((name) => at(name)),
  ]);
  const isThere = existsSync(at("build/server/index.js"));
  if (isThere && (await read(stamp)) === wanted) return;
  await step("Building the pages", async () => {
    await rm(stamp, { force: true });
    const remix = at("node_modules/@remix-run/dev/dist/cli.js");
    await run([process.execPath, remix, "vite:build"], { NODE_ENV: "production" });
    await writeFile(stamp, wanted);
  });
}

async function sourcesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

async function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(`${path.relative(project, file)}\0`).update(await readFile(file));
  }
  return hash.digest("hex");
}

async function read(file) {
  return readFile(file, "utf8").catch(() => null);
}

/** Says what is being done and how long it took. */
export async function step(title, work) {
  const startedAt = performance.now();
  process.stdout.write(`${title} … `);
  try {
    await work();
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
  process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

/** Runs a program in the project; what it says is shown only when it fails. */
export function run([program, ...args], env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: project,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && program === "npm",
    });
    const said = [];
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) return resolve();
      const name = [path.basename(program), ...args.map((a) => path.basename(a))].join(
        " ",
      );
      reject(
        new Error(`${Buffer.concat(said)}\n\`${name}\` ended with ${signal ?? code}.`),
      );
    });
  });
}
