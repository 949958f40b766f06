import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unpackWord } from "#app/features/imports/word-parts.server.ts";
import { compareManuscripts } from "#app/manuscript/compare/compare.ts";
import { typesetRedline } from "#app/manuscript/compare/typeset-redline.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { typesetText } from "#app/manuscript/render-typst.ts";
import {
  acceptedText,
  originalText,
  signedSides,
} from "#app/manuscript/suggestions/decide.ts";
import {
  amendment,
  bold,
  item,
  manuscript,
  named,
  paragraph,
  provision,
  reference,
  row,
  section,
  table,
  vote,
} from "#app/manuscript/write.ts";
import { anyManuscript } from "#tests/manuscripts/random-manuscript.ts";
import { bare } from "#tests/manuscripts/said.ts";
import { type Decision, decideAll, hasLibreOffice } from "#tests/support/libreoffice.ts";
import { print } from "./print.ts";
import { typeset } from "./typeset.ts";
import { wordFile } from "./word-file.ts";

const changes = { author: "A network", date: new Date("2017-07-08T12:00:00Z") };
const titles = { title: "Fair notice", note: "", status: "" };

function redline(before: ManuscriptJson, after: ManuscriptJson): Promise<Buffer> {
  const comparison = compareManuscripts(before, after);
  return wordFile(typesetRedline(comparison, { ...titles, isTracked: true }), {
    changes,
  });
}

async function documentXml(file: Buffer): Promise<string> {
  return (await unpackWord(file)).document;
}

/** What is left when every change is decided one way: the paragraphs that stay, word for word. */
function decided(xml: string, decision: "accept" | "reject"): string[] {
  const [gone, stays] = decision === "accept" ? ["del", "ins"] : ["ins", "del"];
  const withoutRows = xml.replace(
    new RegExp(
      `<w:tr>(?:(?!</w:tr>).)*?<w:trPr>(?:(?!</w:trPr>).)*?<w:${gone} .*?</w:tr>`,
      "gs",
    ),
    "",
  );
  const paragraphs = withoutRows.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? [];
  return paragraphs
    .filter((one) => {
      const properties = /<w:pPr>.*?<\/w:pPr>/s.exec(one)?.[0] ?? "";
      return !new RegExp(`<w:${gone} `).test(properties);
    })
    .map((one) => one.replace(/<w:pPr>.*?<\/w:pPr>/s, ""))
    .map((one) => one.replace(new RegExp(`<w:${gone} .*?</w:${gone}>`, "gs"), ""))
    .map((one) => one.replace(new RegExp(`</?w:${stays}\\b[^>]*>`, "g"), ""))
    .map((one) =>
      [...one.matchAll(/<w:(?:t|delText)\b[^>]*>([^<]*)<\/w:(?:t|delText)>/g)]
        .map(([, words]) => words)
        .join(""),
    );
}

/** The paragraphs of a clean copy, the title and empty ones left out. */
async function clean(text: ManuscriptJson): Promise<string[]> {
  return worded(
    decided(await documentXml(await wordFile(typesetText(text, titles))), "accept"),
  );
}

const worded = (lines: readonly string[]) =>
  lines.map(bare).filter((line) => line !== "");

const a = named("a", section("Notice"));
const b = named("b", provision(1, "The city shall give notice of hours."));
const c = named("c", provision(1, "An employer keeps records for three years."));
const d = named("d", provision(1, "A worker may complain to the director."));
const code = named(
  "q",
  amendment("amend", "Section 5.92.010", named("e", provision(1, "Old words stand."))),
);
const fees = named("t", table(row("Use", "Fee"), row("Café", "$40")));

const before = manuscript(
  a,
  b,
  c,
  d,
  code,
  fees,
  named("i", item("bullet", "one point")),
);
const after = manuscript(
  named("n", section("Findings")),
  named("f", paragraph("The council finds this.")),
  a,
  c,
  named("b", provision(2, "The city ", bold("may"), " give notice of hours.")),
  named(
    "q",
    amendment("amend", "Section 5.92.020", named("e", provision(1, "New words stand."))),
  ),
  named("t", table(row("Use", "Fee"), row("Café", "$55"), row("Bar", "$90"))),
  named("i", item("bullet", "one point more")),
);

