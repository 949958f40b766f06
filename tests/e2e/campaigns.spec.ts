import { addCities, openCampaign, visitCampaign } from "./support/campaigns.ts";
import { expect, PEOPLE, test, visit } from "./support/journey.ts";

test("campaigns stand by issue area, each with one headline a mayor can repeat", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.edmund);
  await visit(page, "/campaigns");
  for (const area of [
    "Protecting immigrant communities",
    "Police reform and just policing",
    "Infrastructure",
    "Economic justice",
  ]) {
    await expect(page.getByRole("region", { name: area })).toBeVisible();
  }
  const freedomCity = page.getByRole("listitem").filter({
    has: page.getByRole("heading", { name: "Freedom City policies" }),
  });
  await expect(freedomCity).toContainText(/\d+ of \d+ cities in force/);
  await visitCampaign(page, "Freedom City policies");
  await expect(page.getByText(/^\d+ of \d+ cities in force/).first()).toBeVisible();
});

test("an organizer opens a campaign, changes it, brings cities in and archives it", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.maribel);
  const { title, address } = await openCampaign(page, "Shade at every bus stop");

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Title").fill(`${title}, by 2019`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: `${title}, by 2019` }),
  ).toBeVisible();

  await addCities(page, address, ["Austin, TX", "Tacoma, WA"]);
  await visit(page, `${address}/status`);
  await expect(page.getByRole("rowheader", { name: /Austin, TX/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /Tacoma, WA/ })).toBeVisible();

  await visit(page, `${address}/edit`);
  await page.getByRole("button", { name: "Archive the campaign" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive it" }).click();
  await expect(page.getByText("Archived").first()).toBeVisible();
  await visit(page, "/campaigns");
  await expect(page.getByRole("link", { name: `${title}, by 2019` })).toHaveCount(0);
  await visit(page, "/campaigns?archived=on");
  await expect(page.getByRole("link", { name: `${title}, by 2019` })).toBeVisible();
});

test("what was typed stays in the form when something in it is wrong", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/status of 400/);
  const page = await signedInAs(PEOPLE.maribel);
  await visit(page, "/campaigns/new");
  await page.getByLabel("Title").fill("Half fares");
  await page.getByLabel("Goal").fill("Every city charges half fares below the line.");
  await page.getByRole("button", { name: "Open the campaign" }).click();
  await expect(page.getByText("Choose an issue area, or name a new one.")).toBeVisible();
  await expect(page.getByLabel("Issue area")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Title")).toHaveValue("Half fares");
  await expect(page).toHaveURL(/\/campaigns\/new$/);
});

test("two who edit one campaign at once: the second is told what the first changed, and loses nothing", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/status of 400/);
  const maribel = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(maribel, "Night buses");
  const wren = await signedInAs(PEOPLE.wren);
  await visit(wren, `${address}/edit`);
  await visit(maribel, `${address}/edit`);

  await maribel.getByLabel("Goal").fill("A bus an hour, all night, on every main line.");
  await maribel.getByRole("button", { name: "Save" }).click();
  await expect(maribel).toHaveURL(new RegExp(`${address}$`));

  await wren.getByLabel("Goal").fill("A bus every two hours, all night.");
  await wren.getByRole("button", { name: "Save" }).click();
  await expect(wren.getByText(/Maribel Testerman changed this campaign/)).toBeVisible();
  await expect(wren.getByLabel("Goal")).toHaveValue("A bus every two hours, all night.");
});

test("a right given on a campaign lets a guest in at once, and only there", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/status of 404/);
  const maribel = await signedInAs(PEOPLE.maribel);
  const { title, address } = await openCampaign(maribel, "Warm rooms in winter");
  const josefina = await signedInAs(PEOPLE.josefina);
  await visit(josefina, address);
  await expect(josefina.getByText("There is no such page")).toBeVisible();

  await visit(maribel, `${address}/people`);
  await maribel.getByText("Give somebody a right").click();
  const person = maribel.getByLabel("Person");
  const josefinaOption = person.locator("option", { hasText: PEOPLE.josefina });
  await person.selectOption(await josefinaOption.getAttribute("value"));
  await maribel.getByLabel("Right", { exact: true }).selectOption("comment");
  await maribel.getByRole("button", { name: "Give the right" }).click();
  await expect(
    maribel.getByRole("listitem").filter({ hasText: PEOPLE.josefina }),
  ).toContainText("Comment");

  await visit(josefina, address);
  await expect(josefina.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(josefina.getByRole("link", { name: "Edit" })).toHaveCount(0);
});

test("a foreign campaign and one that does not exist get the same answer", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/status of 404/);
  const maribel = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(maribel, "Not for guests");
  const josefina = await signedInAs(PEOPLE.josefina);
  const answers: (string | null)[] = [];
  for (const place of [
    address,
    "/campaigns/00000000-0000-4000-8000-000000000000",
    "/campaigns/one",
  ]) {
    const answer = await josefina.goto(place);
    expect(answer?.status()).toBe(404);
    answers.push(await josefina.getByRole("main").textContent());
  }
  expect(new Set(answers).size).toBe(1);
});
