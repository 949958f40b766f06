/**
 * `npm start`: from a fresh clone to a served workspace in one command; `--dev` serves the
 * sources with reloading. The workspace then runs in this very process, so that signals, exit
 * code and memory are its own.
 */
import { setUp } from "./set-up.mjs";

const isDevelopment = process.argv.includes("--dev");
try {
  await setUp({ build: !isDevelopment });
  process.argv.splice(
    2,
    process.argv.length,
    "serve",
    ...(isDevelopment ? ["--dev"] : []),
  );
  await import("../server/cli/translocal.mjs");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
