import { readFileSync } from "node:fs";
import { draftsPath } from "#app/paths.ts";
import { expectAccessible } from "./support/accessible.ts";
import {
  block,
  caretAtEndOf,
  commentOn,
  expectSaved,
  manuscriptOf,
  openDraft,
  startDraft,
  textOf,
} from "./support/drafts.ts";
import { expect, type Page, PEOPLE, test, visit } from "./support/journey.ts";

/** The text's own element, whichever role it has while the menu is open. */
const manuscript = (page: Page) => page.locator(".manuscript");
const wordsOf = async (page: Page) => (await manuscriptOf(page)).map(({ text }) => text);

/** An empty block below the one with these words. */
async function newBlockAfter(page: Page, words: string): Promise<void> {
  await caretAtEndOf(page, words);
  await page.keyboard.press("Enter");
}

test("the / menu puts in what is chosen, says it to a screen reader, and is undone in one step", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Slash");
  await newBlockAfter(page, "Reports");
  const before = await wordsOf(page);
  await page.keyboard.type("/");
  const list = page.getByRole("listbox", { name: "Insert" });
  await expect(list.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await expect(manuscript(page)).toHaveAttribute("role", "combobox");
  const active = await manuscript(page).getAttribute("aria-activedescendant");
  await expect(page.locator(`#${active}`)).toContainText("Section");
  await expectAccessible(page);

  await page.keyboard.type("sever");
  await expect(list.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(list).toHaveCount(0);
  await expect(manuscript(page)).toHaveAttribute("role", "textbox");
  await expect
    .poll(async () => (await wordsOf(page)).filter((words) => words === "Severability"))
    .toHaveLength(2);
  await page.keyboard.press("Control+z");
  await expect
    .poll(() => wordsOf(page))
    .toEqual(before.map((words) => (words === "" ? "/sever" : words)));
  await expectSaved(page);
});

test("the / menu stays shut in a word, closes by Escape, and lets a sentence be", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Slash in words");
  await newBlockAfter(page, "Reports");
  const list = page.getByRole("listbox", { name: "Insert" });
  await page.keyboard.type("and/or ");
  await expect(list).toHaveCount(0);
  await page.keyboard.type("/");
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(manuscript(page)).toBeFocused();
  await page.keyboard.type(" is a sign");
  await expect.poll(() => wordsOf(page)).toContain("and/or / is a sign");
});

test("a cross-reference is found by number or words, and a blank says what belongs in it", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Pickers");
  await newBlockAfter(page, "Reports");
  await page.keyboard.type("As said in /cross");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Cross-reference" });
  await dialog.getByRole("combobox").fill("enforc");
  await expect(dialog.getByRole("option")).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(manuscript(page)).toBeFocused();
  await page.keyboard.type(", the ");
  await page.getByRole("button", { name: "Blank" }).click();
  const blank = page.getByRole("dialog", { name: "Blank" });
  await blank.getByLabel("Filled with").selectOption({ label: "A date" });
  await blank.getByLabel("What belongs here").fill("day of the report");
  await blank.getByRole("button", { name: "Put it in" }).click();
  const line = block(page, "As said in");
  await expect(line.locator('[data-inline="crossReference"]')).toHaveAttribute(
    "data-words",
    /^Section \d+$/,
  );
  await expect(line).toHaveText("As said in , the [day of the report]");

  await line.locator('[data-inline="blank"]').dblclick();
  await blank.getByLabel("Filled by hand").fill("2027-01-31");
  await blank.getByRole("button", { name: "Change the blank" }).click();
  await expect(line).toHaveText("As said in , the January 31, 2027");
  await expectSaved(page);
});

