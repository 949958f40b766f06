import { draftReviewPath } from "#app/paths.ts";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  showAs,
  VARIANTS,
} from "./support/accessible.ts";
import { startDraft } from "./support/drafts.ts";
import { expect, PEOPLE, test, visit } from "./support/journey.ts";

const idOf = (address: string) => address.split("/").at(-1) ?? "";

test("a person and a city are asked what they say to a text, answer on their own page, and it becomes final", async ({
  twoPeople: { ada, tomas },
  guard,
}) => {
  guard.expects(/status of 400/);
  const address = await startDraft(ada, "Model ordinance on shade trees");
  const review = draftReviewPath(idOf(address));
  await ada.getByRole("link", { name: "Review" }).click();
  await expect(ada.getByText("Nobody was asked what they say to it yet.")).toBeVisible();
  await ada.getByRole("button", { name: "Ask for review" }).click();
  await expect(ada.getByText("Choose at least one person or city.")).toBeVisible();

  await ada.getByLabel(PEOPLE.tomas).check();
  await ada.getByLabel("Austin, TX").check();
  await ada.getByLabel(/^What to look at/).fill("Is section 2 within our charter?");
  await ada.getByRole("button", { name: "Ask for review" }).click();
  await expect(ada.getByText("2 still owe an answer.")).toBeVisible();
  await expect(ada.getByText("In review", { exact: true })).toBeVisible();

  // Tomás finds it on his own page.
  await visit(tomas, "/");
  await expect(tomas.getByRole("heading", { name: /Answers you owe/ })).toBeVisible();
  await tomas
    .getByRole("link", { name: /Model ordinance on shade trees/ })
    .first()
    .click();
  await expect(tomas.getByText("Is section 2 within our charter?").first()).toBeVisible();
  await tomas.getByRole("radio", { name: "Object" }).check();
  await tomas.getByRole("button", { name: "Answer" }).click();
  await expect(tomas.getByText("Say why, so that it can be mended.")).toBeVisible();
  await tomas.getByLabel("Why").fill("The charter gives this to the manager.");
  await tomas.getByRole("button", { name: "Answer" }).click();

  // Ada sees it without reloading, and answers for her city.
  await expect(ada.getByText("1 objects, 1 still owes an answer.")).toBeVisible();
  await expect(ada.getByText("The charter gives this to the manager.")).toBeVisible();
  for (const variant of VARIANTS) {
    await showAs(ada, variant);
    await expectAccessible(ada);
    await expectNoSidewaysScroll(ada);
  }
  await showAs(ada, "light");
  await ada.getByRole("radio", { name: "Approve" }).check();
  await ada.getByRole("button", { name: "Answer" }).click();
  await expect(ada.getByText("1 approves, 1 objects.")).toBeVisible();
  await ada.getByRole("button", { name: "Make it final" }).click();
  await expect(ada.getByRole("button", { name: "Open it again" })).toBeVisible();
  await visit(tomas, review);
  await expect(tomas.getByRole("button", { name: "Ask for review" })).toHaveCount(0);
  await visit(tomas, `${address}/versions`);
  await expect(
    tomas.getByRole("heading", { level: 3, name: /For review|Final/ }).first(),
  ).toBeVisible();
});
