import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** A package of its own, so that nobody's dependencies mix with the product's. */
const HERE = path.join(path.dirname(fileURLToPath(import.meta.url)), "peers");
/** Hocuspocus 4 and `node:sqlite` want a newer Node than this project asks for. */
const NEWER_NODE = `node-${process.platform}-${process.arch}`;
const NEWER_NODE_VERSION = "24.21.0";

/** The file that starts a measured server. */
export const peerFile = (name: string) => path.join(HERE, name);

/** The Node that runs Hocuspocus: this one if it is new enough, else the one from npm. */
export function newerNode(): string {
  if (isNewEnough()) return process.execPath;
  return path.join(HERE, "node_modules", NEWER_NODE, "bin", "node");
}

function isNewEnough(): boolean {
  return Number(process.versions.node.split(".")[0]) >= 24;
}

/** Installs the measured servers into this folder, once. They never touch the product's packages. */
export function installPeers(): void {
  const wanted = ["@hocuspocus/server", "@y/websocket-server"].map((name) =>
    path.join(HERE, "node_modules", name),
  );
  if ([...wanted, newerNode()].every((place) => existsSync(place))) return;
  console.log("Installing the servers to measure against …");
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const node = isNewEnough() ? [] : [`${NEWER_NODE}@${NEWER_NODE_VERSION}`];
  const { status } = spawnSync(
    "npm",
    ["install", "--no-save", "--no-package-lock", ...quiet, ...node],
    { cwd: HERE, stdio: "inherit" },
  );
  if (status !== 0) throw new Error("The servers to measure against are not installed.");
}
