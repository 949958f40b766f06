import AxeBuilder from "@axe-core/playwright";
import { docFromJson } from "#app/manuscript/state.ts";
import {
  longTitle,
  manuscript,
  provision,
  quotedCode,
  section,
} from "#app/manuscript/write.ts";
import { importPath } from "#app/paths.ts";
import { print } from "#server/press/print.ts";
import { someDraft } from "#tests/support/draft-identity.ts";
import { zipOf } from "#tests/support/zip.ts";
import { block, textOf } from "./support/drafts.ts";
import {
  expect,
  type Page,
  PEOPLE,
  test,
  uniqueTitle,
  visit,
} from "./support/journey.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A short ordinance as a clerk types it. */
function typedLaw(title: string): string {
  return [
    `AN ORDINANCE concerning ${title}`,
    "",
    "WHEREAS, notice is fair;",
    "",
    "NOW, THEREFORE, BE IT ORDAINED BY THE CITY COUNCIL:",
    "",
    "Section 1. Notice.",
    "",
    "(a) An employer shall give notice of:",
    "    (1) hours; and",
    "    (2) pay.",
    "",
    "(c) A notice shall be in writing.",
    "",
    "Section 2. Start. This ordinance takes effect in thirty days.",
  ].join("\n");
}

async function send(page: Page, name: string, buffer: Buffer, mimeType = "text/plain") {
  await visit(page, importPath());
  await page.getByLabel("Campaign").selectOption({ label: "Answer to Texas SB4" });
  await page.getByLabel("File").setInputFiles({ name, mimeType, buffer });
  await page.getByRole("button", { name: "Read it" }).click();
}

test("a text is read, looked over with what is doubtful, and becomes a draft", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  const title = uniqueTitle("fair notice");
  await send(page, "notice.txt", Buffer.from(typedLaw(title)));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Look over what was read",
  );
  await expect(page.getByText("Nothing is created yet.")).toBeVisible();
  await expect(page.getByText("2 sections")).toBeVisible();
  // The file goes on with (c) where numbering makes it (b): somebody should look.
  await expect(page.getByText(/The file prints \(c\)/)).toBeVisible();
  await page.getByRole("link", { name: /^Unsure/ }).click();
  await expect(page.getByText("A notice shall be in writing.")).toBeVisible();
  await expect(page.getByText("hours; and")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Create the draft" }).click();
  await expect(textOf(page)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(block(page, "hours; and")).toHaveAttribute("data-level", "2");
  await expect(block(page, "Notice.")).toHaveAttribute("data-block", "section");
});

test("a draft that was taken along as Word comes back as it was", async ({
  signedInAs,
}) => {
  const page = await signedInAs(PEOPLE.ada);
  const law = manuscript(
    longTitle("AN ORDINANCE on lamps"),
    section("Lamps"),
    provision(1, "A lamp shall be lit at dusk."),
    quotedCode("add", "Section 5.10.020", section("Hours"), provision(1, "Until dawn.")),
  );
  const file = await print({
    format: "docx",
    state: docFromJson(law),
    title: "Lamps",
    status: "Draft",
    identity: someDraft,
  });
  await send(page, "lamps.docx", Buffer.from(file), WORD);
  await expect(page.getByText("Nothing in it was doubtful")).toBeVisible();
  await expect(page.getByText("Sec. 5.10.020.")).toBeVisible();
  const title = uniqueTitle("Lamps");
  await page.getByLabel("Title").fill(title);
  // Twice is once: there is one draft of that name.
  await page.getByRole("button", { name: "Create the draft" }).dblclick();
  await expect(textOf(page)).toBeVisible();
  await visit(page, "/drafts");
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
});

test("a file that cannot be read is refused at its field, in a sentence that says what to do", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/status of 400/);
  const page = await signedInAs(PEOPLE.ada);
  const picture = Buffer.from("\u0089PNG\r\n\u001a\n\u0000\u0000", "latin1");
  const cases: [string, Buffer, RegExp][] = [
    ["empty.txt", Buffer.alloc(0), /Choose a file|empty/],
    ["picture.docx", picture, /not a text|can be imported/],
    [
      "old.doc",
      Buffer.from("\u00d0\u00cf\u0011\u00e0 old", "latin1"),
      /save it as \.docx/,
    ],
    ["scan.pdf", Buffer.from("%PDF-1.7"), /This is a PDF/],
    ["odd.docx", zipOf({ "word/other.xml": "<x/>" }), /Word/],
  ];
  for (const [name, bytes, words] of cases) {
    await send(page, name, bytes, "application/octet-stream");
    await expect(page.getByLabel("File"), name).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText(words).first(), name).toBeVisible();
  }
});

test("what was read can be thrown away, and nobody else finds it", async ({
  signedInAs,
  guard,
}) => {
  guard.expects(/status of 404/);
  const page = await signedInAs(PEOPLE.ada);
  await send(page, "notice.txt", Buffer.from(typedLaw("lamps")));
  await expect(page.getByText("Nothing is created yet.")).toBeVisible();
  const address = page.url();

  const other = await signedInAs(PEOPLE.tomas);
  await visit(other, address);
  await expect(other.getByText("What was read of your file is gone")).toBeVisible();

  await page.getByRole("button", { name: "Throw it away" }).click();
  await expect(page.getByRole("heading", { name: "Import a file" })).toBeVisible();
  await visit(page, address);
  await expect(page.getByText("What was read of your file is gone")).toBeVisible();
});
