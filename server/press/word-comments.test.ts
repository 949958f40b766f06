import { text as textOf } from "node:stream/consumers";
import { expect, it } from "vitest";
import yauzl from "yauzl";
import type { ManuscriptJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import { signedSides } from "#app/manuscript/suggestions/decide.ts";
import {
  manuscript,
  named,
  paragraph,
  provision,
  row,
  section,
  table,
} from "#app/manuscript/write.ts";
import type { MarginThread } from "#app/platform/press.ts";
import { print } from "./print.ts";

const at = new Date("2018-06-14T15:00:00Z");

function thread(id: string, body: string, more: Partial<MarginThread> = {}) {
  const said = (words: string) => ({
    author: "Ada Quill, Austin, TX",
    initials: "AQ",
    at,
    body: words,
  });
  return {
    id,
    blockId: null,
    suggestionId: null,
    quote: "",
    isResolved: false,
    comments: body.split(" / ").map(said),
    ...more,
  };
}

function about(id: string, text: string, ...marks: NonNullable<PartJson["marks"]>) {
  return { type: "text", text, marks: [{ type: "comment", attrs: { id } }, ...marks] };
}

async function partsOf(
  before: ManuscriptJson,
  after: ManuscriptJson,
  threads: MarginThread[],
): Promise<Map<string, string>> {
  const file = await print({
    format: "docx",
    before,
    after,
    title: "Fair notice",
    note: "",
    status: "",
    identity: { draftId: "d" },
    changes: { author: "A network", date: at },
    threads,
  });
  const zip = await yauzl.fromBufferPromise(Buffer.from(file), { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, await textOf(await zip.openReadStreamPromise(entry)));
  }
  return parts;
}

/** The words of the document with "[0" where comment 0 begins, "0]" where it ends, "*" for its sign. */
function marked(parts: Map<string, string>): string {
  const body = parts.get("word/document.xml") ?? "";
  const signs =
    /<w:commentRangeStart w:id="(\d+)"\/>|<w:commentRangeEnd w:id="(\d+)"\/>|<w:commentReference w:id="(\d+)"\/>|<w:(?:t|delText)\b[^>]*>([^<]*)<|(<\/w:p>)/g;
  return [...body.matchAll(signs)]
    .map(([, begin, end, sign, words, line]) => {
      if (line) return "\n";
      return begin ? `[${begin}` : end ? `${end}]` : sign ? `*${sign}` : words;
    })
    .join("")
    .trim();
}

it("stands beside the words, the block or the change it is about, answers below it", async () => {
  const suggested = { id: "2s.lk3j2h1g.abc" };
  const text = manuscript(
    named("s", section("Notice")),
    named(
      "a",
      provision(
        1,
        "The ",
        about("t1", "city "),
        about("t1", "shall", { type: "bold" }),
        " give ",
        {
          type: "text",
          text: "prompt ",
          marks: [{ type: "insertion", attrs: suggested }],
        },
        "notice.",
      ),
    ),
    named("t", table(row("Use", "Fee"))),
  );
  const { before, after } = signedSides(text);
  const parts = await partsOf(before, after, [
    thread("t1", "Who else? / The county."),
    thread("t2", "Is this the right fee?", { blockId: "t" }),
    thread("t3", "Why prompt?", { suggestionId: suggested.id }),
    thread("t4", "A good draft."),
    thread("t5", "What of these?", { quote: "lost words", isResolved: true }),
  ]);
  expect(marked(parts).split("\n").filter(Boolean)).toEqual([
    "[4[5Fair notice4]*45]*5",
    "Notice",
    "The [0[1city shall0]*01]*1 give [3prompt 3]*3notice.",
    "[2Use",
    "Fee2]*2",
  ]);
  const comments = parts.get("word/comments.xml") ?? "";
  const said = [...comments.matchAll(/<w:comment .*?<\/w:comment>/gs)].map(([one]) =>
    [...one.matchAll(/<w:t\b[^>]*>([^<]*)</g)].map(([, words]) => words).join("\n"),
  );
  expect(said).toEqual([
    "Who else?",
    "The county.",
    "Is this the right fee?",
    "Why prompt?",
    "A good draft.",
    "About words that are not in this text: “lost words”\nWhat of these?",
  ]);
  expect(comments).toContain('w:author="Ada Quill, Austin, TX"');
  const extended = parts.get("word/commentsExtended.xml") ?? "";
  expect(extended.match(/paraIdParent/g)).toHaveLength(1);
  expect(extended.match(/w15:done="1"/g)).toHaveLength(1);
});

it("follows a passage that moved, and stays with one that went", async () => {
  const told = named(
    "a",
    paragraph(about("t1", "A worker may complain to the director.")),
  );
  const old = named("b", paragraph("An employer keeps ", about("t2", "records"), "."));
  const other = named(
    "c",
    paragraph("Notices hang where all can read them at all times."),
  );
  const last = named("d", paragraph("Fees are set by the council in its yearly budget."));
  const parts = await partsOf(
    manuscript(told, old, other, last),
    manuscript(other, last, told),
    [thread("t1", "To whom?"), thread("t2", "For how long?")],
  );
  expect(marked(parts).split("\n").filter(Boolean)).toEqual([
    "Fair notice",
    "A worker may complain to the director.",
    "An employer keeps [1records1]*1.",
    "Notices hang where all can read them at all times.",
    "Fees are set by the council in its yearly budget.",
    "[0A worker may complain to the director.0]*0",
  ]);
  // Its sign goes out of the text with the words it is about.
  expect(parts.get("word/document.xml")).toMatch(
    /<w:del [^>]*><w:r>(<w:rPr>.*?<\/w:rPr>)?<w:commentReference w:id="1"\/><\/w:r><\/w:del>/,
  );
});

it("says nothing that would break the file", async () => {
  const parts = await partsOf(manuscript(paragraph("x")), manuscript(paragraph("x")), [
    thread("t1", "\u0000<w:p>&\ud800 two\nlines"),
  ]);
  expect(parts.get("word/comments.xml")).toContain("&lt;w:p&gt;&amp; two");
});
