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
  selectWords,
  startDraft,
  textOf,
} from "./support/drafts.ts";
import { expect, type Page, PEOPLE, test, visit } from "./support/journey.ts";

const marginOf = (page: Page) => page.getByRole("complementary", { name: "Comments" });
const cardsOf = (page: Page, name: string) =>
  marginOf(page).getByRole("article", { name: `Suggestion of ${name}` });

// Ada of Austin, Lucian of Dallas, Amara of Seattle, and a clerk.
test("steward, editor, suggester and commenter of three cities review one ordinance together", async ({
  signedInAs,
}) => {
  test.setTimeout(300_000);
  const ada = await signedInAs(PEOPLE.ada);
  const address = await startDraft(ada, "Reviewed by four", {
    campaign: "Freedom City policies",
  });
  const lucian = await signedInAs(PEOPLE.lucian);
  const amara = await signedInAs(PEOPLE.amara);
  const opal = await signedInAs(PEOPLE.opal);
  for (const page of [lucian, amara, opal]) await openDraft(page, address);

  // Each is offered just what they may do.
  const modes = (page: Page) => page.getByLabel("Mode").locator("option").allInnerTexts();
  const views = ["Viewing", "As agreed", "As accepted"];
  expect(await modes(ada)).toEqual(["Editing", "Suggesting", ...views]);
  expect(await modes(amara)).toEqual(["Suggesting", ...views]);
  expect(await modes(opal)).toEqual(views);
  await expect(textOf(opal)).toHaveAttribute("contenteditable", "false");

  // Counsel and an editor who suggests propose about the same words.
  await selectWords(amara, "Severability");
  await amara.keyboard.type("Saving clause");
  await expectSaved(amara);
  await lucian.getByLabel("Mode").selectOption("suggesting");
  await caretAtEndOf(lucian, "Effective date");
  await lucian.keyboard.press("Enter");
  await lucian.keyboard.type("The clerk shall publish this ordinance.");
  await expectSaved(lucian);
  await expect(cardsOf(ada, PEOPLE.amara)).toHaveCount(1);
  await expect(cardsOf(ada, PEOPLE.lucian)).toHaveCount(1);
  await expect(
    ada.getByRole("treeitem", { name: /Effective date/ }).getByText("1 suggestion"),
  ).toBeAttached();

  // The reason, and an answer to it by somebody who may only comment.
  await cardsOf(amara, PEOPLE.amara).getByRole("button", { name: "Say why" }).click();
  await amara.keyboard.type("Seattle's code calls it that.");
  await amara.getByRole("button", { name: "Add the reason" }).click();
  const discussed = cardsOf(opal, PEOPLE.amara);
  await expect(discussed.getByText("Seattle's code calls it that.")).toBeVisible();
  await discussed.getByRole("button", { name: "Answer" }).click();
  await opal.keyboard.type("So does Austin's.");
  await discussed.getByRole("button", { name: "Answer", exact: true }).last().click();
  await expect(cardsOf(ada, PEOPLE.amara).getByText("So does Austin's.")).toBeVisible();
  for (const variant of VARIANTS) {
    await showAs(ada, variant);
    await expectAccessible(ada);
    await expectNoSidewaysScroll(ada);
  }
  await showAs(ada, "light");

  // As it was and as it would be, with the numbers it has then.
  await ada.getByLabel("Mode").selectOption("accepted");
  await expect(ada.getByLabel("as if all suggestions were accepted")).toContainText(
    "Saving clause",
  );
  await expect(ada.getByLabel("as if all suggestions were accepted")).not.toContainText(
    "Severability",
  );
  await ada.getByLabel("Mode").selectOption("original");
  await expect(ada.getByLabel("Text of the draft, as agreed")).toContainText(
    "Severability",
  );
  await expect(ada.getByLabel("Text of the draft, as agreed")).not.toContainText(
    "clerk shall publish",
  );
  await ada.getByLabel("Mode").selectOption("editing");

  // All of one person at once; its author is told.
  await ada
    .getByLabel("Which comments")
    .selectOption({ label: `Suggestions of ${PEOPLE.amara}` });
  await expect(cardsOf(ada, PEOPLE.lucian)).toHaveCount(0);
  await cardsOf(ada, PEOPLE.amara).getByRole("button", { name: "Accept" }).click();
  await expect(block(amara, "Saving clause")).toBeVisible();
  await expect(textOf(amara).locator("del[data-suggestion]")).toHaveCount(0);
  await expectSaved(ada);
  await visit(amara, "/");
  await expect(
    amara.getByText("Replace “Severability” with “Saving clause”"),
  ).toBeVisible();

  // It is not final while a suggestion is open and nothing is said of it.
  await ada.getByRole("link", { name: "Review" }).click();
  await expect(ada.getByText("1 suggestion is open")).toBeVisible();
  await ada.getByLabel("Reject them").check();
  await ada.getByRole("button", { name: "Make it final" }).click();
  await expect(ada.getByRole("button", { name: "Open it again" })).toBeVisible();
  await openDraft(lucian, address);
  await expect(textOf(lucian)).not.toContainText("clerk shall publish");
  expect(await modes(lucian)).toEqual(views);
});
