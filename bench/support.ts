/** What the measurements share: a browser, somebody signed in, and percentiles. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { demoSignInPath } from "#app/paths.ts";
import { startWorkspace } from "#tests/e2e/support/workspace.ts";

const PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"];

/** Runs `work` against a fresh demo network and a browser; cleans up whatever happens. */
export async function withDemo(
  work: (demo: { address: string; browser: Browser }) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "translocal-bench-"));
  const server = await startWorkspace(join(folder, "data"));
  const browser = await chromium.launch({
    executablePath: PLACES.find((place) => place && existsSync(place)),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
    ],
  });
  try {
    await work({ address: server.address, browser });
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A browser context in which a demo person is signed in. */
export async function signedInAs(
  browser: Browser,
  address: string,
  name: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  await page.goto(address + demoSignInPath());
  await page.getByRole("button", { name }).click();
  await page.waitForURL((url) => !url.pathname.startsWith(demoSignInPath()));
  await page.close();
  return context;
}

/** The value below which the share of all values lies; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  );
}
