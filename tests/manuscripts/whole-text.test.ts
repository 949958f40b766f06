import fc from "fast-check";
import { Parser } from "htmlparser2";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import type { ManuscriptJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import { renderManuscriptHtml } from "#app/manuscript/render-html.ts";
import { renderMarkdown } from "#app/manuscript/render-markdown.ts";
import { renderText } from "#app/manuscript/render-text.ts";
import { blank, bold, manuscript, recital } from "#app/manuscript/write.ts";
import { anyManuscript } from "#tests/manuscripts/random-manuscript.ts";
import { bare, saidBy } from "#tests/manuscripts/said.ts";

/** The words of markup, as a browser or a reader of XML shows them. */
function shownBy(markup: string, xmlMode = false): string {
  let shown = "";
  const parser = new Parser(
    {
      ontext: (text) => {
        shown += text;
      },
    },
    { xmlMode, decodeEntities: true },
  );
  parser.end(markup);
  return shown;
}

describe("no sign of a random manuscript is lost or added", () => {
  it("in HTML", () => {
    fc.assert(
      fc.property(anyManuscript, (manuscript) => {
        const html = renderManuscriptHtml(manuscript);
        expect(bare(shownBy(html))).toBe(saidBy(manuscript));
      }),
      { numRuns: 300 },
    );
  });

  it("in Markdown, as a reader of Markdown shows it", () => {
    fc.assert(
      fc.property(anyManuscript, (manuscript) => {
        const html = marked.parse(renderMarkdown(manuscript), { async: false });
        expect(bare(shownBy(html))).toBe(saidBy(manuscript, { listLabels: false }));
      }),
      {
        numRuns: 500,
        // Found here: a bare "<" took the emphasis around it away from a reader.
        examples: [[manuscript(recital(bold("< "), blank("<body>")))]],
      },
    );
  });

  it("in plain text, but for rules, addresses and strikes", () => {
    const ruled = (text: string) => bare(text).replace(/[-+|]/g, "");
    fc.assert(
      fc.property(anyManuscript.map(withoutSigns), (manuscript) => {
        const text = renderText(manuscript, { width: Number.POSITIVE_INFINITY });
        expect(ruled(text)).toBe(ruled(saidBy(manuscript)));
      }),
      { numRuns: 300 },
    );
  });
});

function withoutSigns<Part extends ManuscriptJson | PartJson>(part: Part): Part {
  const { marks } = part as PartJson; // a whole manuscript has none
  return {
    ...part,
    ...(part.content ? { content: part.content.map(withoutSigns) } : {}),
    ...(marks
      ? { marks: marks.filter(({ type }) => !["link", "strike"].includes(type)) }
      : {}),
  };
}
