import { settingsPath } from "#app/paths.ts";
import { expect, PEOPLE, test, visit } from "./support/journey.ts";

test("a key lets a calendar and a program read without signing in, until it is taken back", async ({
  signedInAs,
  playwright,
  baseURL,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await visit(page, settingsPath());
  const section = page.getByRole("region", { name: /^Calendars and programs/ });
  await section.getByLabel("What it is for").fill("Calendar on my phone");
  await section.getByRole("button", { name: "Make a key" }).click();
  await expect(section.getByText("Your key is made")).toBeVisible();
  const term = (name: string | RegExp) =>
    section.locator("dl > div").filter({ hasText: name }).locator("code");
  const feed = (await term("Freedom City policies").textContent()) ?? "";
  const bearer = ((await term(/^For programs/).textContent()) ?? "").split(": ")[1] ?? "";

  // A program has no cookies.
  const program = await playwright.request.newContext({ baseURL });
  const days = await program.get(feed);
  expect(days.status()).toBe(200);
  expect(days.headers()["content-type"]).toContain("text/calendar");
  expect(await days.text()).toContain("BEGIN:VCALENDAR");
  const ask = (path: string, authorization = bearer) =>
    program.get(path, { headers: { authorization } });
  const list = await ask("/api/v1/campaigns");
  const { campaigns } = await list.json();
  const [first] = campaigns;
  const status = await (await ask(new URL(first.status_url).pathname)).json();
  expect(status.cities[0]).toHaveProperty("jurisdiction.division_id");
  expect((await ask("/api/v1/campaigns", "Bearer nothing")).status()).toBe(401);
  expect((await ask(`/api/v1/campaigns/${"0".repeat(8)}`)).status()).toBe(404);

  await visit(page, settingsPath());
  await expect(section.getByText("Last used")).toBeVisible();
  await section.getByRole("button", { name: "Take back Calendar on my phone" }).click();
  await expect(section.getByText("That key opens nothing any more.")).toBeVisible();
  expect((await program.get(feed)).status()).toBe(404);
  expect((await ask("/api/v1/campaigns")).status()).toBe(401);
  await program.dispose();
});