test("typed labels become structure, and one undo gives the characters back", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Typed labels");
  await newBlockAfter(page, "Reports");
  await page.keyboard.press("Enter");
  const typed: [string, RegExp][] = [
    ["(1) numbered", /^numbered$/],
    ["(A) capital", /^capital$/],
    ["(a) lettered", /^lettered$/],
    ["WHEREAS, a reason", /^a reason$/],
    ["Section 9. A caption", /^A caption$/],
  ];
  for (const [words] of typed) {
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  }
  await expect(block(page, /^numbered$/)).toHaveAttribute("data-label", /\(1\)$/);
  await expect(block(page, /^capital$/)).toHaveAttribute("data-label", /\(A\)$/);
  await expect(block(page, /^lettered$/)).toHaveAttribute("data-label", /^\([a-z]\)$/);
  await expect(block(page, /^a reason$/)).toHaveAttribute("data-label", "WHEREAS,");
  await expect(block(page, /^A caption$/)).toHaveAttribute(
    "data-label",
    /^Section \d+\.$/,
  );

  await page.keyboard.type("this is **loud** and *soft* ");
  const line = block(page, /^this is/);
  await expect(line.locator("strong")).toHaveText("loud");
  await expect(line.locator("em")).toHaveText("soft");
  await page.keyboard.type("*once*");
  await expect(line.locator("em")).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(line).toHaveText("this is loud and soft *once*");
});

test("Tab and Alt with the arrows move a provision with all below it, and say where it is now", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Moving");
  await newBlockAfter(page, "Administration and enforcement");
  await page.keyboard.type("parent");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("child");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("neighbour");
  await page.keyboard.press("Alt+ArrowUp");
  const order = async () =>
    (await wordsOf(page)).filter((words) => /^(parent|child|neighbour)$/.test(words));
  await expect.poll(order).toEqual(["neighbour", "parent", "child"]);
  await expect(page.getByRole("status").filter({ hasText: /^Now Section/ })).toHaveText(
    /^Now Section \d+\(a\)\.$/,
  );
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(order).toEqual(["parent", "child", "neighbour"]);
  await caretAtEndOf(page, /^parent$/);
  await page.keyboard.press("Tab");
  await expect(block(page, /^child$/)).toHaveAttribute("data-depth", "3");
});

test("the toolbar is one stop of Tab, Alt+F10 goes there and Escape comes back", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Toolbar");
  await caretAtEndOf(page, "Reports");
  await page.keyboard.press("Alt+F10");
  const toolbar = page.getByRole("toolbar", { name: "Text" });
  await expect(toolbar.getByLabel("Kind of block")).toBeFocused();
  await page.keyboard.press("End");
  await expect(toolbar.getByRole("button", { name: "Keys" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(toolbar.getByRole("button", { name: "Find" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(textOf(page)).toBeFocused();
  // It remembers where one was, and Tab leaves it.
  await page.keyboard.press("Alt+F10");
  await expect(toolbar.getByRole("button", { name: "Find" })).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await toolbar.evaluate((row) => row.contains(document.activeElement))).toBe(
    false,
  );
  await expect(textOf(page)).toHaveAccessibleDescription(/Escape leaves the text/);
});

test("a table is written cell by cell, and grows by Tab at its end", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Table");
  await newBlockAfter(page, "Reports");
  await page.getByRole("button", { name: "Table" }).click();
  for (const words of [
    "Fee",
    "Amount",
    "Note",
    "Permit",
    "$20",
    "yearly",
    "Appeal",
    "$5",
    "each",
    "Copy",
  ]) {
    await page.keyboard.type(words);
    await page.keyboard.press("Tab");
  }
  const rows = manuscript(page).locator("table tr");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(3)).toContainText("Copy");
  await page.getByRole("button", { name: "Rows and columns" }).click();
  await page.getByRole("menuitem", { name: "Column to the right" }).click();
  await expect(rows.first().locator("td")).toHaveCount(4);
  await expectSaved(page);
});

test("find counts and marks, and replacing all is one step of undo", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  const address = await startDraft(page, "Finding");
  await newBlockAfter(page, "Reports");
  await page.keyboard.type("Zebra, *zeb*ra and ZEBRAS. ");
  await page.keyboard.press("Control+f");
  const bar = page.getByRole("search", { name: "Find in the text" });
  await bar.getByLabel("Find", { exact: true }).fill("zebra");
  await expect(bar.getByRole("status")).toHaveText("1 of 3");
  await expect(manuscript(page).locator("[data-found]")).not.toHaveCount(0);
  await bar.getByRole("button", { name: "Whole words" }).click();
  await expect(bar.getByRole("status")).toHaveText("1 of 2");
  await bar.getByRole("button", { name: "Match case" }).click();
  await expect(bar.getByRole("status")).toHaveText("1 of 1");
  await bar.getByRole("button", { name: "Match case" }).click();
  await bar.getByRole("button", { name: "Next place" }).click();
  await expect(bar.getByRole("status")).toHaveText("2 of 2");
  await expectAccessible(page);
  await bar.getByLabel("Replace with").fill("Lion");
  await bar.getByRole("button", { name: "Replace all" }).click();
  await expect(bar.getByRole("status")).toHaveText("2 places replaced");
  const line = block(page, "Lion");
  await expect(line).toHaveText("Lion, Lion and ZEBRAS.");
  await expect(line.locator("em")).toHaveText("Lion");
  await page.keyboard.press("Escape");
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(block(page, "ZEBRAS")).toHaveText("Zebra, zebra and ZEBRAS.");
  await expectSaved(page);

  const edmund = await signedInAs(PEOPLE.edmund);
  await openDraft(edmund, address);
  await textOf(edmund).focus();
  await edmund.keyboard.press("Control+f");
  const reading = edmund.getByRole("search", { name: "Find in the text" });
  await reading.getByLabel("Find", { exact: true }).fill("zebra");
  await expect(reading.getByRole("status")).toHaveText("1 of 3");
  await expect(reading.getByLabel("Replace with")).toHaveCount(0);
});

test("the outline is a tree that counts comments, folds, and goes where one presses Enter", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Plan of parts", { kind: "Response plan" });
  const tree = page.getByRole("tree", { name: "Parts of the text" });
  const all = await tree.getByRole("treeitem").count();
  expect(all).toBeGreaterThan(8);
  const workstreams = tree.getByRole("treeitem", { name: /^Workstreams/ });
  await expect(workstreams).toHaveAttribute("aria-expanded", "true");
  await workstreams.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(workstreams).toHaveAttribute("aria-expanded", "false");
  expect(await tree.getByRole("treeitem").count()).toBeLessThan(all);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(textOf(page)).toBeFocused();
  await expect(block(page, "Checklist for each city")).toBeInViewport();
  await expect(tree.getByRole("treeitem", { name: /^Checklist/ })).toHaveAttribute(
    "aria-current",
    "location",
  );
  await commentOn(page, "Counsel has read the measure", "Which counsel?");
  await expect(tree.getByRole("treeitem", { name: /^Checklist/ })).toContainText(
    "1 open comment",
  );
  await expectAccessible(page);
});

