import { draftsPath, homePath } from "#app/paths.ts";
import { addCities, openCampaign } from "./support/campaigns.ts";
import { expectSaved, startDraft, textOf } from "./support/drafts.ts";
import { expect, type Page, PEOPLE, test, visit } from "./support/journey.ts";

/** Presses Tab until the focus stands on something with that name, as a person would. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null; // what Tab reached
      const labels = (element as HTMLInputElement | null)?.labels;
      const words =
        element?.getAttribute("aria-label") ??
        (labels?.length ? labels[0]?.textContent : element?.textContent) ??
        "";
      const box = element?.getBoundingClientRect();
      return { words: words.trim(), isShown: Boolean(box?.width && box.height) };
    });
    if (!name.test(focused.words)) continue;
    expect(focused.isShown, `${name} can be seen while it has the focus`).toBe(true);
    return;
  }
  throw new Error(`Tab never reached ${name}`);
}

test("without a mouse: from home over the frame into a campaign and its status, and an action recorded", async ({
  signedInAs,
}) => {
  const maribel = await signedInAs(PEOPLE.maribel);
  const { title, address } = await openCampaign(maribel, "Keys only");
  await addCities(maribel, address, ["Durham, NC"]);

  await visit(maribel, homePath());
  await maribel.keyboard.press("Tab");
  await expect(maribel.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await tabTo(maribel, /^Campaigns$/);
  await maribel.keyboard.press("Enter");
  await expect(
    maribel.getByRole("heading", { level: 1, name: "Campaigns" }),
  ).toBeVisible();
  await tabTo(maribel, new RegExp(`^${title}$`), 120);
  await maribel.keyboard.press("Enter");
  await expect(maribel.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await tabTo(maribel, /^Status/);
  await maribel.keyboard.press("Enter");
  await expect(maribel).toHaveURL(/\/status$/);
  await tabTo(maribel, /^Durham, NC$/);
  await maribel.keyboard.press("Enter");
  await expect(
    maribel.getByRole("heading", { level: 2, name: "Durham, NC" }),
  ).toBeVisible();
  await tabTo(maribel, /^Record an action$/);
  await maribel.keyboard.press("Enter");
  await tabTo(maribel, /^What happened/);
  await maribel.keyboard.type("Work session held");
  await tabTo(maribel, /^Record$/);
  await maribel.keyboard.press("Enter");
  await expect(
    maribel.locator("li[id^=entry-]").filter({ hasText: "Work session held" }),
  ).toBeVisible();
});

test("without a mouse: into a text, written, out of it again, and a comment on its words", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  const address = await startDraft(page, "Keys in a text");
  await visit(page, draftsPath());
  await tabTo(page, /^Keys in a text/, 80);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(textOf(page)).toBeVisible();
  await tabTo(page, /^Text of the draft$/, 120);
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("Approved as to form");
  await expectSaved(page);

  // Tab belongs to the text, so Escape leads out of it.
  await page.keyboard.press("Tab");
  await expect(textOf(page)).toBeFocused();
  for (let letter = 0; letter < 4; letter += 1)
    await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Control+Alt+m");
  await expect(page.getByLabel("Comment on these words")).toBeFocused();
  await page.keyboard.type("By whom?");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "By whom?" })).toBeVisible();

  await textOf(page).focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("toolbar", { name: "Text" }).locator(":focus")).toHaveCount(
    1,
  );
  await page.keyboard.press("Escape");
  await expect(textOf(page)).toBeFocused();
});
