import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { DRAFT_KINDS, type DraftKind } from "#app/domain/draft.ts";
import { renderAkn } from "#app/manuscript/akn/render-akn.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import type { NumberingProfile } from "#app/manuscript/numbering-profile.ts";
import { starterFor } from "#app/manuscript/starters.ts";
import { somerville } from "#tests/manuscripts/houses.ts";
import { anyManuscript } from "#tests/manuscripts/random-manuscript.ts";
import { bare, saidBy } from "#tests/manuscripts/said.ts";
import { samples } from "#tests/manuscripts/samples.ts";
import { someDraft } from "#tests/support/draft-identity.ts";

function aknOf(
  manuscript: ManuscriptJson,
  kind: DraftKind,
  title = "Title",
  profile?: NumberingProfile,
): string {
  return renderAkn(manuscript, { ...someDraft, kind, title, profile, note: "Draft" });
}

interface Contents {
  /** The words of the text, without those of the file. */
  words: string;
  eIds: string[];
  hrefs: string[];
}

function contentsOf(akn: string): Contents {
  const contents: Contents = { words: "", eIds: [], hrefs: [] };
  const open: string[] = [];
  const isOfTheFile = () =>
    ["meta", "docTitle", "docStatus"].some((name) => open.includes(name));
  const parser = new Parser(
    {
      onopentag(name, { eId, href }) {
        open.push(name);
        if (eId !== undefined) contents.eIds.push(eId);
        if (href?.startsWith("#")) contents.hrefs.push(href.slice(1));
      },
      onclosetag: () => void open.pop(),
      ontext(text) {
        if (!isOfTheFile()) contents.words += text;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(akn);
  return contents;
}

function expectSound(akn: string): void {
  const { eIds, hrefs } = contentsOf(akn);
  expect(new Set(eIds).size, "ids that stand twice").toBe(eIds.length);
  expect(hrefs.filter((href) => !eIds.includes(href))).toEqual([]);
}

describe.each(Object.entries(samples))("%s", (name, { title, manuscript }) => {
  it("reads as expected in Akoma Ntoso", async () => {
    const akn = aknOf(manuscript, "modelOrdinance", title);
    await expect(akn).toMatchFileSnapshot(`expected/${name}.xml`);
  });

  it("names everything once, and every reference leads somewhere", () => {
    for (const kind of DRAFT_KINDS) {
      expectSound(aknOf(manuscript, kind, title));
      expectSound(aknOf(manuscript, kind, title, somerville));
    }
  });
});

it("no sign of a random manuscript is lost or added in Akoma Ntoso", () => {
  fc.assert(
    fc.property(anyManuscript, fc.constantFrom(...DRAFT_KINDS), (manuscript, kind) => {
      const akn = aknOf(manuscript, kind);
      expectSound(akn);
      expect(bare(contentsOf(akn).words)).toBe(saidBy(manuscript));
    }),
    { numRuns: 300 },
  );
});

/** The schema of the standard, as OASIS publishes it; no part of the project. */
const schema = path.resolve("../shared/akn/akomantoso30.xsd");

describe.runIf(existsSync(schema))("the schema of Akoma Ntoso 3.0", () => {
  async function faultsOf(files: Record<string, string>): Promise<string[]> {
    const xml = Object.entries(files).map(([fileName, contents]) => ({
      fileName,
      contents,
    }));
    const imported = path.join(path.dirname(schema), "xml.xsd");
    const { errors } = await validateXML({
      xml,
      schema: [readFileSync(schema, "utf8")],
      preload: [{ fileName: "xml.xsd", contents: readFileSync(imported, "utf8") }],
      maxMemoryPages: 8192,
    });
    return errors.map(({ rawMessage }) => rawMessage);
  }

  it("finds the fault of a file that has one", async () => {
    const broken = aknOf(starterFor("resolution"), "resolution").replaceAll(
      "<preamble>",
      "<preamble><bogus/>",
    );
    expect(await faultsOf({ "broken.xml": broken })).not.toEqual([]);
  });

  it("finds none in what every kind of draft begins with, nor in the samples as every kind", async () => {
    const files: Record<string, string> = {};
    for (const kind of DRAFT_KINDS) {
      files[`starter-${kind}.xml`] = aknOf(starterFor(kind), kind);
      for (const [name, { title, manuscript }] of Object.entries(samples)) {
        files[`${name}-${kind}.xml`] = aknOf(manuscript, kind, title);
        files[`${name}-${kind}-lettered.xml`] = aknOf(
          manuscript,
          kind,
          title,
          somerville,
        );
      }
    }
    expect(await faultsOf(files)).toEqual([]);
  });

  it("finds none in random manuscripts", async () => {
    const sampled = fc.sample(
      fc.tuple(anyManuscript, fc.constantFrom(...DRAFT_KINDS)),
      200,
    );
    const files = Object.fromEntries(
      sampled.map(([manuscript, kind], at) => [`${at}.xml`, aknOf(manuscript, kind)]),
    );
    expect(await faultsOf(files)).toEqual([]);
  });
});
