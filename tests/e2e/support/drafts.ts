import { draftsPath, newDraftPath } from "#app/paths.ts";
import { expect, type Locator, type Page, uniqueTitle, visit } from "./journey.ts";

/** The editor's own element. */
export function textOf(page: Page): Locator {
  return page.getByRole("textbox", { name: "Text of the draft" });
}

/** What the page says about saving. */
export function saveState(page: Page): Locator {
  return page.locator("[data-state][role=status]");
}

/** The block that holds the words, whatever it is. */
export function block(page: Page, words: string | RegExp): Locator {
  return textOf(page).locator("> *").filter({ hasText: words }).first();
}

/** Starts a draft of one's own in a campaign both demo leads steward; answers its address. */
export async function startDraft(
  page: Page,
  words: string,
  { kind = "Model ordinance", campaign = "Answer to Texas SB4" } = {},
): Promise<string> {
  await visit(page, newDraftPath());
  await page.getByLabel("Title").fill(uniqueTitle(words));
  await page.getByLabel("Campaign").selectOption({ label: campaign });
  await page.getByLabel(kind).check();
  await page.getByRole("button", { name: "Start the draft" }).click();
  await expect(textOf(page)).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Opens a draft and waits until its text has come. */
export async function openDraft(page: Page, address: string): Promise<void> {
  await visit(page, address);
  await expect(textOf(page)).toBeVisible();
}

/** Opens the demo network's own draft of that title. */
export async function openDemoDraft(page: Page, title: RegExp): Promise<string> {
  await visit(page, draftsPath());
  await page.getByRole("link", { name: title }).click();
  await expect(textOf(page)).toBeVisible();
  return new URL(page.url()).pathname;
}

/**
 * Puts the caret behind the last word of a block. The browser tells the editor of a moved
 * caret one turn later; nobody presses the next key within it, a test on a busy machine does.
 */
export async function caretAtEndOf(page: Page, words: string | RegExp): Promise<void> {
  await block(page, words).click();
  await page.keyboard.press("End");
  await page.evaluate(
    () => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told))),
  );
}

/** Waits until the server has acknowledged everything typed here. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(saveState(page)).toHaveText(/^Saved/, { timeout: 20_000 });
}

export interface ShownBlock {
  kind: string;
  label: string;
  text: string;
}

/** The manuscript as this page shows it, without carets and other drawings. */
export function manuscriptOf(page: Page): Promise<ShownBlock[]> {
  return textOf(page).evaluate((root) => {
    const shown = root.cloneNode(true) as HTMLElement; // a copy of an element is one
    const drawings = ".remote-caret, .ProseMirror-separator, .ProseMirror-trailingBreak";
    for (const drawing of shown.querySelectorAll(drawings)) drawing.remove();
    return [...shown.querySelectorAll<HTMLElement>("[data-label]")].map((part) => ({
      kind: part.tagName.toLowerCase(),
      label: part.dataset.label ?? "",
      text: part.textContent ?? "",
    }));
  });
}

/** Fails unless all pages come to show the same text, to the letter and the number. */
export async function expectAgreement(...pages: Page[]): Promise<ShownBlock[]> {
  await expect(async () => {
    const [first, ...others] = await Promise.all(pages.map(manuscriptOf));
    for (const other of others) expect(other).toEqual(first);
  }).toPass({ timeout: 20_000 });
  return manuscriptOf(pages[0] as Page); // at least one was given
}

/** Selects words of a block with the mouse, as a reader would. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const found = block(page, words);
  await found.scrollIntoViewIfNeeded();
  await found.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      (element.closest("[contenteditable]") as HTMLElement).focus(); // the editor's root
      const selection = getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      return;
    }
    throw new Error(`"${wanted}" is not in one piece of text`);
  }, words);
}

/** Comments on words of the text. */
export async function commentOn(page: Page, words: string, body: string): Promise<void> {
  await selectWords(page, words);
  await page.getByRole("button", { name: "Comment on the selected words" }).click();
  const form = page.getByRole("region", { name: "New comment" });
  await expect(form.getByRole("blockquote")).toHaveText(words);
  await form.getByLabel("Comment on these words").fill(body);
  await form.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByRole("article").filter({ hasText: body })).toBeVisible();
}
