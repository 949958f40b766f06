import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unpackWord } from "#app/features/imports/word-parts.server.ts";
import { compareManuscripts } from "#app/manuscript/compare/compare.ts";
import { typesetRedline } from "#app/manuscript/compare/typeset-redline.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { typesetText } from "#app/manuscript/render-typst.ts";
import { acceptedText, originalText } from "#app/manuscript/suggestions/decide.ts";
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
} from "#app/manuscript/write.ts";
import { anyManuscript } from "#tests/manuscripts/random-manuscript.ts";
import { bare } from "#tests/manuscripts/said.ts";
import { decideAll, hasLibreOffice } from "#tests/support/libreoffice.ts";
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
      { numRuns: 40 },
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
