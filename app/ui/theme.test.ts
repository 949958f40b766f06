import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./theme.css", import.meta.url), "utf8");

type Theme = "light" | "dark";
const themes: readonly Theme[] = ["light", "dark"];

/** Every token written as `light-dark(#light, #dark)`. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

function colour(name: string, theme: Theme): string {
  const token = tokens.get(name);
  if (!token) throw new Error(`theme.css has no colour --${name}`);
  return token[theme];
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["paper", "paper-raised", "paper-sunk"];
const cityNumbers = Array.from({ length: 12 }, (_, place) => place + 1);
const scale = [
  "exploring",
  "drafting",
  "introduced",
  "in-committee",
  "hearing",
  "passed",
  "signed",
  "in-force",
];
const stages = [...scale, "blocked", "failed", "vetoed"];

const onEveryGround = (name: string) => grounds.map((ground) => [name, ground] as const);

/** Text on its ground: 4.5 to 1. */
const texts: readonly (readonly [string, string])[] = [
  ...["ink", "ink-soft", "ink-faint", "blue", "blue-strong"].flatMap(onEveryGround),
  ...["need", "danger", "good", "warn"].flatMap(onEveryGround),
  ...cityNumbers.flatMap((number) => onEveryGround(`city-${number}`)),
  ...cityNumbers.map((number) => ["on-city", `city-${number}`] as const),
  ...stages.map((stage) => [`stage-${stage}-ink`, `stage-${stage}`] as const),
  ...["blue", "need", "danger"].map((tone) => [`on-${tone}`, tone] as const),
  ["on-blue", "blue-strong"],
  ["paper", "ink"],
  ...["blue", "need", "danger", "good", "warn"].flatMap((tone) => [
    [tone, `${tone}-wash`] as const,
    ["ink", `${tone}-wash`] as const,
    ["ink-soft", `${tone}-wash`] as const,
  ]),
];

/** Edges of controls and the focus ring: 3 to 1. */
const edges: readonly (readonly [string, string])[] = [
  ...["line-strong", "focus"].flatMap(onEveryGround),
];

describe.each(themes)("in the %s theme", (theme) => {
  it.each(texts)("--%s can be read on --%s", (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(
      4.5,
    );
  });

  it.each(edges)("--%s can be seen on --%s", (edge, ground) => {
    expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(
      3,
    );
  });

  it("the scale of stages keeps its order in grey", () => {
    const greys = scale.map((stage) => luminance(colour(`stage-${stage}`, theme)));
    const sorted = [...greys].sort((a, b) => (theme === "light" ? b - a : a - b));
    expect(greys).toEqual(sorted);
    expect(new Set(greys).size).toBe(scale.length);
  });

  it("no two cities share a colour", () => {
    const colours = cityNumbers.map((number) => colour(`city-${number}`, theme));
    expect(new Set(colours).size).toBe(12);
  });
});
