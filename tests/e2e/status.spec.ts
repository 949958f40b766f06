import { addCities, openCampaign, recordAction } from "./support/campaigns.ts";
import { expect, type Page, PEOPLE, test, visit } from "./support/journey.ts";

const row = (page: Page, city: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: city }) });

async function openPath(page: Page, campaign: string, city: string): Promise<void> {
  await visit(page, `${campaign}/status`);
  await page.getByRole("link", { name: city, exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: city })).toBeVisible();
}

test("a stage follows the log by the day things happened, not by the day they were entered", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(page, "Sidewalks for all");
  await addCities(page, address, ["Austin, TX"]);
  await openPath(page, address, "Austin, TX");
  const standing = page.getByRole("region", { name: "Where it stands" });
  await expect(standing).toContainText("Exploring");

  await recordAction(page, {
    happenedOn: "2018-06-14",
    what: "Approved on consent, 10-1",
    kind: "Passed by the body",
  });
  await expect(standing).toContainText("Passed");

  // Entered after the vote, and happened before it: the city does not go back.
  await recordAction(page, {
    happenedOn: "2018-05-24",
    what: "Read for the first time",
    kind: "First reading",
  });
  await expect(standing).toContainText("Passed");
  const log = page.locator("li[id^=entry-]");
  await expect(log.nth(0)).toContainText("Approved on consent, 10-1");
  await expect(log.nth(1)).toContainText("Read for the first time");
  await expect(log.nth(1)).toContainText("Entered late");

  await page
    .getByRole("button", { name: /Withdraw the entry “Approved on consent/ })
    .click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: "Withdraw", exact: true })
    .click();
  await expect(standing).toContainText("Introduced");
  await expect(log.nth(0)).toContainText("Withdrawn: Approved on consent, 10-1");
});

test("legal force is said apart from the stage: passed, and enjoined", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(page, "Paid leave for storms");
  await addCities(page, address, ["Dallas, TX"]);
  await openPath(page, address, "Dallas, TX");
  await recordAction(page, {
    happenedOn: "2018-03-02",
    what: "Adopted, 10-4",
    kind: "Passed by the body",
  });
  await page.getByText("Set the force").click();
  await page.getByLabel("Force").selectOption({ label: "Enjoined" });
  await page.getByLabel(/^Why/).fill("A district court, until trial");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const standing = page.getByRole("region", { name: "Where it stands" });
  await expect(standing).toContainText("Enjoined");
  await visit(page, `${address}/status`);
  await expect(row(page, "Dallas, TX")).toContainText("Passed");
  await expect(row(page, "Dallas, TX")).toContainText("Enjoined");
});

test("what one city records, another sees on table and board without reloading", async ({
  signedInAs,
}) => {
  const maribel = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(maribel, "Quiet streets");
  await addCities(maribel, address, ["Milwaukee, WI", "Tacoma, WA"]);

  const table = await signedInAs(PEOPLE.edmund);
  const board = await signedInAs(PEOPLE.ada);
  await visit(table, `${address}/status`);
  await visit(board, `${address}/status?view=board`);
  await expect(row(table, "Tacoma, WA")).toContainText("Exploring");
  await table.evaluate(() => Object.assign(window, { stayed: true }));
  await board.evaluate(() => Object.assign(window, { stayed: true }));

  await openPath(maribel, address, "Tacoma, WA");
  await recordAction(maribel, {
    happenedOn: "2018-09-11",
    what: "Referred to the Government Performance Committee",
    kind: "Referred to committee",
    nextStep: "Committee hearing",
    nextStepOn: "2030-12-04",
  });
  await expect(row(table, "Tacoma, WA")).toContainText("In committee");
  await expect(row(table, "Tacoma, WA")).toContainText("Committee hearing");
  await expect(board.getByRole("region", { name: /^In committee/ })).toContainText(
    "Tacoma, WA",
  );
  for (const page of [table, board])
    expect(await page.evaluate(() => "stayed" in window)).toBe(true);
});

test("the clerk of a city may record for it, and for no other", async ({
  signedInAs,
}) => {
  const maribel = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(maribel, "Open data");
  await addCities(maribel, address, ["Milwaukee, WI", "Tacoma, WA"]);
  const edmund = await signedInAs(PEOPLE.edmund);
  await openPath(edmund, address, "Tacoma, WA");
  await expect(edmund.getByText("Record an action")).toHaveCount(0);
  await openPath(edmund, address, "Milwaukee, WI");
  await recordAction(edmund, {
    happenedOn: "2018-10-16",
    what: "File 180927 placed on file with the clerk",
    kind: "Filed with the clerk",
  });
});

test("an action's errors stand at their fields and what was typed stays", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/status of 400/);
  const page = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(page, "Lead pipes");
  await addCities(page, address, ["Chicago, IL"]);
  await openPath(page, address, "Chicago, IL");
  await page.getByText("Record an action").click();
  await page.getByLabel("Day it happened").fill("2018-06-27");
  await page.getByLabel("What happened").fill("Passed, 47-0");
  await page.getByLabel(/^On/).fill("2018-06-01");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByText("Say what is to happen on that day.")).toBeVisible();
  await expect(page.getByLabel("What happened")).toHaveValue("Passed, 47-0");
  await expect(page.locator("li[id^=entry-]")).toHaveCount(0);
});

test("the wall shows every campaign against every city, and narrows by state", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.edmund);
  await visit(page, "/status");
  await expect(page.getByRole("rowheader", { name: /Austin, TX/ })).toBeVisible();
  await visit(page, "/status?state=WA");
  await expect(page.getByRole("rowheader", { name: /Tacoma, WA/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /Austin, TX/ })).toHaveCount(0);
});
