/** The browser of the browser tests: the machine's own, or Debian's when we may install it. */
import { existsSync } from "node:fs";
import { run, step } from "./set-up.mjs";

const PLACES = [
  // The same browser without a window of its own: half the work for the machine.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Path of a Chromium, installed from Debian if need be and possible; else null and why. */
export async function findChromium() {
  const found = await lookAround();
  if (found) return { path: found };
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    return {
      path: null,
      why: "no Chromium here; install one, or set CHROMIUM_PATH to yours",
    };
  }
  try {
    await step("Installing Chromium from Debian", async () => {
      const quiet = { DEBIAN_FRONTEND: "noninteractive" };
      await run(["apt-get", "update", "-qq"], quiet);
      const install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"];
      try {
        await run([...install, "chromium-headless-shell"], quiet);
      } catch {
        // An older Debian has it only whole.
        await run([...install, "chromium"], quiet);
      }
    });
  } catch (error) {
    return { path: null, why: `Chromium could not be installed: ${lastLine(error)}` };
  }
  return { path: await lookAround(), why: "Debian's Chromium is not where it should be" };
}

async function lookAround() {
  const { chromium } = await import("@playwright/test");
  const places = [process.env.CHROMIUM_PATH, ...PLACES, chromium.executablePath()];
  return places.find((place) => place && existsSync(place)) ?? null;
}

function lastLine(error) {
  return error.message.trim().split("\n").at(-1);
}
