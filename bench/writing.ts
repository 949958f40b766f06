/**
 * A 300-page ordinance in a real browser: how long until it can be typed into, and how long from
 * a key to the paint that shows its letter while four others type into the same text. The four
 * are programs on this machine, so they share its processors with the browser. A key counts from
 * the moment the browser says it was pressed to the first task after the frame that paints it.
 */
import type { Page } from "@playwright/test";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { jsonFromState, writeManuscript } from "#app/manuscript/state.ts";
import { newDraftPath } from "#app/paths.ts";
import { Desk } from "#tests/support/room-desk.ts";
import { BLOCKS_PER_PAGE, ordinance } from "./rooms/manuscripts.ts";
import { percentile, signedInAs, withDemo } from "./support.ts";

const PAGES = Number(process.env.PAGES ?? 300);
const KEYS = Number(process.env.KEYS ?? 200);
const OPENINGS = 3;
/** Between two keys of the measured person and of each of the four others. */
const KEY_PAUSE_MS = 120;
const OTHERS_PAUSE_MS = 150;
const OTHERS = [
  "Tomás Riverstone",
  "Maribel Testerman",
  "Pilar Margenfield",
  "Ada Quillfeather",
];
const BLOCKS_AT_ONCE = 250;

await withDemo(async ({ address, browser }) => {
  const ada = await signedInAs(browser, address, "Ada Quillfeather");
  // Functions sent to the page come with a call of tsx's own in them.
  await ada.addInitScript("globalThis.__name = (named) => named");
  const starting = await ada.newPage();
  await starting.goto(address + newDraftPath());
  await starting.getByLabel("Title").fill("An ordinance of many pages");
  await starting.getByLabel("Campaign").selectOption({ label: "Answer to Texas SB4" });
  await starting.getByLabel("Model ordinance").check();
  await starting.getByRole("button", { name: "Start the draft" }).click();
  await starting.waitForURL(/\/drafts\/[0-9a-f-]{36}$/);
  const draft = new URL(starting.url()).pathname;
  await starting.close();

  const desks: Desk[] = [];
  for (const name of OTHERS) {
    const context = await signedInAs(browser, address, name);
    const cookies = await context.cookies();
    await context.close();
    const cookie = cookies.map((kept) => `${kept.name}=${kept.value}`).join("; ");
    const headers = { origin: address, cookie };
    const room = `${address.replace(/^http/, "ws")}/collab`;
    const desk = new Desk(room, draft.split("/").at(-1) ?? "", headers, {});
    await desk.synced();
    desks.push(desk);
  }
  const filler = desks[0];
  if (!filler) throw new Error("Nobody is there to fill the draft.");
  await fill(filler, jsonFromState(ordinance(PAGES * BLOCKS_PER_PAGE)));

  const openings: number[] = [];
  let page: Page | null = null;
  for (let nth = 0; nth < OPENINGS; nth += 1) {
    await page?.close();
    page = await ada.newPage();
    openings.push(await opened(page, address + draft));
  }
  if (!page) throw new Error("The draft was never opened.");
  console.log(`blocks ${await page.locator(".manuscript > *").count()}`);
  console.log(
    `opens in, median of ${OPENINGS}  ${percentile(openings, 0.5).toFixed(0)} ms`,
  );

  report("alone", await keysToPaint(page));
  const typing = desks.map((desk, nth) => typeFor(desk, nth));
  report("with four others", await keysToPaint(page));
  for (const stop of typing) stop();
  for (const desk of desks) {
    desk.leave();
    desk.doc.destroy();
  }
});

/** Writes the text in pieces, as the room takes no frame of a megabyte. */
async function fill(desk: Desk, text: ManuscriptJson): Promise<void> {
  for (let upTo = BLOCKS_AT_ONCE; ; upTo += BLOCKS_AT_ONCE) {
    writeManuscript(desk.doc, { ...text, content: text.content.slice(0, upTo) });
    while (!desk.isSaved) await new Promise((next) => setTimeout(next, 20));
    if (upTo >= text.content.length) return;
  }
}

/** Milliseconds from asking for the page until its last block stands there and takes letters. */
async function opened(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const text = document.querySelector('.manuscript[contenteditable="true"]');
          if (!text?.lastElementChild) return void requestAnimationFrame(look);
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        };
        look();
      }),
  );
}

/** Types in the middle of the text and says how long each key took. */
async function keysToPaint(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const text = document.querySelector<HTMLElement>(".manuscript");
    const middle = text?.children[Math.floor((text.children.length - 1) / 2)];
    middle?.scrollIntoView({ block: "center" });
    const channel = new MessageChannel();
    const waiting: number[] = [];
    channel.port1.onmessage = () => {
      for (const pressed of waiting.splice(0)) times.push(performance.now() - pressed);
    };
    const note = (event: KeyboardEvent) => {
      waiting.push(event.timeStamp);
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    text?.addEventListener("keydown", note, true);
    Object.assign(window, {
      stopNoting: () => text?.removeEventListener("keydown", note, true),
    });
  });
  await page.waitForTimeout(500);
  const middle = page.locator(".manuscript > *").nth((PAGES * BLOCKS_PER_PAGE) / 2);
  await middle.click();
  await page.waitForTimeout(500);
  await page.keyboard.press("End");
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? "Space" : "e");
    await page.waitForTimeout(KEY_PAUSE_MS);
  }
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const noted = window as unknown as { times: number[]; stopNoting(): void }; // set above
    noted.stopNoting();
    return noted.times;
  });
}

/** One of the others, who types in a block of their own and now and then begins another. */
function typeFor(desk: Desk, nth: number): () => void {
  let block = Math.floor(((nth + 0.5) / OTHERS.length) * desk.fragment.length);
  let letters = 0;
  const timer = setInterval(() => {
    letters += 1;
    if (letters % 60 === 0) {
      desk.addBlock("", block + 1);
      block += 1;
    }
    desk.type(letters % 6 === 0 ? " " : "o", block);
    desk.point(block);
  }, OTHERS_PAUSE_MS);
  return () => clearInterval(timer);
}

function report(what: string, times: readonly number[]): void {
  const shares = [0.5, 0.95, 0.99].map(
    (share) => `p${share * 100} ${percentile(times, share).toFixed(1)} ms`,
  );
  console.log(`key to paint, ${what}  ${shares.join("  ")}  (${times.length} keys)`);
}
