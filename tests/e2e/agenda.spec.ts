import { conveningsPath, newConveningPath } from "#app/paths.ts";
import {
  expect,
  type Locator,
  type Page,
  PEOPLE,
  test,
  uniqueTitle,
  visit,
} from "./support/journey.ts";

/** Opens the annual convening of the demo network. */
async function openAustin(page: Page): Promise<void> {
  await visit(page, conveningsPath());
  await page
    .locator("main")
    .getByRole("link", { name: /annual convening, Austin/i })
    .click();
  await expect(
    page.getByRole("heading", { level: 1, name: /annual convening/i }),
  ).toBeVisible();
}

/** Calls a convening of one day, nine to eleven, with items of half an hour. */
async function callConvening(page: Page, words: string, items: string[]) {
  const title = uniqueTitle(words);
  await visit(page, newConveningPath());
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Campaign call").check();
  await page.getByLabel("Time zone").selectOption("America/Chicago");
  await page.getByLabel("Date").first().fill("2018-11-15");
  await page.getByLabel("Opens").first().fill("09:00");
  await page.getByLabel("Closes").first().fill("11:00");
  await page.getByRole("button", { name: "Call it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const address = new URL(page.url()).pathname;
  for (const item of items) await addItem(page, address, item, "30");
  return address;
}

async function addItem(page: Page, convening: string, title: string, minutes: string) {
  await visit(page, `${convening}/items/new`);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Minutes").fill(minutes);
  await page.getByRole("button", { name: "Add to the agenda" }).click();
  await expect(item(page, title)).toBeVisible();
}

function item(page: Page, title: string): Locator {
  return page
    .locator("[data-item]")
    .filter({ has: page.getByRole("heading", { name: title }) });
}

const order = (page: Page) => page.locator("[data-item] h3").allTextContents();

test("a comment on an agenda item arrives in the other browser without reloading, and so does the answer", async ({
  twoPeople: { ada, tomas },
}) => {
  for (const page of [ada, tomas]) {
    await openAustin(page);
    await page
      .getByRole("link", { name: /comment/i })
      .first()
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
  }
  const hers = ada.getByRole("dialog");
  const his = tomas.getByRole("dialog");
  const question = uniqueTitle("Does the badge desk open at eleven?");
  await hers.getByLabel("Comment on this item").fill(question);
  await hers.getByRole("button", { name: "Comment", exact: true }).click();
  const thread = his.getByRole("article").filter({ hasText: question });
  await expect(thread).toContainText("Ada Quillfeather");

  const answer = uniqueTitle("At half past ten for volunteers.");
  await thread.getByRole("button", { name: "Answer" }).click();
  await thread.getByLabel("Answer").fill(answer);
  await thread.getByRole("button", { name: "Answer" }).click();
  await expect(
    hers.getByRole("article").filter({ hasText: question }).getByText(answer),
  ).toBeVisible();
});

test("a guest without a right on the network finds no agenda of its own", async ({
  signedInAs,
}) => {
  const josefina = await signedInAs(PEOPLE.josefina);
  await visit(josefina, conveningsPath());
  await expect(
    josefina.locator("main").getByRole("link", { name: /annual convening/i }),
  ).toHaveCount(0);
});

test("every day says how much of its time is planned, and when it is too much", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.maribel);
  await openAustin(page);
  await expect(page.getByText(/planned of 8 h 30 min/)).toBeVisible();

  const address = await callConvening(page, "Call on fares", ["Round", "Votes counted"]);
  await expect(page.getByText("1 h planned of 2 h, 1 h free")).toBeVisible();
  await addItem(page, address, "Everything else", "75");
  await expect(page.getByText("15 min more than the day has")).toBeVisible();

  await item(page, "Everything else")
    .getByRole("button", { name: /^Change/ })
    .click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await page.getByLabel("Minutes").fill("60");
  await page.getByLabel(/^Room/).fill("Line two");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("2 h planned of 2 h, nothing free")).toBeVisible();
  await expect(item(page, "Everything else")).toContainText("Line two");
});

