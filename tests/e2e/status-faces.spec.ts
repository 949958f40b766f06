import { readFile } from "node:fs/promises";
import {
  addCities,
  openCampaign,
  recordAction,
  visitCampaign,
} from "./support/campaigns.ts";
import { expect, type Page, PEOPLE, test, visit } from "./support/journey.ts";

/** A campaign of three cities: one has passed it, one heard it, one has a hearing to come. */
async function standing(page: Page, title: string): Promise<string> {
  const { address } = await openCampaign(page, title);
  await addCities(page, address, ["Austin, TX", "Dallas, TX", "Tacoma, WA"]);
  const did = async (city: string, action: Parameters<typeof recordAction>[1]) => {
    await visit(page, `${address}/status`);
    await page.getByRole("link", { name: city, exact: true }).click();
    await recordAction(page, action);
  };
  await did("Austin, TX", {
    happenedOn: "2018-03-01",
    what: "Read for the first time",
    kind: "First reading",
  });
  await did("Austin, TX", {
    happenedOn: "2018-06-14",
    what: "Approved on consent, 10-1",
    kind: "Passed by the body",
  });
  await did("Dallas, TX", {
    happenedOn: "2018-05-01",
    what: "Heard by the committee",
    kind: "Hearing",
    nextStep: "Public hearing on the second draft",
    nextStepOn: "2030-12-04",
  });
  return address;
}

test("map, chart, calendar and changes answer the same question, by keyboard alone", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.maribel);
  const address = await standing(page, "Shade on every street");
  await visit(page, `${address}/status`);
  const faces = page.getByRole("navigation", { name: "Face" });
  const turnTo = async (face: string) => {
    await faces.getByRole("link", { name: face }).focus();
    await page.keyboard.press("Enter");
    await expect(faces.getByRole("link", { name: face })).toHaveAttribute("aria-current");
  };

  await turnTo("Map");
  const map = page.getByRole("group", { name: "Map of the cities" });
  await expect(map.getByLabel("Austin, TX: Passed")).toBeVisible();
  const drawn = map.locator("[data-map]");
  const whole = await drawn.getAttribute("transform");
  await map.focus();
  await page.keyboard.press("+");
  await expect(drawn).not.toHaveAttribute("transform", whole ?? "");
  await page.keyboard.press("0");
  await expect(drawn).toHaveAttribute("transform", whole ?? "");
  // What the map shows can be read below it, and narrowed with it.
  await expect(page.getByRole("row", { name: /Tacoma, WA/ })).toBeVisible();
  await page.getByLabel("State", { exact: true }).selectOption("TX");
  await expect(map.getByLabel(/Tacoma/)).toHaveCount(0);
  await expect(drawn).not.toHaveAttribute("transform", whole ?? "");

  await turnTo("Chart");
  const day = page.getByRole("slider", { name: "Day" });
  await day.focus();
  await page.keyboard.press("End");
  await expect(page.locator("figcaption")).toContainText("Passed: 1");
  await page.keyboard.press("Home");
  await expect(page.locator("figcaption")).toContainText("March 1, 2018");
  await expect(page.locator("figcaption")).toContainText("Before the body: 1");
  await expect(page.getByRole("row", { name: /Introduced.*105 days/ })).toBeVisible();

  await turnTo("Calendar");
  const december = page.getByRole("region", { name: "December 2030" });
  await expect(december).toContainText("Public hearing on the second draft");
  await expect(december.getByRole("link", { name: "Dallas, TX" })).toBeVisible();

  await turnTo("Changes");
  await expect(
    page.getByRole("listitem").filter({ hasText: "Austin, TX" }),
  ).toContainText("Approved on consent, 10-1");
  // The address holds the question, so that it can be sent to somebody.
  expect(new URL(page.url()).search).toBe("?view=changes&state=TX");
});

test("a card is moved by its menu or by drag, which asks what the city did", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(page, "Benches at every stop");
  await addCities(page, address, ["Austin, TX", "Tacoma, WA"]);
  await visit(page, `${address}/status?view=board`);
  await page.getByRole("button", { name: "Move Austin, TX" }).press("Enter");
  await page.getByRole("menuitem", { name: "To “hearing”" }).click();
  await expect(page.getByLabel(/^Class/)).toHaveValue("hearing-held");
  await page.getByLabel("What happened").fill("Heard by the committee");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByRole("region", { name: "Where it stands" })).toContainText(
    "Hearing",
  );

  await visit(page, `${address}/status?view=board`);
  const column = (stage: string) =>
    page.getByRole("region", { name: new RegExp(`^${stage}`) });
  await expect(column("Hearing")).toContainText("Austin, TX");
  await page
    .getByRole("listitem")
    .filter({ hasText: "Tacoma, WA" })
    .dragTo(column("Introduced"));
  await expect(page.getByLabel(/^Class/)).toHaveValue("introduction");
  await expect(page.getByRole("heading", { level: 2, name: "Tacoma, WA" })).toBeVisible();
});

test("the wall shows one face alone, turns by arrow keys, follows others, and is left by Escape", async ({
  signedInAs,
}) => {
  const wall = await signedInAs(PEOPLE.edmund);
  const maribel = await signedInAs(PEOPLE.maribel);
  const address = await standing(maribel, "Trees before towers");
  await visit(wall, `${address}/status?view=map`);
  await wall.getByRole("link", { name: "Present" }).click();
  await expect(wall.getByRole("heading", { level: 1 })).toContainText("1 of 3 cities");
  await expect(wall.getByRole("navigation")).toHaveCount(0);
  await wall.keyboard.press("ArrowRight");
  await expect(wall.getByRole("slider", { name: "Day" })).toBeVisible();
  await wall.keyboard.press("ArrowLeft");
  await expect(wall.getByLabel("Tacoma, WA: Exploring")).toBeVisible();

  await visit(maribel, `${address}/status`);
  await maribel.getByRole("link", { name: "Tacoma, WA", exact: true }).click();
  await recordAction(maribel, {
    happenedOn: "2018-09-11",
    what: "Adopted, 9-0",
    kind: "Passed by the body",
  });
  await expect(wall.getByRole("heading", { level: 1 })).toContainText("2 of 3 cities");
  await expect(wall.getByLabel("Tacoma, WA: Passed")).toBeVisible();
  await wall.keyboard.press("Escape");
  await expect(wall).toHaveURL(/\/status\?view=map$/);
});

test("on a phone the face one looks at is in sight", async ({ signedInAs }) => {
  const page = await signedInAs(PEOPLE.edmund);
  const address = await visitCampaign(page, "Freedom City policies");
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, `${address}/status?view=changes`);
  const faces = page.getByRole("navigation", { name: "Face" });
  await expect(faces.getByRole("link", { name: "Changes" })).toBeInViewport({
    ratio: 0.9,
  });
});

test("what the page shows can be taken along as a table", async ({ signedInAs }) => {
  const page = await signedInAs(PEOPLE.edmund);
  const address = await visitCampaign(page, "Freedom City policies");
  await visit(page, `${address}/status`);
  await page.getByLabel("State", { exact: true }).selectOption("TX");
  await expect(page).toHaveURL(/state=TX/);
  const loading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Table of cities (CSV)" }).click();
  const table = await loading;
  expect(table.suggestedFilename()).toBe("freedom-city-policies-status.csv");
  const text = await readFile(await table.path(), "utf8");
  expect(text).toContain("ocd-division/country:us/state:tx/place:austin");
  expect(text).not.toContain("state:wa");
});