const [ada, lucian] = ["2s.lk3j2h1g.abc", "3t.lk3j2h1g.abc"];
const by = (id: string, type: string, text: string) => ({
  type: "text",
  text,
  marks: [{ type, attrs: { id } }],
});
const suggested = manuscript(
  named(
    "b",
    provision(
      1,
      "It ",
      by(ada, "deletion", "shall"),
      by(ada, "insertion", "may"),
      " act ",
      by(lucian, "insertion", "at once"),
      ".",
    ),
  ),
  { ...c, attrs: { ...c.attrs, suggestions: `del:${lucian}` } },
  named("x", { ...paragraph(""), attrs: { suggestions: `put:${ada}:d` } }),
  a,
  d,
);

describe("a redline as a Word file", () => {
  it("gives the later text when all changes are accepted, the earlier when all are rejected", async () => {
    const xml = await documentXml(await redline(before, after));
    expect(worded(decided(xml, "accept")).sort()).toEqual((await clean(after)).sort());
    expect(worded(decided(xml, "reject")).sort()).toEqual((await clean(before)).sort());
    expect(xml).toContain('w:author="A network"');
    expect(xml).toContain('w:date="2017-07-08T12:00:00Z"');
  });

  it("gives every change a number of its own", async () => {
    const xml = await documentXml(await redline(before, after));
    const numbers = [...xml.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id);
    expect(numbers.length).toBeGreaterThan(5);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("counts what goes and what comes in one list, so that Word numbers either text right", async () => {
    const xml = await documentXml(
      await redline(manuscript(a, b, c), manuscript(a, c, d)),
    );
    const lists = [...xml.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(lists).size).toBe(1);
  });

  it("holds what is suggested: accepted it is the accepted text, rejected the agreed one", async () => {
    const id = "2s.lk3j2h1g.abc";
    const proposed = (type: string, text: string) => ({
      type: "text",
      text,
      marks: [{ type, attrs: { id } }],
    });
    const about = (block: typeof b, suggestions: string) => ({
      ...block,
      attrs: { ...block.attrs, suggestions },
    });
    const text = manuscript(
      a,
      named(
        "b",
        provision(
          1,
          "It ",
          proposed("deletion", "shall"),
          proposed("insertion", "may"),
          " act.",
        ),
      ),
      about(c, `del:${id}`),
      about(d, `set:${id}:provision:2:`),
      about(named("x", paragraph("A clerk publishes this.")), `ins:${id}`),
      code,
      fees,
    );
    const [agreed, accepted] = [originalText(text), acceptedText(text)];
    const xml = await documentXml(await redline(agreed, accepted));
    const lines = async (fate: "accept" | "reject") => worded(decided(xml, fate)).sort();
    expect(await lines("accept")).toEqual((await clean(accepted)).sort());
    expect(await lines("reject")).toEqual((await clean(agreed)).sort());
    expect(await clean(accepted)).not.toEqual(await clean(agreed));
  });

  it("says of each change whose it is", async () => {
    const { before: agreed, after: accepted } = signedSides(suggested);
    await expect(clean(agreed)).resolves.toEqual(await clean(originalText(suggested)));
    await expect(clean(accepted)).resolves.toEqual(await clean(acceptedText(suggested)));
    const comparison = compareManuscripts(agreed, accepted, { isAnnotated: true });
    const stamp = (author: string) => ({ author, date: changes.date });
    const xml = await documentXml(
      await wordFile(typesetRedline(comparison, { ...titles, isTracked: true }), {
        changes: {
          ...changes,
          suggested: { [ada]: stamp("Ada"), [lucian]: stamp("Lucian") },
        },
      }),
    );
    const changed = [
      ...xml.matchAll(/<w:(ins|del) [^>]*w:author="(\w+)[^>]*><w:r>(.*?)<\/w:r>/gs),
    ].map(([, sign, author, run]) => {
      const said = /<w:(?:t|delText)\b[^>]*>([^<]*)/.exec(run ?? "")?.[1];
      return `${sign} ${author}: ${said}`;
    });
    expect(changed).toEqual([
      "del Ada: shall",
      "ins Ada: may",
      "ins Lucian: at once",
      "del Lucian: An employer keeps records for three years.",
      "ins Ada: A worker may complain to the director.",
      "del Ada: A worker may complain to the director.",
    ]);
  });

  it("knows what a reference read in either text, where only its number changed", async () => {
    const pointing = named("p", paragraph("See ", reference("d"), "."));
    const xml = await documentXml(
      await redline(manuscript(a, b, d, pointing), manuscript(a, d, pointing)),
    );
    const line = (fate: "accept" | "reject") =>
      decided(xml, fate).find((words) => words.includes("See"));
    expect(line("reject")).toContain("See Section 1(b).");
    expect(line("accept")).toContain("See Section 1(a).");
  });

  it("holds for any two texts, sign for sign", async () => {
    await fc.assert(
      fc.asyncProperty(anyManuscript, anyManuscript, async (one, other) => {
        const xml = await documentXml(await redline(one, other));
        const said = (lines: string[]) =>
          worded(lines).join("").split("").sort().join("");
        expect(said(decided(xml, "accept"))).toBe(said(await clean(other)));
        expect(said(decided(xml, "reject"))).toBe(said(await clean(one)));
      }),
      {
        numRuns: 40,
        // Found here: only the word before the name had changed.
        examples: [[manuscript(vote("absent")), manuscript(vote("ayes"))]],
      },
    );
  }, 60_000);

  it.runIf(hasLibreOffice)(
    "is read so by LibreOffice, and its numbers are right either way",
    async () => {
      const decide = async (
        from: ManuscriptJson,
        to: ManuscriptJson,
        isAccepted: boolean,
      ) =>
        worded(
          decideAll(
            await redline(from, to),
            isAccepted ? "AcceptAllTrackedChanges" : "RejectAllTrackedChanges",
          ),
        );
      const written = async (text: ManuscriptJson) =>
        worded(
          decideAll(await wordFile(typesetText(text, titles)), "AcceptAllTrackedChanges"),
        );
      // A paragraph after one that was taken out gets that one's number in LibreOffice, not in Word.
      const unnumbered = (lines: string[]) =>
        lines.map((line) => line.replace(/^(\(\w+\))?(Section\d+\.(?=\D))?/, "")).sort();
      expect(unnumbered(await decide(before, after, true))).toEqual(
        unnumbered(await written(after)),
      );
      expect(unnumbered(await decide(before, after, false))).toEqual(
        unnumbered(await written(before)),
      );
      const [one, other] = [manuscript(a, b, c), manuscript(a, c, d)];
      expect(await decide(one, other, true)).toEqual(await written(other));
      // For the same reason an empty last line may have a number there.
      const worth = (lines: string[]) => lines.filter((line) => !/^\(\w+\)$/.test(line));
      expect(worth(await decide(one, other, false))).toEqual(await written(one));
    },
    180_000,
  );

  it.runIf(hasLibreOffice)(
    "with suggestions and comments is the accepted text or the agreed one in LibreOffice too",
    async () => {
      const { before: agreed, after: accepted } = signedSides(suggested);
      const said = { author: "Ada", initials: "A", at: changes.date, body: "Why this?" };
      const about = { quote: "", isResolved: false, comments: [said, said] };
      const file = await print({
        format: "docx",
        before: agreed,
        after: accepted,
        ...titles,
        identity: { draftId: "d" },
        changes,
        threads: [
          { ...about, id: "t1", blockId: "c", suggestionId: null },
          { ...about, id: "t2", blockId: null, suggestionId: ada },
          { ...about, id: "t3", blockId: null, suggestionId: null },
        ],
      });
      // The empty line after a block that went has its number there, and no words.
      const words = (lines: string[]) =>
        lines
          .map((line) => line.replace(/^(\(\w+\)|Section\d+\.)/, ""))
          .filter((line) => line !== "");
      const lines = (decision: Decision) => words(worded(decideAll(file, decision)));
      const written = async (text: ManuscriptJson) => words(await clean(text));
      expect(lines("AcceptAllTrackedChanges")).toEqual(await written(accepted));
      expect(lines("RejectAllTrackedChanges")).toEqual(await written(agreed));
    },
    180_000,
  );
});

describe("a redline as pages", () => {
  it("is a tagged PDF that shows what came, what went and where it went", () => {
    const comparison = compareManuscripts(before, after);
    const text = typesetRedline(comparison, { ...titles, isTracked: false });
    const pdf = typeset(text);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(JSON.stringify(text)).toContain("it was");
  });

  it("can be made of any two texts", () => {
    fc.assert(
      fc.property(anyManuscript, anyManuscript, (one, other) => {
        const text = typesetRedline(compareManuscripts(one, other), {
          ...titles,
          isTracked: false,
        });
        expect(typeset(text).length).toBeGreaterThan(1_000);
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
