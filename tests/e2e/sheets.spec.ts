import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible.ts";
import { addCities, openCampaign } from "./support/campaigns.ts";
import { expect, PEOPLE, test, visit } from "./support/journey.ts";

test("a table is shown row by row, its columns matched, and recorded in one go", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(page, "Water for every tree");
  await addCities(page, address, ["Austin, TX", "Dallas, TX"]);
  await visit(page, `${address}/status`);
  await page.getByRole("link", { name: "Import" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "log.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      [
        "\ufeffWhere;When;What;Kind",
        "ocd-division/country:us/state:tx/place:austin;6/14/2018;Approved on consent, 10-1;passage",
        "Dallas, TX;2018-05-01;Heard by the committee;Hearing",
        "Gotham;2018-05-02;Heard;Hearing",
        "Dallas, TX;2018-02-30;Heard;Hearing",
      ].join("\r\n"),
    ),
  });
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "log.csv" })).toBeVisible();
  await expect(page.getByText("Say where the city")).toBeVisible();
  await page.getByLabel("City, by name or division id").selectOption({ index: 1 });
  await page.getByLabel("Day it happened").selectOption({ index: 2 });
  await page.getByLabel("What happened").selectOption({ index: 3 });
  await page.getByLabel(/^Class/).selectOption({ index: 4 });
  await expect(page.locator("p[role=status]")).toHaveText(
    "2 actions can be recorded; 2 rows would be left out.",
  );
  await expect(page.getByRole("row", { name: /“Gotham” is no city of/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByRole("button", { name: "Record 2 actions" }).click();
  await expect(page.getByText("2 actions recorded from the table.")).toBeVisible();
  const row = (city: string) =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: city }) });
  await expect(row("Austin, TX")).toContainText("Passed");
  await expect(row("Austin, TX")).toContainText("Approved on consent, 10-1");
  await expect(row("Dallas, TX")).toContainText("Hearing");
});

test("what is no table is refused with a sentence, and whoever may not record is offered no import", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/status of 400/);
  const page = await signedInAs(PEOPLE.maribel);
  const { address } = await openCampaign(page, "Roofs that cool");
  await visit(page, `${address}/import`);
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("Choose a file, or paste a table below.")).toBeVisible();
  await page.locator("input[type=file]").setInputFiles({
    name: "log.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("PK\u0003\u0004 a workbook"),
  });
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText(/This is a workbook/)).toBeVisible();

  const viewer = await signedInAs(PEOPLE.edmund);
  await visit(viewer, `${address}/status`);
  await expect(viewer.getByRole("link", { name: "Import" })).toHaveCount(0);
});
