import AxeBuilder from "@axe-core/playwright";
import { mentionsPath } from "#app/paths.ts";
import { caretAtEndOf, startDraft, textOf } from "./support/drafts.ts";
import { expect, type Page, PEOPLE, test } from "./support/journey.ts";

async function draftAt(page: Page): Promise<void> {
  await startDraft(page, "Names and laws", { kind: "Notes" });
  await textOf(page).click();
  await page.keyboard.press("Control+End");
}

test("@ finds a person or a city, and one undo takes the mention back", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await draftAt(page);
  await page.keyboard.type("Questions go to @");
  const field = page.getByRole("combobox", { name: "Name, office or city" });
  await expect(field).toBeFocused();
  await field.fill("Riverstone");
  const list = page.getByRole("listbox", { name: "People and cities" });
  await expect(list.getByRole("option")).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page })
    .include("[role=dialog]")
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Enter");
  const mention = textOf(page).locator('[data-inline="mention"]');
  await expect(mention).toHaveText(PEOPLE.tomas);
  await expect(textOf(page)).not.toContainText("@");
  await page.keyboard.type(" of @");
  await expect(field).toBeFocused();
  await field.fill("San Antonio");
  await list.getByRole("option", { name: /^San Antonio, TX/ }).click();
  await expect(mention).toHaveCount(2);
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(mention).toHaveCount(1);

  // Somebody who meant the sign itself goes on writing.
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" and @");
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.type("home");
  await expect(textOf(page)).toContainText("@home");
});

test("a guest is not told by a mention who is in the network", async ({ signedInAs }) => {
  const page = await signedInAs(PEOPLE.josefina);
  const answer = await page.request.get(mentionsPath("Riverstone"));
  expect(await answer.json()).toEqual({ found: [], isGuest: true });
});

test("words become a citation with an address, changed and taken off by keyboard, and no script is let in", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await draftAt(page);
  await page.keyboard.type("See /cit");
  await page.keyboard.press("Enter");
  await page.getByLabel("What is cited").fill("8 U.S.C. 1373");
  await page.getByLabel("Where it can be read").fill("javascript:alert(1)");
  await page.keyboard.press("Enter");
  await expect(
    page.getByText("Write an address that begins with https://"),
  ).toBeVisible();
  await page.getByLabel("Where it can be read").fill("example.org/1373");
  const { violations } = await new AxeBuilder({ page })
    .include("[role=dialog]")
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Enter");
  const cite = textOf(page).locator("cite");
  await expect(cite).toHaveText("8 U.S.C. 1373");
  await expect(cite).toHaveAttribute("data-href", "https://example.org/1373");
  // What follows is no part of it.
  await page.keyboard.type(" and more");
  await expect(cite).toHaveText("8 U.S.C. 1373");

  await caretAtEndOf(page, "and more");
  for (let step = 0; step < " and more".length + 3; step += 1) {
    await page.keyboard.press("ArrowLeft");
  }
  await page.getByRole("button", { name: "Citation" }).click();
  await page.getByRole("button", { name: "Take it off" }).click();
  await expect(cite).toHaveCount(0);
  await expect(textOf(page)).toContainText("See 8 U.S.C. 1373 and more");
});
