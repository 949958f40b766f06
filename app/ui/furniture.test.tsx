import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FORCE_WORDS, FORCES } from "#app/domain/force.ts";
import { STAGE_WORDS, STAGES } from "#app/domain/stage.ts";
import { cityColor } from "./avatar.tsx";
import { DateSpan } from "./date.tsx";
import { CheckboxGroupField, TextField } from "./field.tsx";
import { forceWords } from "./force-mark.tsx";
import { initialsOf } from "./person-words.ts";
import { StageMark, stageSentence } from "./stage-mark.tsx";
import { stageOrder, stageWords } from "./stage-name.ts";

describe("a field", () => {
  it("ties its error and its hint to the control", () => {
    const html = renderToStaticMarkup(
      <TextField
        id="words"
        name="words"
        label="Words"
        hint="As the clerk wrote it."
        error={["Say what the city did."]}
      />,
    );
    expect(html).toContain('aria-describedby="words-error words-hint"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(/<p id="words-error".*Say what the city did\./);
    expect(html).toMatch(/<p id="words-hint".*As the clerk wrote it\./);
    expect(html).toContain('<label for="words"');
  });

  it("without an error says nothing of one", () => {
    const html = renderToStaticMarkup(
      <TextField name="words" label="Words" error={[]} />,
    );
    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("aria-describedby");
  });

  it("with several choices ticks just those that were chosen", () => {
    const html = renderToStaticMarkup(
      <CheckboxGroupField
        name="areas"
        label="Areas"
        options={[
          { value: "a", label: "A" },
          { value: "b", label: "B" },
        ]}
        defaultValues={["b"]}
      />,
    );
    expect(html.match(/checked/g)).toHaveLength(1);
    expect(html).toMatch(/value="b"[^>]*checked|checked[^>]*value="b"/);
  });
});

describe("stages and force", () => {
  it("are said in the words of the domain, in its order", () => {
    expect(stageOrder).toEqual(STAGES);
    expect(stageWords).toEqual(STAGE_WORDS);
    expect(Object.keys(forceWords)).toEqual([...FORCES]);
    for (const force of FORCES) expect(forceWords[force]).toBe(FORCE_WORDS[force].name);
  });

  it("a small mark still says its word, and that a court has stopped it", () => {
    const html = renderToStaticMarkup(
      <StageMark stage="passed" force="enjoined" size="small" />,
    );
    expect(html).toContain("Passed, enjoined");
  });

  it("a row of cities is one sentence, furthest first", () => {
    expect(
      stageSentence([
        { city: "Durham, NC", stage: "blocked" },
        { city: "Tacoma, WA", stage: "hearing" },
        { city: "Austin, TX", stage: "inForce", force: "preempted" },
        { city: "Denver, CO", stage: "inForce" },
      ]),
    ).toBe("4 cities: 2 in force, 1 hearing, 1 blocked, 1 enjoined or preempted");
    expect(stageSentence([])).toBe("0 cities");
  });
});

describe("a person", () => {
  it.each([
    ["Ana María Ruiz", "AR"],
    ["  Élodie ", "É"],
    ["“Bo” O'Hara-Lind", "BO"],
    ["", "?"],
  ])("named %j has the initials %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it("always has one of the twelve colours", () => {
    expect([1, 12, 13, 0, -1, 25].map(cityColor)).toEqual([
      "var(--city-1)",
      "var(--city-12)",
      "var(--city-1)",
      "var(--city-12)",
      "var(--city-11)",
      "var(--city-1)",
    ]);
  });
});

describe("a span of days", () => {
  it.each([
    ["2017-07-27", "2017-07-27", "July 27, 2017"],
    ["2017-07-27", "2017-07-29", "July 27–29, 2017"],
    ["2017-07-30", "2017-08-02", "July 30 – August 2, 2017"],
    ["2017-12-30", "2018-01-02", "December 30, 2017 – January 2, 2018"],
  ])("from %s to %s is %s", (from, to, words) => {
    expect(renderToStaticMarkup(<DateSpan from={from} to={to} />)).toContain(
      `>${words}<`,
    );
  });
});
