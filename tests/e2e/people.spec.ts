import { invitePath, peoplePath } from "#app/paths.ts";
import { expect, PEOPLE, test, uniqueTitle, visit } from "./support/journey.ts";

test("somebody invited by a link joins with a name and a password, and signs in with them again", async ({
  signedInAs,
  browser,
  guard,
  baseURL,
}) => {
  guard.expects(/status of 410/);
  const maribel = await signedInAs(PEOPLE.maribel);
  const email = `${uniqueTitle("ottoline").replace(" ", ".")}@lakeview.example.org`;
  const password = "seven lamps over the river";
  await visit(maribel, invitePath());
  await maribel.getByLabel("Name").fill("Ottoline Lampwright");
  await maribel.getByLabel("E-mail address").fill(email);
  await maribel.getByLabel("Invited to").selectOption({ label: "The whole network" });
  await maribel.getByRole("button", { name: "Make the invitation" }).click();
  const link = await maribel.getByLabel("Link").inputValue();
  expect(link).toMatch(/\/invitations\/[\w-]{43}$/);

  const context = await browser.newContext({ baseURL });
  guard.watch(context);
  const ottoline = await context.newPage();
  await visit(ottoline, link);
  await ottoline.getByLabel("Your name").fill("Ottoline Lampwright");
  await ottoline.getByLabel("Password", { exact: true }).fill(password);
  await ottoline.getByRole("button", { name: "Join" }).click();
  await expect(ottoline.getByRole("heading", { name: "My work" })).toBeVisible();

  await ottoline.getByRole("button", { name: /^Your account/ }).click();
  await ottoline.getByRole("button", { name: "Sign out" }).click();
  await ottoline.getByLabel("E-mail address").fill(email);
  await ottoline.getByLabel("Password").fill(password);
  await ottoline.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(ottoline.getByRole("heading", { name: "My work" })).toBeVisible();

  // A link lets one person in, once.
  await ottoline.goto(link);
  await expect(ottoline.getByText("This invitation is over")).toBeVisible();
  await visit(maribel, peoplePath());
  await expect(
    maribel.getByRole("main").getByRole("link", { name: "Ottoline Lampwright" }).first(),
  ).toBeVisible();
  await context.close();
});

test("an invitation that was taken back lets nobody in", async ({
  signedInAs,
  page,
  guard,
}) => {
  guard.expects(/status of 410/);
  const maribel = await signedInAs(PEOPLE.maribel);
  await visit(maribel, invitePath());
  const name = uniqueTitle("Barnaby");
  await maribel.getByLabel("Name").fill(name);
  await maribel
    .getByLabel("E-mail address")
    .fill(`${name.replace(" ", ".")}@lakeview.example.org`);
  await maribel.getByLabel("Invited to").selectOption({ label: "The whole network" });
  await maribel.getByRole("button", { name: "Make the invitation" }).click();
  const link = await maribel.getByLabel("Link").inputValue();
  await maribel.getByRole("button", { name: new RegExp(`Take back.*${name}`) }).click();
  await expect(maribel.getByText("The invitation was taken back.")).toBeVisible();
  await visit(page, link);
  await expect(page.getByText("This invitation is over")).toBeVisible();
});

test("a person's page names their offices with city and dates, and they keep their own profile", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.gideon);
  await page.goto("/");
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("link", { name: "Your profile" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: PEOPLE.gideon }),
  ).toBeVisible();
  await page.getByRole("link", { name: /^Edit/ }).click();
  const about = uniqueTitle("Counsel to the network, on leave in August.");
  await page.getByLabel(/^About/).fill(about);
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText(about)).toBeVisible();

  await visit(page, peoplePath());
  await page
    .getByRole("main")
    .getByRole("link", { name: "Malcolm Tideway" })
    .first()
    .click();
  const main = page.getByRole("main");
  await expect(main).toContainText("Council Member");
  await expect(main).toContainText("Tacoma, WA");
  await expect(main).toContainText("Seattle, WA");
  await expect(main).toContainText("2012");
});

