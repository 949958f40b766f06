import { expect, it } from "vitest";
import { recognise } from "./recognise.ts";
import { printedBlock } from "./recognised-block.ts";
import { readTextLines } from "./source-text.ts";

const read = (text: string) =>
  recognise(readTextLines(text)).map((block) => {
    const { kind, label, level, text: words } = printedBlock(block);
    return [kind, label, level, words];
  });

it("a first provision that stands in the line of its section's caption is one", () => {
  const text = [
    "Section 1. Notice. (a) An employer shall give notice.",
    "(b) A notice shall be in writing.",
    "Section 2. Fees. (1) The fee is ten dollars.",
    "(2) It is paid in advance.",
  ].join("\n\n");
  expect(read(text)).toEqual([
    ["section", "Section 1.", 0, "Notice."],
    ["provision", "(a)", 1, "An employer shall give notice."],
    ["provision", "(b)", 1, "A notice shall be in writing."],
    ["section", "Section 2.", 0, "Fees."],
    ["provision", "(1)", 1, "The fee is ten dollars."],
    ["provision", "(2)", 1, "It is paid in advance."],
  ]);
});

it("a plan that tells what was signed is not signed there", () => {
  const plan = [
    "Response plan: a state act on local policing",
    "Signed on 7 May 2017, in effect from 1 September.",
    "Adopted policies of other cities are in the library.",
    ...Array.from({ length: 8 }, (_, nth) => `Work of week ${nth + 1} is told here.`),
    "Attest: Wren Castellan, City Clerk",
  ].join("\n\n");
  const kinds = read(plan).map(([kind]) => kind);
  expect(kinds.slice(1, -1)).toEqual(Array.from({ length: 10 }, () => "paragraph"));
  expect(kinds.at(-1)).toBe("signature");
});

it("a number in a sentence of a section begins no provision", () => {
  const [, ...words] = read(
    "Section 3. The council finds (a) that notice is fair. (b) It is due.",
  );
  expect(words.flat().join(" ")).toContain("(a) that notice is fair");
  expect(words.map(([kind]) => kind)).not.toContain("provision");
});

it("a number that the sentence before calls a subsection labels a provision, not a mere paragraph", () => {
  const blocks = read(
    [
      "Sec. 4. Title 9 of the Municipal Regulations is amended as follows:",
      "(a) Subsection 2412.7 is amended to read as follows:",
      '"2412.7 A stall may be let for a day only when its fee is paid; provided, that:',
      '"(a) The holder shows a licence; and',
      '"(b) The market is open.".',
      "(b) Subsection 2412.9 is repealed.",
    ].join("\n\n"),
  );
  expect(blocks.slice(3, 6)).toEqual([
    [
      "provision",
      "2412.7",
      1,
      "A stall may be let for a day only when its fee is paid; provided, that:",
    ],
    ["provision", "(a)", 2, "The holder shows a licence; and"],
    ["provision", "(b)", 2, expect.stringContaining("The market is open.")],
  ]);
});
