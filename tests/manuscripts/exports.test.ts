import { describe, expect, it } from "vitest";
import { checkManuscript } from "#app/manuscript/check.ts";
import { defaultNumbering } from "#app/manuscript/numbering.ts";
import { renderHtml, renderManuscriptHtml } from "#app/manuscript/render-html.ts";
import { renderMarkdown } from "#app/manuscript/render-markdown.ts";
import { renderText } from "#app/manuscript/render-text.ts";
import { docFromJson, jsonFromState } from "#app/manuscript/state.ts";
import { samples } from "#tests/manuscripts/samples.ts";

describe.each(Object.entries(samples))("%s", (name, { title, manuscript }) => {
  it("reads as expected in HTML", async () => {
    const html = renderHtml(manuscript, { title, note: "Draft of 8 July 2017" });
    await expect(html).toMatchFileSnapshot(`expected/${name}.html`);
  });

  it("reads as expected in plain text", async () => {
    const text = renderText(manuscript, { title, note: "Draft of 8 July 2017" });
    await expect(text).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it("reads as expected in Markdown", async () => {
    const markdown = renderMarkdown(manuscript, { title, note: "Draft of 8 July 2017" });
    await expect(markdown).toMatchFileSnapshot(`expected/${name}.md`);
  });

  it("has one h1, no script, no comment, and no id twice", () => {
    const html = renderHtml(manuscript, { title });
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|javascript:|<mark|data-comment|\son\w+=/i);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) {
      expect(ids).toContain(target);
    }
  });

  it("opens and closes every element in order", () => {
    const open: string[] = [];
    const html = renderManuscriptHtml(manuscript);
    for (const [, slash, element] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (element === "br") continue;
      if (slash) expect(open.pop()).toBe(element);
      else open.push(element ?? "");
    }
    expect(open).toEqual([]);
  });
});

describe.each(["fair-notice", "plan", "fees"])("%s", (name) => {
  it("exports the same after it was stored and read", () => {
    const sample = samples[name]!;
    expect(checkManuscript(sample.manuscript)).toBeNull();
    const stored = jsonFromState(docFromJson(sample.manuscript));
    const title = sample.title;
    expect(renderHtml(stored, { title })).toBe(renderHtml(sample.manuscript, { title }));
    expect(renderText(stored, { title })).toBe(renderText(sample.manuscript, { title }));
  });
});

it("plain text keeps to its width, and to one line a block without one", () => {
  const { manuscript } = samples["fair-notice"]!;
  const lines = (width: number) => renderText(manuscript, { width }).split("\n");
  for (const line of lines(40)) expect(line.length).toBeLessThanOrEqual(40);
  const unbroken = lines(Number.POSITIVE_INFINITY).filter((line) => line !== "");
  const wrapped = renderText(manuscript, { width: 40 }).replace(/\s+/g, " ");
  expect(unbroken.join(" ").replace(/\s+/g, " ")).toBe(wrapped.trim());
});

it("an export speaks the numbers of another city, and only the numbers change", () => {
  const { manuscript } = samples["fair-notice"]!;
  const profile = {
    ...defaultNumbering,
    sectionWord: "Sec.",
    referenceWord: "Sec.",
    definitions: "numbered",
  } as const;
  const text = renderText(manuscript, { profile });
  expect(text).toContain("(1) “Employer”");
  expect(text).toContain("(A) a franchise; and");
  expect(text).toContain("Sec. 2. Notice of schedules");
  expect(text).toContain("as in Sec. 2.");
  expect(renderHtml(manuscript, { title: "x", lang: 'de"><x' })).toContain(
    '<html lang="en">',
  );
  expect(renderHtml(manuscript, { title: "x", lang: "es-MX" })).toContain('lang="es-MX"');
});
