// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { checkManuscript } from "#app/manuscript/check.ts";
import { type BlockJson, withFreshIds } from "#app/manuscript/manuscript-json.ts";
import { wordsOf } from "#app/manuscript/words.ts";
import { manuscript } from "#app/manuscript/write.ts";
import { blocksOfPaste, linesOfText } from "./blocks-of-paste.ts";
import { linesOfHtml } from "./html-lines.ts";

const sample = (name: string) =>
  readFileSync(path.join("tests/manuscripts/clipboard", name), "utf8");

/** "provision2: words" with bold in stars, italics in slashes. */
function outlined(blocks: readonly BlockJson[]): string[] {
  return blocks.map((block) => {
    const name = `${block.type}${block.attrs?.level ?? ""}${block.attrs?.style ? ` ${block.attrs.style}` : ""}`;
    return `${name}: ${shown(block)}`.trim();
  });
}

function shown(part: BlockJson): string {
  if (part.type === "hardBreak") return "⏎";
  if (part.type === "tableRow")
    return `${part.attrs?.kind}[${(part.content ?? []).map(shown).join("|")}]`;
  if (part.text === undefined) return (part.content ?? []).map(shown).join("");
  return (part.marks ?? []).reduce((text, mark) => {
    if (mark.type === "bold") return `*${text}*`;
    if (mark.type === "italic") return `/${text}/`;
    return mark.type === "link" ? `<${text}>` : `${mark.type}(${text})`;
  }, part.text);
}

function read(html: string): BlockJson[] {
  const blocks = blocksOfPaste(linesOfHtml(html));
  expect(checkManuscript(withFreshIds(manuscript(...blocks)))).toBeNull();
  return blocks;
}

test("Word: numbers beside the words become levels, and its styles, comments and pictures stay behind", () => {
  expect(outlined(read(sample("word.html")))).toEqual([
    "longTitle: AN ORDINANCE OF THE CITY OF EXAMPLE CONCERNING FAIR NOTICE",
    "recital: rents in the city rose by a fifth in two years; and",
    "enactingClause: NOW, THEREFORE, THE COUNCIL ORDAINS AS FOLLOWS:",
    "section: Notice.",
    "paragraph0: This section applies to every lease.",
    "provision1: A landlord shall give /written/ notice to each tenant:",
    "provision2: in English; and",
    "provision2: in the language of the lease.",
    "provision1: No fee may be charged for it.",
    "listItem1 bullet: a point of a list",
    "table0: body[*Days of delay*|*Penalty*]body[1 to 10|$50⏎each day]",
    "paragraph0: The end.",
  ]);
});

test("Google Docs: its bold wrapper is none, its lists and tables are", () => {
  expect(outlined(read(sample("google-docs.html")))).toEqual([
    "heading1: What we ask",
    "paragraph0: We ask the county for *two*/ simple/ things, as <the report> says.",
    "listItem1 number: Open the hall",
    "listItem2 number: on weekdays",
    "listItem1 number: Pay the staff",
    "provision1: A landlord shall wait⏎ninety days.",
    "provision1:",
    "provision2: The clerk shall keep a list.",
    "table0: body[City|Vote]body[Austin|10–1]",
  ]);
});

test("a page of a code: labels become structure, and nothing in it runs, is fetched or leads astray", () => {
  const blocks = read(sample("code-site.html"));
  expect(outlined(blocks)).toEqual([
    "section: Definitions.",
    "paragraph0: As used in this article:",
    "paragraph0: /Surveillance technology/ means any device that collects, keeps or shares data, see <section 10-60>.",
    "provision2: cameras;",
    "provision2: readers of plates, as sold on the market.",
    "provision1: first lettered point",
    "provision1: second lettered point",
    "provision2: under it",
    "paragraph0: Quoted words of a witness.",
    "paragraph0: Line one of a form",
    "paragraph0: Line two of a form",
  ]);
  expect(JSON.stringify(blocks)).not.toMatch(/javascript|tracker|steal|onmouseover/);
});

test("nothing of the words is lost, whatever is read as a label", () => {
  for (const name of ["word.html", "google-docs.html", "code-site.html"]) {
    const page = new DOMParser().parseFromString(sample(name), "text/html");
    const unseen =
      'script, style, title, button, iframe, [style*="display:none"], [style*="comment-list"], .msocomanchor, [style*="Ignore"]';
    for (const element of page.querySelectorAll(unseen)) element.remove();
    const letters = (text: string) => text.replace(/[\s\u00a0]/g, "");
    const labels = /WHEREAS,|Section1\.|Sec\.10-64\.|\((?:a|b|1|2)\)/g;
    const wanted = letters(page.body.textContent ?? "").replace(labels, "");
    const kept = letters(read(sample(name)).map(wordsOf).join(""));
    expect(kept, name).toBe(wanted);
  }
});

test("plain text: each line a block, typed labels taken", () => {
  const lines = linesOfText(
    "Section 2. Fees.\n\n(a) A fee is due:\n(1) yearly; and\n(i) in June.\nPlain words.",
  );
  expect(outlined(blocksOfPaste(lines))).toEqual([
    "section: Fees.",
    "provision1: A fee is due:",
    "provision2: yearly; and",
    "provision4: in June.",
    "paragraph0: Plain words.",
  ]);
});

test("words in brackets at the beginning of a line are words", () => {
  const lines = linesOfText(
    "(see above) for this\n(the) old one\n(a)nother\n(1)st place",
  );
  expect(outlined(blocksOfPaste(lines)).map((line) => line.split(":")[0])).toEqual([
    "paragraph0",
    "paragraph0",
    "paragraph0",
    "paragraph0",
  ]);
});

test.each([
  [
    "a thousand boxes in one another",
    `${"<div>".repeat(1_000)}deep${"</div>".repeat(1_000)}`,
  ],
  [
    "a table in a table",
    "<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>",
  ],
  ["a list without items", "<ul><p>words</p></ul><ol></ol>"],
  ["ends without beginnings", "</p></td>words</table></li>"],
  [
    "our own marks from somewhere else",
    '<p data-block="section" data-id="stolen" data-level="9">words</p><mark data-comment data-id="x">more</mark>',
  ],
])("%s is read without harm", (_what, html) => {
  const blocks = read(html);
  expect(blocks.length).toBeGreaterThan(0);
  expect(JSON.stringify(blocks)).not.toMatch(/stolen|comment/);
});
