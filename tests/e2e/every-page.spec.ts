import {
  activityPath,
  campaignsPath,
  citiesPath,
  conveningsPath,
  demoSignInPath,
  draftsPath,
  homePath,
  importPath,
  invitePath,
  newCampaignPath,
  newCityPath,
  newConveningPath,
  newDraftPath,
  peoplePath,
  settingsPath,
  signInPath,
  statusPath,
} from "#app/paths.ts";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  showAs,
  VARIANTS,
} from "./support/accessible.ts";
import { expect, type Page, PEOPLE, test, visit } from "./support/journey.ts";

const LISTS = [
  homePath(),
  campaignsPath(),
  newCampaignPath(),
  statusPath(),
  conveningsPath(),
  newConveningPath(),
  draftsPath(),
  newDraftPath(),
  importPath(),
  citiesPath(),
  newCityPath(),
  activityPath(),
  peoplePath(),
  invitePath(),
  settingsPath(),
];

/** The first address of that shape among the page's links. */
async function firstLink(page: Page, list: string, shape: RegExp): Promise<string> {
  await visit(page, list);
  const addresses = await page
    .locator("main a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const found = addresses.find((address) => shape.test(address));
  expect(found, `a link like ${shape} on ${list}`).toBeDefined();
  return found ?? "";
}

const ID = "[0-9a-f-]{36}";

async function inside(page: Page): Promise<string[]> {
  const campaign = await firstLink(
    page,
    campaignsPath(),
    new RegExp(`^/campaigns/${ID}$`),
  );
  const convening = await firstLink(
    page,
    conveningsPath(),
    new RegExp(`^/convenings/${ID}$`),
  );
  const item = await firstLink(page, convening, new RegExp(`/items/${ID}$`));
  const draft = await firstLink(page, draftsPath(), new RegExp(`^/drafts/${ID}$`));
  const city = await firstLink(page, citiesPath(), new RegExp(`^/cities/${ID}$`));
  const person = await firstLink(page, peoplePath(), new RegExp(`^/people/${ID}$`));
  const path = await firstLink(page, `${campaign}/status`, new RegExp(`/status/${ID}$`));
  return [
    campaign,
    `${campaign}/status`,
    ...["board", "map", "chart", "calendar", "changes"].map(
      (view) => `${campaign}/status?view=${view}`,
    ),
    `${campaign}/status?group=state`,
    `${campaign}/present?view=map`,
    `${campaign}/import`,
    `${campaign}/cities`,
    `${campaign}/drafts`,
    `${campaign}/agendas`,
    `${campaign}/people`,
    `${campaign}/edit`,
    path,
    convening,
    `${convening}/edit`,
    `${convening}/items/new`,
    item,
    draft,
    `${draft}/settings`,
    `${draft}/versions`,
    `${draft}/review`,
    `${draft}/compare?from=now&to=now`,
    city,
    `${city}/edit`,
    `${city}/calendar?by=2018-09-01`,
    person,
  ];
}

for (const variant of VARIANTS) {
  test(`axe finds nothing on any page, shown ${variant}`, async ({ signedInAs }) => {
    test.setTimeout(300_000);
    const page = await signedInAs(PEOPLE.maribel);
    const pages = [...LISTS, ...(await inside(page))];
    await showAs(page, variant);
    for (const address of pages) {
      await visit(page, address);
      await expect(page.locator("h1")).toBeVisible();
      if (/^\/drafts\/[0-9a-f-]{36}$/.test(address)) {
        await expect(
          page.getByRole("textbox", { name: "Text of the draft" }),
        ).toBeVisible();
      }
      await expectAccessible(page);
      if (variant === "narrow") await expectNoSidewaysScroll(page);
    }
  });

  test(`axe finds nothing at the doors, shown ${variant}`, async ({ page, guard }) => {
    guard.expects(/status of 404/);
    await showAs(page, variant);
    // An address nobody has is an answer: were it logged as a bug, the whole run would fail.
    const unknown = ["/invitations/unknown", "/nobody/has/this.html"];
    for (const address of [signInPath(), demoSignInPath(), ...unknown]) {
      await visit(page, address);
      await expectAccessible(page);
      if (variant === "narrow") await expectNoSidewaysScroll(page);
    }
  });
}
