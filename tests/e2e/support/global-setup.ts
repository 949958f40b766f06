/**
 * The server the journeys run against: the real one, on a random port of this machine, with a
 * data folder of its own and the demo network in it, serving the production build. What it
 * logs is kept, and an error in it fails the run even when every page looked right. Whoever
 * sets TRANSLOCAL_E2E_ADDRESS runs against the demo network that is served there instead.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type RunningServer, startWorkspace } from "./workspace.ts";

const SOURCES = ["app", "public", "vite.config.ts", "remix.config.js", "package.json"];

export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "translocal-e2e-"));
  process.env.TRANSLOCAL_E2E_FOLDER = folder; // workers inherit it
  if (process.env.TRANSLOCAL_E2E_ADDRESS)
    return async () => rmSync(folder, { recursive: true, force: true });
  buildWhenStale();
  let server: RunningServer;
  try {
    server = await startWorkspace(path.join(folder, "data"));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  process.env.TRANSLOCAL_E2E_ADDRESS = server.address;
  return async () => {
    await server.stop();
    const complaints = server.complaints();
    rmSync(folder, { recursive: true, force: true });
    if (complaints.length > 0)
      throw new Error(`The server logged errors:\n${complaints.join("\n")}`);
  };
}

/** Builds the application when a source is newer than the last build. */
function buildWhenStale(): void {
  const built = changedAt("build/server/index.js");
  if (built > Math.max(...SOURCES.map(changedAt))) return;
  console.log("Building the application for the browser tests.");
  execFileSync("npm", ["run", "build"], { stdio: ["ignore", "ignore", "inherit"] });
}

/** When a file, or the newest file of a folder, was last changed; 0 when there is none. */
function changedAt(name: string): number {
  const entry = statSync(name, { throwIfNoEntry: false });
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(name)
      .filter((child) => !/\.test\.tsx?$/.test(child))
      .map((child) => changedAt(path.join(name, child))),
  );
}
