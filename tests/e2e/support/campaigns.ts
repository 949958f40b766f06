import { campaignsPath, newCampaignPath } from "#app/paths.ts";
import { expect, type Page, uniqueTitle, visit } from "./journey.ts";

/** Opens a campaign of one's own and answers with its title and address. */
export async function openCampaign(page: Page, words: string) {
  const title = uniqueTitle(words);
  await visit(page, newCampaignPath());
  await page.getByLabel("Title").fill(title);
  await page
    .getByLabel("Goal")
    .fill("Every city in it decides by its own procedure and says so.");
  await page.getByLabel("Issue area").selectOption({ label: "Economic justice" });
  await page.getByRole("button", { name: "Open the campaign" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return { title, address: new URL(page.url()).pathname };
}

/** Brings cities into the campaign that is open, by name and state. */
export async function addCities(page: Page, campaign: string, cities: string[]) {
  await visit(page, `${campaign}/cities`);
  for (const city of cities) {
    await page.getByRole("button", { name: `Add ${city}` }).click();
    await expect(page.getByRole("button", { name: `Add ${city}` })).toHaveCount(0);
  }
}

/** A campaign of the demo network. */
export async function visitCampaign(page: Page, title: string) {
  await visit(page, campaignsPath());
  await page.getByRole("link", { name: title, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

interface Recorded {
  happenedOn: string;
  what: string;
  kind?: string;
  nextStep?: string;
  nextStepOn?: string;
}

/** Records an action on the page of a city's path. */
export async function recordAction(page: Page, action: Recorded) {
  const form = page.locator("details#record");
  if (!(await form.evaluate((details) => (details as HTMLDetailsElement).open)))
    await form.getByText("Record an action").click();
  await form.getByLabel("Day it happened").fill(action.happenedOn);
  await form.getByLabel("What happened").fill(action.what);
  if (action.kind) await form.getByLabel(/^Class/).selectOption({ label: action.kind });
  if (action.nextStep) await form.getByLabel(/^Next step/).fill(action.nextStep);
  if (action.nextStepOn) await form.getByLabel(/^On/).fill(action.nextStepOn);
  await form.getByRole("button", { name: "Record", exact: true }).click();
  await expect(
    page.locator("li[id^=entry-]").filter({ hasText: action.what }),
  ).toBeVisible();
}
