/**
 * A key pressed on one screen until the letter stands in the other's page: two Chromium
 * contexts of two officials on one draft of the demo network, on one machine's clock. The
 * paint that follows (up to a frame, 16 ms) is not in it: a page in the background paints when
 * the browser likes.
 */
import { draftsPath } from "#app/paths.ts";
import { percentile, signedInAs, withDemo } from "./support.ts";

const KEYS = 200;
const PAUSE_MS = 120;
const DRAFT = "Freedom City Model Ordinance";

await withDemo(async ({ address, browser }) => {
  const [writer, reader] = await Promise.all(
    ["Ada Quillfeather", "Yolanda Highplain"].map(async (name) => {
      const context = await signedInAs(browser, address, name);
      const page = await context.newPage();
      await page.goto(address + draftsPath());
      await page.getByRole("link", { name: DRAFT }).first().click();
      await page.locator('.manuscript[contenteditable="true"]').waitFor();
      return page;
    }),
  );
  if (!writer || !reader) throw new Error("Two people are needed.");

  // The reader notes when each letter stands in the last block of its page.
  await reader.evaluate(() => {
    const seen: Record<number, number> = {};
    Object.assign(window, { seen });
    const text = document.querySelector(".manuscript");
    if (!text) return;
    new MutationObserver(() => {
      const letters = (text.lastElementChild?.textContent ?? "").match(/§\d+/g) ?? [];
      for (const letter of letters) {
        seen[Number(letter.slice(1))] ??= performance.timeOrigin + performance.now();
      }
    }).observe(text, { childList: true, subtree: true, characterData: true });
  });
  // The editor follows a selection when the browser tells of it: not in the same moment.
  await writer.locator(".manuscript").click();
  await writer.waitForTimeout(300);
  await writer.keyboard.press("Control+End");
  await writer.waitForTimeout(300);
  await writer.keyboard.press("Enter");
  const pressed: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    pressed[key] = await writer.evaluate(async (nth) => {
      const at = performance.timeOrigin + performance.now();
      document.execCommand("insertText", false, `§${nth} `);
      return at;
    }, key);
    await writer.waitForTimeout(PAUSE_MS);
  }
  await reader.waitForTimeout(1_000);
  const seen = await reader.evaluate(
    () => (window as unknown as { seen: Record<number, number> }).seen,
  ); // set above
  const delays = pressed.flatMap((at, nth) => {
    const arrived = seen[nth];
    return arrived === undefined ? [] : [arrived - at];
  });
  console.log(`letters seen ${delays.length} of ${KEYS}`);
  for (const share of [0.5, 0.95, 0.99]) {
    console.log(`p${share * 100}  ${percentile(delays, share).toFixed(1)} ms`);
  }
});
