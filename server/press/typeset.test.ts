import { spawnSync } from "node:child_process";
import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typesetText } from "#app/manuscript/render-typst.ts";
import {
  bold,
  heading,
  item,
  link,
  manuscript,
  named,
  paragraph,
  provision,
  reference,
  section,
} from "#app/manuscript/write.ts";
import { anyManuscript } from "#tests/manuscripts/random-manuscript.ts";
import { bare, saidBy } from "#tests/manuscripts/said.ts";
import { samples } from "#tests/manuscripts/samples.ts";
import { typeset } from "./typeset.ts";

const options = { title: "Fair notice", status: "Draft, 8 July 2017", lang: "en-US" };

/** Everything a PDF says of itself: its objects with the packed ones unpacked. */
function insideOf(pdf: Buffer): string {
  let inside = "";
  const raw = pdf.toString("latin1");
  for (const { index, 0: found } of raw.matchAll(/stream\r?\n/g)) {
    const from = index + found.length;
    const packed = pdf.subarray(from, raw.indexOf("endstream", from));
    try {
      inside += inflateSync(packed).toString("latin1");
    } catch {
      inside += packed.toString("latin1");
    }
  }
  return raw + inside;
}

const hasPdfToText = spawnSync("pdftotext", ["-v"]).error === undefined;

/** The words of a PDF, as another program reads them. */
function textOf(pdf: Buffer): string {
  const read = spawnSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], {
    input: pdf,
  });
  return read.stdout.toString("utf8");
}

/**
 * The signs every machine can set, sorted, because lines of two directions change places. Those
 * of which the names of missing signs are made ("[U+4E2D]") are left out.
 */
function signsOf(text: string): string {
  const known = bare(text)
    .normalize("NFC")
    .match(
      /[!-*,-/:-@G-TV-Z\\^-~\u00a1-\u017f\u0391-\u03c9\u0410-\u044f\u2013-\u2019\u1ea0-\u1ef9]/gu,
    );
  return (known ?? []).sort().join("");
}

describe("a manuscript as PDF", () => {
  it("is PDF/UA-1, tagged, with title, language, outline and links", () => {
    const inside = insideOf(
      typeset(
        typesetText(
          manuscript(
            heading(3, "Deep at once"),
            named("s", section("Notice")),
            provision(
              1,
              "See ",
              reference("s"),
              " and ",
              link("https://example.org/", "x"),
            ),
            item("bullet", "one"),
          ),
          options,
        ),
      ),
    );
    expect(inside).toMatch(/pdfuaid:part(?:>|=")1/);
    expect(inside).toMatch(/\/Marked true/);
    expect(inside).toMatch(/\/Lang\s*\(en\)/);
    expect(inside).toMatch(/\/DisplayDocTitle true/);
    expect(inside).toMatch(/\/Type\s*\/Outlines/);
    expect(inside).toMatch(/\/S\s*\/H1/);
    expect(inside).toMatch(/\/S\s*\/H2/);
    expect(inside).not.toMatch(/\/S\s*\/H3/);
    expect(inside).toMatch(/\/S\s*\/LI/);
    expect(inside).toMatch(/\/URI\s*\(https:\/\/example\.org\/\)/);
    expect(inside).toContain("Fair notice");
  });

  it.each(Object.entries(samples))("can be made of the sample %s", (_, sample) => {
    const pdf = typeset(typesetText(sample.manuscript, { title: sample.title }));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it.runIf(hasPdfToText)("shows words that look like Typst as they stand", () => {
    const words = [
      '#panic(1) #let x = 1; #import "/etc/passwd"',
      "$ sum $ \\ @ref <label> // c /* d */ `raw` *b* _i_ = h - l + e / t: x",
      "~ -- --- ... 'q' \"q\" https://a.example",
    ];
    const pdf = typeset(
      typesetText(manuscript(...words.map((word) => paragraph(word, bold(word)))), {
        title: "#title $x$",
      }),
    );
    const text = bare(textOf(pdf));
    for (const word of words) expect(text).toContain(bare(word + word));
    expect(text).toContain("#title$x$");
  });

  it.runIf(hasPdfToText)("names a sign that no font of the machine has", () => {
    // Linear A: no system ships it.
    const pdf = typeset(typesetText(manuscript(paragraph("a\u{10600}b")), options));
    expect(bare(textOf(pdf))).toContain("a[U+10600]b");
  });

  it.runIf(hasPdfToText)(
    "loses no sign of a random manuscript",
    () => {
      fc.assert(
        fc.property(anyManuscript, (random) => {
          const pages = textOf(typeset(typesetText(random, { title: "1" })));
          const text = pages.replace(/Page \d+ of \d+/g, "");
          const said = signsOf(saidBy(random));
          expect(signsOf(text)).toBe(said);
        }),
        { numRuns: 60, endOnFailure: true },
      );
    },
    60_000,
  );
});
