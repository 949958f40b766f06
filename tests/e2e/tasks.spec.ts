import { homePath } from "#app/paths.ts";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  showAs,
  VARIANTS,
} from "./support/accessible.ts";
import { openDraft, selectWords, startDraft } from "./support/drafts.ts";
import { expect, type Page, PEOPLE, test, visit } from "./support/journey.ts";

const marginOf = (page: Page) => page.getByRole("complementary", { name: "Comments" });

test("somebody is named by keyboard, makes a task of the comment, and its owner says it is done", async ({
  signedInAs,
}) => {
  const ada = await signedInAs(PEOPLE.ada);
  const address = await startDraft(ada, "Who does what");
  await selectWords(ada, "Severability");
  await ada
    .getByRole("button", { name: /^Comment/ })
    .first()
    .click();
  await ada.keyboard.type("Is this what counsel wants, @tom");
  const names = ada.getByRole("listbox", { name: "People and cities" });
  await expect(names.getByRole("option", { name: /Tomás Riverstone/ })).toBeVisible();
  await expectAccessible(ada);
  await ada.keyboard.press("Enter");
  await ada.keyboard.type("or not?"); // without a pause
  await expect(names).toBeHidden();
  await ada.keyboard.press("Control+Enter");
  const card = marginOf(ada).getByRole("article", { name: `Comment of ${PEOPLE.ada}` });
  await expect(card.getByRole("link", { name: `@${PEOPLE.tomas}` })).toBeVisible();
  await expect(card).toContainText("wants, @Tomás Riverstone or not?");

  // He finds it on his own page, and hands the asking on.
  const tomas = await signedInAs(PEOPLE.tomas);
  await visit(tomas, homePath());
  const mentions = tomas.getByRole("region", { name: /^Mentions/ });
  const line = mentions.getByRole("listitem").filter({ hasText: "Who does what" });
  await expect(line).toContainText("Ada Quillfeather named you");
  await line.getByRole("link").first().click();
  const his = marginOf(tomas).getByRole("article", { name: `Comment of ${PEOPLE.ada}` });
  await his.getByRole("button", { name: "Make a task" }).click();
  await expect(his.getByLabel("Task", { exact: true })).toHaveValue(
    /Is this what counsel wants/,
  );
  await his.getByLabel("Task", { exact: true }).fill("Ask counsel about severability");
  await his.getByLabel("Who").selectOption({ label: `${PEOPLE.pilar}, Austin, TX` });
  await his.getByLabel("By (optional)").fill("2018-06-14");
  await his.getByRole("button", { name: "Make the task" }).click();
  await expect(
    his.getByRole("checkbox", { name: "Ask counsel about severability" }),
  ).toBeVisible();
  await expect(card.getByText("Pilar Margenfield")).toBeVisible();
  for (const variant of VARIANTS) {
    await showAs(tomas, variant);
    await expectAccessible(tomas);
    await expectNoSidewaysScroll(tomas);
  }

  // Whoever has it sees where it comes from, and says that it is done.
  const pilar = await signedInAs(PEOPLE.pilar);
  await visit(pilar, homePath());
  const tasks = pilar.getByRole("region", { name: /^Tasks/ });
  const task = tasks.getByRole("listitem").filter({ hasText: "Ask counsel" });
  await expect(task).toContainText("Overdue");
  for (const variant of VARIANTS) {
    await showAs(pilar, variant);
    await expectAccessible(pilar);
    await expectNoSidewaysScroll(pilar);
  }
  await showAs(pilar, "light");
  await task.getByRole("checkbox").check();
  await expect(tasks.getByText("Done this week (1)")).toBeVisible();
  await expect(
    card.getByRole("checkbox", { name: "Ask counsel about severability" }),
  ).toBeChecked();
  await openDraft(pilar, address);
  const hers = marginOf(pilar).getByRole("article", { name: `Comment of ${PEOPLE.ada}` });
  await hers.getByRole("checkbox").uncheck();
  await expect(
    card.getByRole("checkbox", { name: "Ask counsel about severability" }),
  ).not.toBeChecked();
});
