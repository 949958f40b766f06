import {
  block,
  caretAtEndOf,
  expectAgreement,
  expectSaved,
  manuscriptOf,
  openDemoDraft,
  openDraft,
  saveState,
  startDraft,
  textOf,
} from "./support/drafts.ts";
import { expect, PEOPLE, test, visit } from "./support/journey.ts";

test("officials of two cities type into one ordinance at once, lose the line, come back, and agree to the letter", async ({
  twoPeople: { ada, tomas },
  guard,
}) => {
  guard.expects(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const address = await startDraft(ada, "Model ordinance on heat");
  await openDraft(tomas, address);

  await caretAtEndOf(ada, "Findings and purpose");
  await caretAtEndOf(tomas, "Administration and enforcement");
  await Promise.all([
    ada.keyboard.type(" of this city, Austin writes", { delay: 15 }),
    tomas.keyboard.type(" by the department, San Antonio writes", { delay: 15 }),
  ]);
  await expectAgreement(ada, tomas);

  // Into the very same words.
  await caretAtEndOf(ada, "Findings and purpose");
  await caretAtEndOf(tomas, "Findings and purpose");
  await Promise.all([
    ada.keyboard.type(" AAAAAAAAAA", { delay: 15 }),
    tomas.keyboard.type(" BBBBBBBBBB", { delay: 15 }),
  ]);
  const together = await expectAgreement(ada, tomas);
  const findings = together.find(({ text }) => text.startsWith("Findings"))?.text ?? "";
  expect(findings.match(/A(?=A|B| |$)/g)?.length).toBeGreaterThanOrEqual(10);
  expect(findings.match(/B/g)).toHaveLength(10);
  await expectSaved(ada);
  await expectSaved(tomas);

  await ada.context().setOffline(true);
  await tomas.context().setOffline(true);
  await expect(saveState(ada)).toHaveText(/Offline|Not saved/, { timeout: 45_000 });
  await expect(saveState(tomas)).toHaveText(/Offline|Not saved/, { timeout: 45_000 });
  await caretAtEndOf(ada, "Findings and purpose");
  await ada.keyboard.type(" — written in Austin with the line down");
  await ada.keyboard.press("Enter");
  await ada.keyboard.type("The council of Austin finds more.");
  await caretAtEndOf(tomas, "Findings and purpose");
  await tomas.keyboard.type(" — written in San Antonio with the line down");
  await expect(saveState(ada)).toHaveText(/Not saved — offline, \d+ changes? kept here/);
  expect(await manuscriptOf(tomas)).not.toEqual(await manuscriptOf(ada));

  await tomas.context().setOffline(false);
  await ada.context().setOffline(false);
  const agreed = await expectAgreement(ada, tomas);
  await expectSaved(ada);
  await expectSaved(tomas);
  const whole = agreed.map(({ text }) => text).join("\n");
  for (const words of [
    "Austin writes",
    "San Antonio writes",
    "written in Austin with the line down",
    "written in San Antonio with the line down",
    "The council of Austin finds more.",
  ]) {
    expect(whole.split(words), words).toHaveLength(2);
  }

  // And it is what somebody finds who comes later.
  await openDraft(ada, address);
  expect(await expectAgreement(ada, tomas)).toEqual(agreed);
});

test("each sees the other's caret and face with name and city", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Who is here");
  await openDraft(tomas, address);
  await caretAtEndOf(tomas, "Definitions");
  await expect(ada.getByRole("status").filter({ hasText: "Also here" })).toHaveText(
    "Also here: Tomás Riverstone, San Antonio, TX.",
  );
  await expect(tomas.getByRole("status").filter({ hasText: "Also here" })).toHaveText(
    "Also here: Ada Quillfeather, Austin, TX.",
  );
  await expect(ada.locator(".remote-caret")).toContainText(
    "Tomás Riverstone · San Antonio, TX",
  );
  await tomas.close();
  await expect(ada.getByRole("status").filter({ hasText: "Nobody else" })).toHaveText(
    "Nobody else is here.",
  );
});

