import { draftVersionsPath } from "#app/paths.ts";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  showAs,
  VARIANTS,
} from "./support/accessible.ts";
import {
  block,
  caretAtEndOf,
  expectSaved,
  openDraft,
  startDraft,
  textOf,
} from "./support/drafts.ts";
import { expect, type Page, test, visit } from "./support/journey.ts";

const idOf = (address: string) => address.split("/").at(-1) ?? "";

async function keep(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).first().fill(name);
  await page.getByRole("button", { name: "Keep this version" }).click();
  await expect(page.getByRole("heading", { level: 3, name })).toBeVisible();
}

test("a text is kept by name, compared word by word, and brought back into the room where another writes", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Model ordinance on water");
  const versions = draftVersionsPath(idOf(address));
  await caretAtEndOf(ada, "Findings and purpose");
  await ada.keyboard.type(" as first agreed");
  await expectSaved(ada);
  await ada.getByRole("link", { name: "Versions" }).click();
  await expect(ada.getByRole("heading", { level: 1, name: "Versions" })).toBeVisible();
  await keep(ada, "Draft 2 for the convening");
  await expect(ada.getByText("Written by Ada Quillfeather (Austin, TX)")).toBeVisible();

  await openDraft(ada, address);
  await caretAtEndOf(ada, "Findings and purpose");
  for (let at = 0; at < "first agreed".length; at += 1)
    await ada.keyboard.press("Backspace");
  await ada.keyboard.type("later changed");
  await ada.keyboard.press("Enter");
  await ada.keyboard.type("A block that is new.");
  await expectSaved(ada);

  await visit(ada, versions);
  await ada
    .getByRole("listitem")
    .filter({ hasText: "Draft 2 for the convening" })
    .getByRole("link", { name: "Compare with now" })
    .click();
  await expect(
    ada.getByRole("heading", { level: 1, name: "What changed" }),
  ).toBeVisible();
  await expect(ada.getByText(/2 blocks? changed|1 block changed, 1 added/)).toBeVisible();
  await expect(
    ada.getByRole("insertion").filter({ hasText: "later changed" }),
  ).toBeVisible();
  await expect(
    ada.getByRole("deletion").filter({ hasText: "first agreed" }),
  ).toBeVisible();
  await ada.keyboard.press("n");
  await expect(ada.getByText("1 of 2")).toBeVisible();
  await ada.keyboard.press("p");
  await expect(ada.getByText("2 of 2")).toBeVisible();
  for (const variant of VARIANTS) {
    await showAs(ada, variant);
    await expectAccessible(ada);
    await expectNoSidewaysScroll(ada);
  }
  await showAs(ada, "light");
  await ada.getByRole("link", { name: "Side by side" }).click();
  await expect(
    ada.getByRole("deletion").filter({ hasText: "first agreed" }),
  ).toBeVisible();
  const [download] = await Promise.all([
    ada.waitForEvent("download"),
    (async () => {
      await ada.getByRole("button", { name: "Export" }).click();
      await ada.getByRole("menuitem", { name: "Word with tracked changes" }).click();
    })(),
  ]);
  expect(download.suggestedFilename()).toMatch(/redline\.docx$/);

  // Another has the draft open and sees the earlier text come back.
  await openDraft(tomas, address);
  await expect(block(tomas, "later changed")).toBeVisible();
  await visit(ada, versions);
  const lines = ada.getByRole("main").getByRole("listitem");
  const named = lines.filter({ hasText: "Draft 2 for the convening" });
  await named.getByRole("button", { name: "Bring back" }).click();
  const question = ada.getByRole("alertdialog");
  await question.getByRole("button", { name: "Bring it back" }).click();
  await expect(textOf(ada)).toBeVisible();
  await expect(block(tomas, "as first agreed")).toBeVisible();
  await expect(textOf(tomas)).not.toContainText("A block that is new.");

  // What stood there is a version, and comes back the same way.
  await visit(ada, versions);
  // It comes right after the named one, unless a slow machine let the text rest before.
  const before = lines.nth((await lines.count()) - 2);
  await expect(before).toContainText(
    /Kept (before an earlier version came back|by itself)/,
  );
  for (const variant of VARIANTS) {
    await showAs(ada, variant);
    await expectAccessible(ada);
    await expectNoSidewaysScroll(ada);
  }
  await showAs(ada, "light");
  await before.getByRole("button", { name: "Bring back" }).click();
  await ada
    .getByRole("alertdialog")
    .getByRole("button", { name: "Bring it back" })
    .click();
  await expect(block(tomas, "later changed")).toBeVisible();
  await expect(textOf(tomas)).toContainText("A block that is new.");
});

test("a version without a name is not for those who may only suggest", async ({
  twoPeople: { ada },
  signedInAs,
}) => {
  const address = await startDraft(ada, "Model ordinance on shade");
  await visit(ada, draftVersionsPath(idOf(address)));
  await keep(ada, "For counsel");
  await ada.getByRole("link", { name: "Read" }).click();
  await expect(ada.getByRole("heading", { level: 1, name: "For counsel" })).toBeVisible();
  const gideon = await signedInAs("Gideon Parchment");
  await visit(gideon, draftVersionsPath(idOf(address)));
  await expect(
    gideon.getByRole("heading", { level: 3, name: "For counsel" }),
  ).toBeVisible();
  await expect(gideon.getByRole("button", { name: "Keep this version" })).toHaveCount(0);
  await expect(gideon.getByRole("button", { name: "Bring back" })).toHaveCount(0);
});