test("words are counted, all of them and those selected, and the sheet lists the keys", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Counting", { kind: "Notes" });
  await caretAtEndOf(page, "Notes");
  await page.keyboard.press("Enter");
  await page.keyboard.type("five words stand right here");
  await expect(page.getByText(/^6 words$/)).toBeVisible();
  await page.keyboard.press("Shift+Home");
  await expect(page.getByText("5 of 6 words selected")).toBeVisible();
  await page.keyboard.press("Control+/");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet.getByText("Leave the text for the toolbar")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(textOf(page)).toBeFocused();
});

/** Pastes as another program's clipboard would. */
async function pasteInto(page: Page, html: string, text = ""): Promise<void> {
  await manuscript(page).evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", given.html);
      clipboardData.setData("text/plain", given.text);
      const init = { clipboardData, bubbles: true, cancelable: true };
      element.dispatchEvent(new ClipboardEvent("paste", init));
    },
    { html, text },
  );
}

test("a paste from Word becomes structure in one step, and a book is refused with a sentence", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Pasting");
  await newBlockAfter(page, "Reports");
  const before = await wordsOf(page);
  await pasteInto(page, readFileSync("tests/manuscripts/clipboard/word.html", "utf8"));
  await expect(block(page, "in the language of the lease")).toHaveAttribute(
    "data-label",
    /\(2\)$/,
  );
  await expect(block(page, "A landlord shall give")).toHaveAttribute("data-label", "(a)");
  await expect(manuscript(page).locator("table td").last()).toContainText("each day");
  await expectSaved(page);
  await page.keyboard.press("Control+z");
  await expect.poll(() => wordsOf(page)).toEqual(before);

  await pasteInto(page, "", "words of a book\n".repeat(60_000));
  await expect(page.getByText("That is too much to paste at once")).toBeVisible();
  expect(await wordsOf(page)).toEqual(before);
  await pasteInto(page, '<b style="font-weight:normal"><span>only words</span></b>');
  await expect(block(page, /^only words$/)).toBeVisible();
  await expect(block(page, /^only words$/)).toHaveAttribute("data-label", "(a)");
});