test("Enter continues, Tab goes in, Shift+Tab goes out, and the numbers follow", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Ladder");
  await caretAtEndOf(page, "Administration and enforcement");
  const labelOf = async (words: string) =>
    (await manuscriptOf(page)).find(({ text }) => text === words)?.label;
  const section = Number((await labelOf("Administration and enforcement"))?.match(/\d+/));

  await page.keyboard.press("Enter");
  await page.keyboard.type("one");
  await expect(block(page, /^one$/)).toHaveAttribute("data-label", "(a)");
  for (const [words, label] of [
    ["two", "(1)"],
    ["three", "(A)"],
    ["four", "(i)"],
    ["five", "(I)"],
  ] as const) {
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type(words);
    await expect(block(page, new RegExp(`^${words}$`))).toHaveAttribute(
      "data-label",
      label,
    );
  }
  await page.keyboard.press("Enter");
  await page.keyboard.type("six");
  await expect(block(page, /^six$/)).toHaveAttribute("data-label", "(II)");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("Shift+Tab");
  await expect(block(page, /^six$/)).toHaveAttribute("data-label", "(b)");
  await page.keyboard.press("Shift+Tab");
  await expect(block(page, /^six$/)).toHaveAttribute(
    "data-label",
    `Section ${section + 1}.`,
  );
  await expect(
    page.getByRole("navigation", { name: "Outline" }).getByText("six"),
  ).toBeVisible();
  await expectSaved(page);
});

test("a cross-reference follows the number of what it points at", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "References");
  const reference = textOf(page).locator("[data-words]").first();
  const before = await reference.getAttribute("data-words");
  await caretAtEndOf(page, "Findings and purpose");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Short title");
  await page.keyboard.press("Shift+Tab");
  const number = (words: string | null) => Number(words?.match(/\d+/)?.[0]);
  await expect
    .poll(async () => number(await reference.getAttribute("data-words")))
    .toBe(number(before) + 1);
});

test("the page says Saving while words travel and Saved with the hour when they are stored", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  await startDraft(page, "Saved means saved");
  const said: string[] = [];
  await page.exposeFunction("heardSaying", (words: string) => void said.push(words));
  await saveState(page).evaluate((element) => {
    const hear = () =>
      (window as unknown as { heardSaying(words: string): void }).heardSaying(
        element.textContent ?? "",
      ); // exposed just above
    new MutationObserver(hear).observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await caretAtEndOf(page, "Definitions");
  await page.keyboard.type(" of words used here");
  await expect(saveState(page)).toHaveText(/^Saved \d{1,2}:\d{2}$/);
  await expect.poll(() => said).toContain("Saving…");
});

test("whoever may only look reads along and cannot type", async ({ signedInAs }) => {
  const ada = await signedInAs(PEOPLE.ada);
  const address = await startDraft(ada, "To be read");
  const edmund = await signedInAs(PEOPLE.edmund);
  await openDraft(edmund, address);
  await expect(saveState(edmund)).toHaveText("Read only");
  await expect(textOf(edmund)).toHaveAttribute("contenteditable", "false");
  await expect(edmund.getByRole("button", { name: "Bold" })).toHaveCount(0);
  await expect(edmund.getByRole("link", { name: "Settings" })).toHaveCount(0);
  const before = await manuscriptOf(edmund);
  await block(edmund, "Definitions").click();
  await edmund.keyboard.type("I was here");
  expect(await manuscriptOf(edmund)).toEqual(before);

  await caretAtEndOf(ada, "Definitions");
  await ada.keyboard.type(" for everybody");
  await expectAgreement(ada, edmund);
});

test("undo takes back one's own words and leaves the other's", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Undo");
  await openDraft(tomas, address);
  await caretAtEndOf(tomas, "Definitions");
  await tomas.keyboard.type(" kept");
  await expectAgreement(ada, tomas);
  await caretAtEndOf(ada, "Definitions");
  await ada.keyboard.type(" gone");
  const words = async () => (await manuscriptOf(tomas)).map(({ text }) => text);
  await expect.poll(words).toContain("Definitions kept gone");
  await ada.keyboard.press("Control+z");
  await expect.poll(words).toContain("Definitions kept");
  await expectAgreement(ada, tomas);
});

