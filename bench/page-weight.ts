/** JavaScript a page sends, as it crosses the line (gzip), from an empty cache. */
import {
  campaignsPath,
  citiesPath,
  conveningsPath,
  draftsPath,
  homePath,
  peoplePath,
  statusPath,
} from "#app/paths.ts";
import { signedInAs, withDemo } from "./support.ts";

const GOAL_KB = 170;

await withDemo(async ({ address, browser }) => {
  const pages = [
    homePath(),
    campaignsPath(),
    statusPath(),
    conveningsPath(),
    draftsPath(),
    citiesPath(),
    peoplePath(),
  ];
  const signedIn = await signedInAs(browser, address, "Ada Quillfeather");
  const scout = await signedIn.newPage();
  for (const [list, link] of [
    [campaignsPath(), /^\/campaigns\/[0-9a-f-]{36}$/],
    [conveningsPath(), /^\/convenings\/[0-9a-f-]{36}$/],
    [draftsPath(), /^\/drafts\/[0-9a-f-]{36}$/],
  ] as const) {
    await scout.goto(address + list);
    const hrefs = await scout
      .locator("main a")
      .evaluateAll((links) => links.map((a) => a.getAttribute("href") ?? ""));
    const first = hrefs.find((href) => link.test(href));
    if (first) pages.push(first);
    if (first && list === campaignsPath()) pages.push(`${first}/status`);
  }
  const state = await signedIn.storageState();
  console.log("script kB (gzip) | page");
  for (const path of pages) {
    const context = await browser.newContext({ storageState: state });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    const scripts = new Set<string>();
    let bytes = 0;
    devtools.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    devtools.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(address + path);
    await page.waitForLoadState("load");
    await page.waitForTimeout(1_500);
    const kb = bytes / 1_000;
    const isEditor = path.startsWith(`${draftsPath()}/`);
    console.log(
      `${kb.toFixed(1).padStart(16)} | ${path.replace(/[0-9a-f-]{36}/g, "…")}${isEditor ? " (editor)" : kb > GOAL_KB ? "  over the goal" : ""}`,
    );
    await context.close();
  }
});