test("what others wrote since one was here is marked, to the word, and nothing of one's own", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Since I was here");
  await openDraft(tomas, address);
  await caretAtEndOf(tomas, "Definitions");
  await tomas.keyboard.type(" of San Antonio");
  await expectSaved(tomas);
  await expect(tomas.getByRole("button", { name: /last visit/ })).toHaveCount(0);
  await visit(tomas, draftsPath());

  await caretAtEndOf(ada, "Reports");
  await ada.keyboard.type(" to the council");
  await expectSaved(ada);
  await openDraft(tomas, address);
  await caretAtEndOf(tomas, "Relation to other law");
  await tomas.keyboard.type(" now");
  await tomas.getByRole("button", { name: "Since my last visit" }).click();
  await expect(tomas.locator("[data-new]")).toHaveText([" to the council"]);
  await expect(
    tomas.getByRole("status").filter({ hasText: "1 new passage since" }),
  ).toHaveCount(1);
  // It goes on while one looks.
  await caretAtEndOf(ada, "Reports");
  await ada.keyboard.type(" and clerk");
  await expect(tomas.locator("[data-new]")).toHaveText([" to the council and clerk"]);
  await tomas.getByRole("button", { name: "1 new passage" }).click();
  await expect(tomas.locator("[data-new]")).toHaveCount(0);
});

test("pressing a face follows that person's caret until one scrolls or presses Escape", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Following");
  await openDraft(tomas, address);
  await caretAtEndOf(tomas, "Effective date");
  await ada
    .getByRole("button", { name: "Follow Tomás Riverstone, San Antonio, TX" })
    .click();
  await expect(
    ada.getByText("Following Tomás Riverstone, San Antonio, TX."),
  ).toBeVisible();
  await expect(block(ada, "Effective date")).toBeInViewport();
  await caretAtEndOf(tomas, "Findings and purpose");
  await expect(block(ada, "Findings and purpose")).toBeInViewport();
  await ada.keyboard.press("Escape");
  await expect(ada.getByText("Following Tomás")).toHaveCount(0);
  await caretAtEndOf(tomas, "Effective date");
  await expect(ada.locator(".remote-caret")).toHaveCount(1);
  await expect(block(ada, "Effective date")).not.toBeInViewport();
});

test("a final draft opens to be read and takes comments and no letter until it is opened again", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  const address = await startDraft(page, "Finished");
  await visit(page, `${address}/review`);
  await page.getByRole("button", { name: "Make it final" }).click();
  await expect(page.getByRole("button", { name: "Open it again" })).toBeVisible();
  await openDraft(page, address);
  await expect(textOf(page)).toHaveAttribute("contenteditable", "false");
  await expect(page.getByText("Final", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await visit(page, `${address}/review`);
  await page.getByRole("button", { name: "Open it again" }).click();
  await expect(page.getByRole("button", { name: "Make it final" })).toBeVisible();
  await openDraft(page, address);
  await expect(textOf(page)).toHaveAttribute("contenteditable", "true");
  await caretAtEndOf(page, "Definitions");
  await page.keyboard.type(" after all");
  await expectSaved(page);
});

test("drafting notes say where, why and what to do, mend what they can, and can be put aside", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  const address = await startDraft(page, "Noted");
  await newBlockAfter(page, "Reports");
  await page.keyboard.type("See (a) of this, WHEREAS.");
  await page.getByRole("button", { name: /^Drafting notes/ }).click();
  const panel = page.getByRole("dialog", { name: "Drafting notes" });
  const notes = panel.getByRole("listitem");
  const first = notes.first();
  await expect(first.getByRole("button", { name: "Put aside" })).toBeVisible();
  const all = await notes.count();
  expect(all).toBeGreaterThan(3);
  await expectAccessible(page);
  await first.getByRole("button", { name: "Put aside" }).click();
  await expect(panel.getByText("Put aside by you (1)")).toBeVisible();
  await expect(notes).toHaveCount(all - 1);
  await notes.first().getByRole("button").first().click();
  await expect(panel).toHaveCount(0);
  await expect(textOf(page)).toBeFocused();

  await openDraft(page, address);
  await page.getByRole("button", { name: /^Drafting notes/ }).click();
  await expect(panel.getByText("Put aside by you (1)")).toBeVisible();
});
