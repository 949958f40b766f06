import { citiesPath } from "#app/paths.ts";
import { expect, PEOPLE, test, visit } from "./support/journey.ts";

test("a city's own rules say when an ordinance is in force, and who changes them sees other days", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/status of 400/);
  const page = await signedInAs(PEOPLE.ada);
  await visit(page, citiesPath());
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "Austin", exact: true }).click();
  await page.getByRole("link", { name: "Edit the profile" }).click();
  await page.getByLabel("Begin with the rules of").selectOption("Eugene, OR");
  await expect(
    page.getByText("In force 30 days after the mayor's approval"),
  ).toBeVisible();
  await page.getByLabel("Readings", { exact: true }).fill("2");
  await page.getByLabel("Days between readings").fill("7");
  await page.getByLabel("The council meets on").selectOption("Thursday");
  await page.getByLabel("In these weeks of a month").fill("1, 9");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(
    page.getByText("Write the weeks of a month as digits").first(),
  ).toBeVisible();
  await expect(page.getByLabel("The council meets on")).toHaveValue("4");
  await page.getByLabel("In these weeks of a month").fill("1, 3");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(main).toContainText("On the first and third Thursday of a month");

  await page.getByRole("link", { name: "Calendar" }).click();
  await page.getByLabel("Filed on").fill("2017-07-10");
  await page.getByLabel("In force by").fill("2017-09-01");
  await page.getByRole("button", { name: "Work it out" }).click();
  await expect(main).toContainText("It cannot be in force before September 2, 2017");
  await expect(main).toContainText(
    "As an emergency it could be in force on July 20, 2017",
  );
  const row = main.getByRole("row", { name: /Second reading and vote/ }).first();
  await expect(row).toContainText("Thursday, August 3, 2017");
  await expect(main).toContainText("how many days of notice it takes");

  // Another who looks at the same days sees what a change of the rules makes of them.
  const other = await signedInAs(PEOPLE.edmund);
  await visit(other, new URL(page.url()).pathname + new URL(page.url()).search);
  await expect(other.getByRole("main")).toContainText("September 2, 2017");
  await page.getByRole("link", { name: "Fill it in" }).click();
  await page.getByLabel("Takes effect after days").fill("10");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(other.getByRole("main")).toContainText(
    "It can be in force by September 1, 2017",
  );
});
