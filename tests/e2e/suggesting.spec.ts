import { expectAccessible } from "./support/accessible.ts";
import {
  block,
  caretAtEndOf,
  commentOn,
  expectSaved,
  openDraft,
  selectWords,
  startDraft,
  textOf,
} from "./support/drafts.ts";
import { expect, PEOPLE, test } from "./support/journey.ts";

test("counsel suggests, the text stays what it was, and its steward accepts one and rejects another, each undone by one key", async ({
  signedInAs,
}) => {
  const ada = await signedInAs(PEOPLE.ada);
  const address = await startDraft(ada, "Suggested");
  const gideon = await signedInAs(PEOPLE.gideon);
  await openDraft(gideon, address);
  await expect(gideon.getByLabel("Mode")).toHaveValue("suggesting");

  await selectWords(gideon, "Severability");
  await gideon.keyboard.type("Saving clause");
  await expectSaved(gideon);
  const margin = ada.getByRole("complementary", { name: "Comments" });
  const first = margin.getByRole("article", { name: "Suggestion of Gideon Parchment" });
  await expect(
    first.getByText("Replace “Severability” with “Saving clause”"),
  ).toBeVisible();
  await expect(textOf(ada).locator("ins[data-suggestion]")).toContainText(
    "Saving clause",
  );
  await expect(textOf(ada).locator("del[data-suggestion]")).toContainText("Severability");

  await caretAtEndOf(gideon, "Effective date");
  await gideon.keyboard.press("Enter");
  await gideon.keyboard.type("It takes effect in May.");
  await expectSaved(gideon);
  await expect(first).toHaveCount(2);
  await expect(margin.getByText(/^Add .*It takes effect in May/)).toBeVisible();
  await expectAccessible(ada);

  // As if accepted, and as it was.
  await ada.getByLabel("Mode").selectOption("original");
  await expect(block(ada, "Severability")).toBeVisible();
  await expect(textOf(ada).locator("ins[data-suggestion]")).toBeHidden();
  await ada.getByLabel("Mode").selectOption("editing");

  await first.first().getByRole("button", { name: "Accept" }).click();
  await expect(first).toHaveCount(1);
  await expect(block(gideon, "Saving clause")).toBeVisible();
  await expect(textOf(gideon).locator("del[data-suggestion]")).toHaveCount(0);
  await textOf(ada).focus();
  await ada.keyboard.press("Control+z");
  await expect(first).toHaveCount(2);
  await ada.keyboard.press("Control+Shift+z");
  await expect(first).toHaveCount(1);
  await first.getByRole("button", { name: "Reject" }).click();
  await expect(first).toHaveCount(0);
  await expect(textOf(gideon)).not.toContainText("It takes effect in May.");
  await expectSaved(ada);
});

test("an editor may suggest too, and whoever suggested takes it back", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Second thoughts on a suggestion");
  await openDraft(tomas, address);
  await tomas.getByLabel("Mode").selectOption("suggesting");
  await caretAtEndOf(tomas, "Severability");
  for (let at = 0; at < 4; at += 1) await tomas.keyboard.press("Backspace");
  await tomas.keyboard.type("x");
  await expectSaved(tomas);
  await expect(textOf(ada).locator("del[data-suggestion]")).toContainText("lity");
  await expect(textOf(ada).locator("ins[data-suggestion]")).toContainText("x");
  const own = tomas.getByRole("article", { name: "Suggestion of Tomás Riverstone" });
  await expect(own).toHaveCount(1);
  await tomas.getByLabel("Mode").selectOption("viewing");
  await expect(textOf(tomas)).toHaveAttribute("contenteditable", "false");
});

test("words that are cut or dragged take what is said and proposed about them along, and a copy reads as agreed", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Moved words");
  await openDraft(tomas, address);
  await tomas.getByLabel("Mode").selectOption("suggesting");
  await selectWords(tomas, "Severability");
  await tomas.keyboard.type("Saving clause");
  await expectSaved(tomas);
  const struck = textOf(ada).locator("del[data-suggestion]");
  await expect(struck).toHaveCount(1);
  await commentOn(ada, "Reports", "Which reports?");
  const commented = textOf(ada).locator("[data-comment]");
  await expect(commented).toHaveText("Reports");

  // A copy.
  await selectWords(ada, "Severability");
  await ada.keyboard.press("Control+c");
  await caretAtEndOf(ada, "Effective date");
  await ada.keyboard.press("Control+v");
  await expect(block(ada, "Effective dateSeverability")).toBeVisible();
  await expect(struck).toHaveCount(1);
  await ada.keyboard.press("Control+z");

  // Cut, and put in elsewhere.
  await selectWords(ada, "Severability");
  await ada.keyboard.press("Control+x");
  await expect(struck).toHaveCount(0);
  await caretAtEndOf(ada, "Effective date");
  await ada.keyboard.press("Control+v");
  await expect(struck).toHaveCount(1);
  await expect(block(ada, "Effective date").locator("del[data-suggestion]")).toHaveText(
    "Severability",
  );

  // Dragged.
  await selectWords(ada, "Reports");
  const from = await commented.boundingBox();
  const to = await block(ada, "Relation to other law").boundingBox();
  if (!from || !to) throw new Error("nothing to drag");
  await ada.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await ada.mouse.down();
  await ada.mouse.move(to.x + to.width - 200, to.y + to.height / 2, { steps: 8 });
  await ada.mouse.up();
  await expect(block(ada, "Relation to other").locator("[data-comment]")).toHaveText(
    "Reports",
  );
  await expect(commented).toHaveCount(1);
  await expectSaved(ada);
});
