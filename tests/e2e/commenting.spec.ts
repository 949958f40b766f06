import { draftCommentPath } from "#app/paths.ts";
import { expectAccessible } from "./support/accessible.ts";
import {
  caretAtEndOf,
  commentOn,
  expectAgreement,
  openDemoDraft,
  openDraft,
  saveState,
  selectWords,
  startDraft,
  textOf,
} from "./support/drafts.ts";
import { expect, PEOPLE, test, visit } from "./support/journey.ts";

test("a comment on words arrives in the other browser, is answered, resolved and reopened", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Comments cross the line");
  await openDraft(tomas, address);
  await commentOn(ada, "Severability", "Does our charter ask for more?");

  const comments = tomas.getByRole("complementary", { name: "Comments" });
  await expect(comments.getByText("Does our charter ask for more?")).toBeVisible();
  await comments.getByRole("button", { name: "Answer" }).click();
  await comments.getByLabel("Answer").fill("Only for emergency ordinances.");
  await comments.getByRole("button", { name: "Answer" }).click();
  await expect(ada.getByText("Only for emergency ordinances.")).toBeVisible();

  await ada.getByRole("button", { name: "Resolve" }).click();
  await expect(comments.getByText("Resolved (1)")).toBeVisible();
  await comments.getByRole("button", { name: "Reopen" }).click();
  await expect(ada.getByRole("button", { name: "Resolve" })).toBeVisible();
});

test("a card beside other words than its own does what is pressed, at the first press", async ({
  signedInAs,
}) => {
  const ada = await signedInAs(PEOPLE.ada);
  await openDemoDraft(ada, /Freedom City Model Ordinance/);
  const cards = ada.getByRole("article");
  await expect(cards.nth(3)).toBeVisible();
  for (const card of [cards.nth(3), cards.first()]) {
    await card.getByRole("button", { name: "Answer" }).click();
    await expect(card.getByLabel("Answer")).toBeFocused();
    await ada.keyboard.press("Escape");
  }
});

test("a link to a comment shows it, and a comment whose words were deleted keeps its quote", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "A comment outlives its words");
  await commentOn(ada, "Effective date", "Thirty days, not ninety.");
  const card = ada.getByRole("article").filter({ hasText: "Thirty days, not ninety." });
  const threadId = ((await card.getAttribute("id")) ?? "").replace("comment-", "");

  await visit(tomas, draftCommentPath(address.split("/").at(-1) ?? "", threadId));
  const linked = tomas
    .getByRole("article")
    .filter({ hasText: "Thirty days, not ninety." });
  await expect(linked).toHaveAttribute("data-active", "true");
  await expect(textOf(tomas).locator('[data-thread="active"]')).toBeVisible();

  await selectWords(ada, "Effective date");
  await ada.keyboard.press("Delete");
  const comments = tomas.getByRole("complementary", { name: "Comments" });
  await expect(comments.getByText("Their words were deleted")).toBeVisible();
  await expect(linked.getByRole("blockquote")).toHaveText("Effective date");
});