test("undoing a new block leaves the words somebody else wrote in it meanwhile", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "Undone, not taken away");
  await openDraft(tomas, address);
  await caretAtEndOf(ada, "Findings and purpose");
  await ada.keyboard.press("Enter");
  await expectAgreement(ada, tomas);
  await caretAtEndOf(tomas, "Findings and purpose");
  await tomas.keyboard.press("ArrowDown");
  await tomas.keyboard.type("Written by San Antonio.");
  await expect(textOf(ada)).toContainText("Written by San Antonio.");
  await ada.keyboard.press("Control+z");
  await expectSaved(ada);
  await expect(textOf(ada)).toContainText("Written by San Antonio.");
  await expectAgreement(ada, tomas);
});

test("the model ordinance of the demo opens with its sections numbered and its outline beside it", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.edmund);
  await openDemoDraft(page, /^Freedom City Model Ordinance/);
  const shown = await manuscriptOf(page);
  expect(shown.length).toBeGreaterThanOrEqual(40);
  expect(shown.some(({ label }) => label === "Section 1.")).toBe(true);
  expect(shown.some(({ label }) => label === "(a)")).toBe(true);
  const outline = page.getByRole("navigation", { name: "Outline" });
  await expect(outline.getByRole("treeitem").first()).toBeVisible();
  expect(await outline.getByRole("treeitem").count()).toBeGreaterThan(5);
});

test("a draft is taken along as HTML, plain text and Akoma Ntoso, with its numbers", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  const address = await startDraft(page, "To take along");
  for (const [format, type] of [
    ["txt", "text/plain"],
    ["html", "text/html"],
    ["xml", "application/akn+xml"],
  ] as const) {
    const answer = await page.request.get(`${address}/export.${format}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain(type);
    expect(answer.headers()["content-disposition"]).toContain(`.${format}`);
    expect(await answer.text()).toMatch(/Section 1\./);
  }
});

test("a draft that was closed to edits can be read and commented on, and not typed into", async ({
  twoPeople: { ada, tomas },
}) => {
  const address = await startDraft(ada, "To be closed");
  await openDraft(tomas, address);
  await expect(textOf(tomas)).toHaveAttribute("contenteditable", "true");
  await visit(ada, `${address}/settings`);
  await ada.getByRole("button", { name: /^Close/ }).click();
  await expect(saveState(tomas)).toHaveText("Read only", { timeout: 20_000 });
  await expect(textOf(tomas)).toHaveAttribute("contenteditable", "false");
});

test("what was written with the line down outlives the page, and arrives once when it is back", async ({
  twoPeople: { ada, tomas },
  guard,
}) => {
  guard.expects(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const address = await startDraft(ada, "Words that wait");
  await openDraft(tomas, address);
  await caretAtEndOf(ada, "Findings and purpose");
  await ada.keyboard.type(" of Austin");
  await expectSaved(ada);
  await ada.context().setOffline(true);
  await expect(saveState(ada)).toHaveText(/Offline|Not saved/, { timeout: 45_000 });
  await ada.keyboard.type(" written on a train");
  for (let letter = 0; letter < " train".length; letter += 1)
    await ada.keyboard.press("Backspace");
  await ada.keyboard.type(" bus");
  await caretAtEndOf(ada, "Definitions");
  for (let letter = 0; letter < "tions".length; letter += 1)
    await ada.keyboard.press("Backspace");
  await expect(textOf(ada)).not.toContainText("Definitions");
  // The browser asks first; she goes all the same, in the same tab.
  ada.on("dialog", (question) => question.accept());
  await ada.goto("about:blank");
  await ada.context().setOffline(false);
  await openDraft(ada, address);
  const words = async () =>
    (await expectAgreement(ada, tomas)).map(({ text }) => text).join("\n");
  const back = await words();
  expect(back).toContain("Findings and purpose of Austin written on a bus");
  expect(back).toContain("Defini");
  expect(back).not.toContain("Definitions");
  await expectSaved(ada);
  // And once only, however often she comes back.
  await openDraft(ada, address);
  expect((await words()).split("on a bus")).toHaveLength(2);
});
