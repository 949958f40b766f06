#!/usr/bin/env node
/** The command `translocal`: works from any folder and needs no build of the server. */
import { existsSync } from "node:fs";

const modules = new URL("../../node_modules/tsx/package.json", import.meta.url);
const client = new URL("../../prisma/generated/client.ts", import.meta.url);

if (existsSync(modules) && existsSync(client)) {
  const { register } = await import("tsx/esm/api");
  register();
  await import("./translocal.ts");
} else {
  console.error("translocal: this folder is not set up yet. Run `npm start` in it once.");
  process.exitCode = 1;
}