test("a block and the whole draft are commented on, found by filter and keys, and one whose words went is given others", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Comments of every reach");
  await openDraft(tomas, address);
  const comments = (page: typeof ada) =>
    page.getByRole("complementary", { name: "Comments" });

  await caretAtEndOf(ada, "Administration and enforcement");
  await ada.getByRole("button", { name: "Comment on this block" }).click();
  await ada.getByLabel("Comment on this block").last().fill("Which department is this?");
  await ada.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(comments(tomas).getByText("Which department is this?")).toBeVisible();
  await expect(comments(tomas).getByText("About the whole block")).toBeVisible();

  await comments(tomas)
    .getByRole("button", { name: "Comment on the whole draft" })
    .click();
  await tomas
    .getByLabel("Comment on the whole draft")
    .last()
    .fill("Too long for our council.");
  await tomas.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(comments(ada).getByText("About the whole draft")).toBeVisible();

  // By filter, and from one to the next by key.
  const filter = comments(ada).getByLabel("Which comments");
  await filter.selectOption("San Antonio, TX");
  await expect(comments(ada).getByRole("article")).toHaveCount(1);
  await filter.selectOption("Mine");
  await expect(comments(ada).getByText("Which department is this?")).toBeVisible();
  await expect(comments(ada).getByText("Too long for our council.")).toHaveCount(0);
  await filter.selectOption("Open");
  await ada.keyboard.press("Control+Alt+PageDown");
  await expect(
    ada.getByRole("article").filter({ hasText: "Too long for our council." }),
  ).toHaveAttribute("data-active", "true");
  await ada.keyboard.press("Control+Alt+PageDown");
  await expect(
    ada.getByRole("article").filter({ hasText: "Which department is this?" }),
  ).toBeFocused();
  await expectAccessible(ada);

  await commentOn(ada, "Severability", "As our manual wants it?");
  await selectWords(ada, "Severability");
  await ada.keyboard.press("Delete");
  const orphan = ada.getByRole("article").filter({ hasText: "As our manual wants it?" });
  await expect(orphan.getByText("no longer in the text")).toBeVisible();
  await selectWords(ada, "Effective date");
  await orphan.getByRole("button", { name: "Attach to the selected words" }).click();
  await expect(orphan.getByRole("blockquote")).toHaveText("Effective date");
  await expect(textOf(tomas).locator("[data-thread]")).toHaveText("Effective date");
});

test("a comment stays on its words while others write before and inside them", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "A comment holds on");
  await openDraft(tomas, address);
  await commentOn(ada, "Administration and enforcement", "Which department?");
  const marked = (page: typeof ada) => textOf(page).locator("[data-thread]");
  await expect(marked(tomas)).toHaveText("Administration and enforcement");
  await caretAtEndOf(tomas, "Findings and purpose");
  await tomas.keyboard.press("Enter");
  await tomas.keyboard.type("A line of San Antonio before it.");
  await selectWords(tomas, "Administration");
  await tomas.keyboard.press("ArrowRight");
  await tomas.keyboard.type(", oversight");
  await expect
    .poll(async () => (await marked(ada).allTextContents()).join(""))
    .toContain(", oversight");
  await expectAgreement(ada, tomas);
});

test("who may comment does so without being able to type", async ({ signedInAs }) => {
  const ada = await signedInAs(PEOPLE.ada);
  const address = await startDraft(ada, "For counsel to read");
  const josefina = await signedInAs(PEOPLE.josefina);
  await openDraft(josefina, address);
  await expect(saveState(josefina)).toHaveText("Read only");
  await commentOn(josefina, "Severability", "State which parts stand alone.");
  await expect(
    ada.getByRole("article").filter({ hasText: "State which parts stand alone." }),
  ).toBeVisible();
  await expect(textOf(ada).locator("[data-thread]")).toHaveText("Severability");
});

test("whoever wrote a comment may change and delete it, and nobody else changes it", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Second thoughts");
  await openDraft(tomas, address);
  await commentOn(tomas, "Severability", "I doubt this.");
  const hers = ada.getByRole("article").filter({ hasText: "I doubt this." });
  await hers.getByRole("button", { name: /^Change the comment/ }).click();
  await expect(ada.getByRole("menuitem", { name: "Delete" })).toBeVisible();
  await expect(ada.getByRole("menuitem", { name: "Edit" })).toHaveCount(0);
  await ada.keyboard.press("Escape");

  await tomas.getByRole("button", { name: /^Change the comment/ }).click();
  await tomas.getByRole("menuitem", { name: "Edit" }).click();
  await tomas.getByLabel("Change your comment").fill("I doubt this less.");
  await tomas.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ada.getByText("I doubt this less.")).toBeVisible();

  await tomas.getByRole("button", { name: /^Change the comment/ }).click();
  await tomas.getByRole("menuitem", { name: "Delete" }).click();
  await tomas
    .getByRole("alertdialog")
    .getByRole("button", { name: "Delete", exact: true })
    .click();
  await expect(ada.getByText("I doubt this less.")).toHaveCount(0);
  await expect(textOf(ada).locator("[data-thread]")).toHaveCount(0);
});
