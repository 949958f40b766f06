import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "./journey.ts";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** What axe finds against WCAG 2.2 AA on the page as it stands, one line a finding. */
export async function findingsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`,
    ),
  );
}

/** Fails when axe finds anything on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findingsOn(page), `what axe finds on ${page.url()}`).toEqual([]);
}

export const VARIANTS = ["light", "dark", "narrow"] as const;
export type Variant = (typeof VARIANTS)[number];

const DESK = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

/** Shows the page in daylight, at night, or on the narrowest screen WCAG asks for. */
export async function showAs(page: Page, variant: Variant): Promise<void> {
  await page.setViewportSize(variant === "narrow" ? NARROW : DESK);
  await page.emulateMedia({
    colorScheme: variant === "dark" ? "dark" : "light",
    reducedMotion: "reduce",
  });
}

/** Fails when the page has to be scrolled sideways to be read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wider, culprits } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const wider = document.documentElement.scrollWidth - room;
    const culprits = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return { wider, culprits };
  });
  expect(wider, `pixels too wide; first of: ${culprits.join(", ")}`).toBeLessThanOrEqual(
    0,
  );
}
