// @vitest-environment happy-dom
import { DOMParser, DOMSerializer, Node } from "@tiptap/pm/model";
import { expect, it } from "vitest";
import { checkManuscript } from "./check.ts";
import type { PartJson } from "./manuscript-json.ts";
import { manuscriptSchema } from "./schema.ts";
import { wordsOf } from "./words.ts";
import {
  amendment,
  blank,
  bold,
  cited,
  commented,
  definition,
  heading,
  headRow,
  item,
  link,
  longTitle,
  manuscript,
  mention,
  named,
  paragraph,
  paragraphAt,
  provision,
  quotedCode,
  recital,
  reference,
  row,
  section,
  shortTitle,
  struck,
  table,
  vote,
} from "./write.ts";

/** What an editor makes of HTML that somebody pastes. */
function read(html: string): Node {
  const body = document.createElement("div");
  body.innerHTML = html;
  return DOMParser.fromSchema(manuscriptSchema).parse(body);
}

function readBlocks(html: string): PartJson[] {
  const json = read(html).toJSON();
  expect(checkManuscript(json)).toBeNull();
  return json.content;
}

it("a manuscript copied from our editor comes back whole", () => {
  const doc = Node.fromJSON(
    manuscriptSchema,
    manuscript(
      longTitle("AN ORDINANCE"),
      recital("why;"),
      named("s1", section("Caption")),
      definition("City", " means ", blank("name of the city", "Tacoma"), "."),
      named(
        "p",
        provision(6, bold("b"), " ", link("https://example.org/", "l"), reference("s1")),
      ),
      quotedCode("repeal", "2-6", provision(2, "x")),
      heading(3, "Goals"),
      item("number", commented("x", "c1", "c2"), { type: "hardBreak" }, "y"),
      paragraphAt(4, "z"),
      shortTitle("Fair Notice Act"),
      named(
        "t",
        table(headRow("Units", "Fee"), row(["1 to ", bold("4")], "$200"), row("5")),
      ),
      named("q", amendment("amend", "1-1", table(row("a")), provision(1, struck("old")))),
      paragraph(
        cited("8 U.S.C. 1373", "https://example.org/1373"),
        cited("another law"),
        mention("city", "city-1", "Tacoma, WA"),
        blank("day", "2017-10-17", "date"),
      ),
      vote("noes", "Rook, Finch"),
    ),
  );
  const body = document.createElement("div");
  body.appendChild(
    DOMSerializer.fromSchema(manuscriptSchema).serializeFragment(doc.content),
  );
  expect(read(body.innerHTML).toJSON()).toEqual(doc.toJSON());
});

it("a table of a web page becomes rows of cells, whatever stood in them", () => {
  const [table, after] = readBlocks(
    "<table><caption>Fees</caption><thead><tr><th>Units</th><th>Fee</th></tr></thead>" +
      "<tbody><tr><td colspan=2><p>one</p><p>two</p></td></tr><tr><td>three</td><td>four</td></tr></tbody></table><p>after</p>",
  );
  const rows = table?.content?.map(({ attrs, content }) => [
    attrs?.kind,
    ...(content ?? []).map((cell) => wordsOf(cell)),
  ]);
  expect(rows).toEqual([
    ["body", "Fees"],
    ["head", "Units", "Fee"],
    ["body", "one two"],
    ["body", "three", "four"],
  ]);
  expect(after?.type).toBe("paragraph");
});

it("headings, paragraphs and lists of a web page become blocks", () => {
  const blocks = readBlocks(
    "<h1>One</h1><h2>Two</h2><h5>Five</h5><p>text</p><ul><li>dot</li></ul><ol><li>first</li></ol>",
  );
  expect(blocks.map(({ type, attrs }) => [type, attrs?.level, attrs?.style])).toEqual([
    ["heading", 1, undefined],
    ["heading", 1, undefined],
    ["heading", 3, undefined],
    ["paragraph", 0, undefined],
    ["listItem", 1, "bullet"],
    ["listItem", 1, "number"],
  ]);
});

it("a paste from Google Docs, wrapped in a bold that is none, is not bold", () => {
  const [block] = readBlocks(
    '<b style="font-weight:normal"><p>plain <b>bold</b></p></b>',
  );
  expect(block?.content?.map(({ marks }) => marks?.[0]?.type)).toEqual([
    undefined,
    "bold",
  ]);
});

it("attributes nobody may have are brought within bounds", () => {
  const blocks = readBlocks(
    '<p data-block="provision" data-level="99" data-id="a b">x</p>' +
      '<p data-block="listItem" data-level="-4" data-style="fancy">y</p>' +
      '<blockquote data-block="quotedCode" data-action="burn"><p>z</p></blockquote>',
  );
  expect(blocks.map(({ attrs }) => attrs)).toEqual([
    { id: null, suggestions: null, level: 6 },
    { id: null, suggestions: null, level: 1, style: "bullet" },
    { id: null, suggestions: null, citation: "", action: "add", lead: "written" },
  ]);
});

it("unsafe links and unknown elements leave only their words", () => {
  const blocks = readBlocks(
    '<p><a href="javascript:alert(1)">a</a><a href="/drafts">b</a><iframe src="x"></iframe><img src="x" onerror="alert(1)">c</p>',
  );
  expect(blocks).toEqual([
    {
      type: "paragraph",
      attrs: { id: null, suggestions: null, level: 0 },
      content: [{ type: "text", text: "abc" }],
    },
  ]);
});