test("items are reordered with the keyboard, times follow, and the other browser sees it", async ({
  signedInAs,
}) => {
  const maribel = await signedInAs(PEOPLE.maribel);
  const address = await callConvening(maribel, "Call by keyboard", [
    "First matter",
    "Second matter",
    "Third matter",
  ]);
  const ada = await signedInAs(PEOPLE.ada);
  await visit(ada, address);

  const handle = item(maribel, "Third matter").getByRole("button", {
    name: "Move Third matter",
    exact: true,
  });
  await handle.focus();
  await maribel.keyboard.press("Alt+ArrowUp");
  await expect
    .poll(() => order(maribel))
    .toEqual(["First matter", "Third matter", "Second matter"]);
  await expect(
    maribel.getByRole("status").filter({ hasText: "“Third matter” moved" }),
  ).toContainText("9:30 AM");
  await expect(handle).toBeFocused();
  await expect
    .poll(() => order(ada))
    .toEqual(["First matter", "Third matter", "Second matter"]);

  await maribel.reload();
  expect(await order(maribel)).toEqual(["First matter", "Third matter", "Second matter"]);
});

test("a move that does not reach the server is taken back and said, and the next one goes through", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/ERR_FAILED/);
  const maribel = await signedInAs(PEOPLE.maribel);
  await callConvening(maribel, "Call with a bad line", ["One", "Two", "Three"]);
  const handle = item(maribel, "Three").getByRole("button", {
    name: "Move Three",
    exact: true,
  });
  await maribel.route(/\/arrange$/, (route) => route.abort());
  await handle.focus();
  await maribel.keyboard.press("Alt+ArrowUp");
  await expect(maribel.getByText(/The item was not moved\. The line/)).toBeVisible();
  await expect.poll(() => order(maribel)).toEqual(["One", "Two", "Three"]);
  await maribel.unroute(/\/arrange$/);
  await maribel.getByRole("button", { name: "Dismiss" }).click();
  await handle.focus();
  await maribel.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => order(maribel)).toEqual(["One", "Three", "Two"]);
  await maribel.reload();
  expect(await order(maribel)).toEqual(["One", "Three", "Two"]);
});

test("items are reordered by dragging, and the other browser sees it", async ({
  signedInAs,
}) => {
  const maribel = await signedInAs(PEOPLE.maribel);
  const address = await callConvening(maribel, "Call by hand", [
    "Opening",
    "Reports",
    "Decisions",
  ]);
  const ada = await signedInAs(PEOPLE.ada);
  await visit(ada, address);
  const handle = item(maribel, "Decisions").getByRole("button", {
    name: "Move Decisions",
    exact: true,
  });
  await handle.scrollIntoViewIfNeeded();
  const from = await handle.boundingBox();
  const to = await item(maribel, "Opening").boundingBox();
  if (!from || !to) throw new Error("The items are not shown.");
  await maribel.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await maribel.mouse.down();
  await maribel.mouse.move(from.x + 20, from.y - 30, { steps: 4 });
  await maribel.mouse.move(to.x + 40, to.y + 3, { steps: 8 });
  await maribel.mouse.up();
  const dropped = ["Decisions", "Opening", "Reports"];
  await expect.poll(() => order(maribel)).toEqual(dropped);
  await expect.poll(() => order(ada)).toEqual(dropped);
});

test("an agenda belongs to those who may edit it: a reader finds no handle on it", async ({
  signedInAs,
}) => {
  const edmund = await signedInAs(PEOPLE.edmund);
  await openAustin(edmund);
  await expect(edmund.getByRole("button", { name: /^Move / })).toHaveCount(0);
  await expect(edmund.getByRole("link", { name: "Add an item" })).toHaveCount(0);
});