test("a city's page tells how it makes law, who speaks for it and where it stands", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.edmund);
  await visit(page, "/cities");
  await page.getByRole("main").getByRole("link", { name: "Austin", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Austin, TX" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("ocd-division/country:us/state:tx/place:austin");
  await expect(page.getByRole("region", { name: /^People/ })).toContainText(
    "Ada Quillfeather",
  );
  await expect(page.getByRole("region", { name: /^Status in campaigns/ })).toContainText(
    "Freedom City policies",
  );
});

test("members are found by name, by city and by role", async ({ signedInAs }) => {
  const page = await signedInAs(PEOPLE.edmund);
  await visit(page, peoplePath());
  const main = page.getByRole("main");
  await expect(
    main.getByRole("link", { name: "Ada Quillfeather" }).first(),
  ).toBeVisible();
  await page.getByLabel("Name, office or city").fill("Inkbarrow");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(
    main.getByRole("link", { name: "Rosalind Inkbarrow" }).first(),
  ).toBeVisible();
  await expect(main.getByRole("link", { name: "Ada Quillfeather" })).toHaveCount(0);
  await page.getByRole("link", { name: "Show everybody" }).click();
  await expect(
    main.getByRole("link", { name: "Ada Quillfeather" }).first(),
  ).toBeVisible();
  await page.getByLabel("City", { exact: true }).selectOption({ label: "Austin, TX" });
  await expect(
    main.getByRole("link", { name: "Ada Quillfeather" }).first(),
  ).toBeVisible();
  await expect(main.getByRole("link", { name: "Rosalind Inkbarrow" })).toHaveCount(0);
});

test("a guest is not shown who else is in the network", async ({ signedInAs, guard }) => {
  guard.expects(/status of 403/);
  const page = await signedInAs(PEOPLE.josefina);
  await visit(page, "/");
  await expect(
    page.getByRole("navigation", { name: "Main", exact: true }).getByText("People"),
  ).toHaveCount(0);
  const answer = await page.goto(peoplePath());
  expect(answer?.status()).toBe(403);
});

test("an account that is suspended is out at once, on pages and in texts", async ({
  signedInAs,
  browser,
  baseURL,
  guard,
}) => {
  guard.expects(/status of 410|WebSocket/);
  const wren = await signedInAs(PEOPLE.wren);
  const name = uniqueTitle("Percival");
  await visit(wren, invitePath());
  await wren.getByLabel("Name").fill(name);
  await wren
    .getByLabel("E-mail address")
    .fill(`${name.replace(" ", ".")}@lakeview.example.org`);
  await wren.getByLabel("Invited to").selectOption({ label: "The whole network" });
  await wren.getByRole("button", { name: "Make the invitation" }).click();
  const context = await browser.newContext({ baseURL });
  guard.watch(context);
  const percival = await context.newPage();
  await visit(percival, await wren.getByLabel("Link").inputValue());
  await percival.getByLabel("Your name").fill(name);
  await percival.getByLabel("Password", { exact: true }).fill("nine bridges at low tide");
  await percival.getByRole("button", { name: "Join" }).click();
  await expect(percival.getByRole("heading", { name: "My work" })).toBeVisible();

  await visit(wren, peoplePath());
  await wren.getByRole("main").getByRole("link", { name }).first().click();
  await wren.getByRole("link", { name: /^Edit/ }).click();
  await wren.getByRole("button", { name: "Suspend the account" }).click();
  await wren
    .getByRole("alertdialog")
    .getByRole("button", { name: "Suspend", exact: true })
    .click();
  await expect(wren.getByText(`${name} is suspended`)).toBeVisible();
  await percival.goto("/campaigns");
  await expect(percival).toHaveURL(/\/sign-in/);
  await context.close();
});
