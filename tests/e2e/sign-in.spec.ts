import { campaignsPath, homePath, signInPath } from "#app/paths.ts";
import { expect, PEOPLE, signInAtDemoPage, test, visit } from "./support/journey.ts";

test("somebody signed out who asks for a page is sent to sign in, and back to that page", async ({
  page,
}) => {
  await visit(page, campaignsPath());
  await expect(page).toHaveURL(new RegExp(`${signInPath()}\\?to=`));
  await expect(page.getByText("Sign in to see the page you asked for.")).toBeVisible();
});

test("one click on the demo page signs a person in, and the frame says who they are", async ({
  page,
}) => {
  await signInAtDemoPage(page, PEOPLE.ada);
  await expect(page.getByRole("heading", { name: "My work" })).toBeVisible();
  await expect(
    page.getByRole("button", { name: `Your account, ${PEOPLE.ada}` }),
  ).toBeVisible();
});

test("signing out ends the session in every tab of the browser", async ({ page }) => {
  await signInAtDemoPage(page, PEOPLE.gideon);
  const tab = await page.context().newPage();
  await visit(tab, campaignsPath());
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(signInPath());
  await tab.goto(homePath());
  await expect(tab).toHaveURL(signInPath());
});

test("a wrong password is refused with one sentence that does not say whether the account exists", async ({
  page,
  guard,
}) => {
  guard.expects(/status of 400/);
  const refusal = async (email: string) => {
    await visit(page, signInPath());
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("certainly not this one");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const words = page.getByRole("alert");
    await expect(words).toBeVisible();
    return words.textContent();
  };
  const known = await refusal("ada.quillfeather@austin.example.org");
  await expect(page.getByLabel("E-mail address")).toHaveValue(
    "ada.quillfeather@austin.example.org",
  );
  expect(await refusal("nobody.at.all@austin.example.org")).toBe(known);
});
