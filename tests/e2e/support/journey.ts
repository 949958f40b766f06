/**
 * What every journey starts from: people who are signed in, each in a browser of their own,
 * and a guard that fails the test when any page of theirs complained.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { demoSignInPath, homePath } from "#app/paths.ts";

export { expect, type Locator, type Page } from "@playwright/test";

/** People of the demo network, by what the journeys need them for. */
export const PEOPLE = {
  /** Council Member in Austin; leads "Answer to Texas SB4" and "Freedom City policies". */
  ada: "Ada Quillfeather",
  /** Council Member in San Antonio; the other lead of "Answer to Texas SB4". */
  tomas: "Tomás Riverstone",
  /** Aide in Austin, may edit. */
  pilar: "Pilar Margenfield",
  /** Council Member in Dallas, may edit. */
  lucian: "Lucian Prairiewood",
  /** Network counsel, may suggest and comment. */
  gideon: "Gideon Parchment",
  /** Assistant City Attorney of Seattle; may suggest in "Freedom City policies". */
  amara: "Amara Clausewell",
  /** Deputy City Clerk of Austin; may comment on everything. */
  opal: "Opal Fileworth",
  /** Deputy City Clerk of Milwaukee; may look at everything and change nothing. */
  edmund: "Edmund Sealfield",
  /** Organizing director: steward of the whole network. */
  maribel: "Maribel Testerman",
  /** A partner without a right over the network: may comment in two campaigns. */
  josefina: "Josefina Lanternmoor",
  /** Runs the installation. */
  wren: "Wren Ledgerwood",
} as const;

export type PersonName = (typeof PEOPLE)[keyof typeof PEOPLE];

export interface Guard {
  /** From now on a complaint that matches is part of the journey. */
  expects(complaint: RegExp): void;
}

interface Journey {
  guard: Guard & { watch(context: BrowserContext): void };
  /** A page in a new browser in which the person is signed in. */
  signedInAs(name: PersonName, options?: BrowserContextOptions): Promise<Page>;
  /** Ada of Austin and Tomás of San Antonio, each at home. */
  twoPeople: { ada: Page; tomas: Page };
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the tests with "playwright test".`);
  return value;
}

export const test = base.extend<Journey>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
  baseURL: async ({}, use) => {
    await use(setting("TRANSLOCAL_E2E_ADDRESS"));
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  guard: async ({}, use) => {
    const complaints: string[] = [];
    // What a page asked for and asks for anew because it was told of a change: the router lets go
    // of the first answer, and one that is half read says so. Nothing on the page is missing.
    const expected: RegExp[] = [/^AbortError: signal is aborted without reason/];
    await use({
      expects: (complaint) => void expected.push(complaint),
      watch(context) {
        context.on("console", (message) => {
          if (message.type() !== "error") return;
          complaints.push(`${message.text()} (${message.location().url})`);
        });
        context.on("weberror", (complaint) => {
          const thrown = complaint.error();
          complaints.push(thrown.stack ?? thrown.message);
        });
      },
    });
    const surprises = complaints.filter(
      (complaint) => !expected.some((pattern) => pattern.test(complaint)),
    );
    expect(surprises, "what the browser complained about").toEqual([]);
  },

  context: async ({ context, guard }, use) => {
    guard.watch(context);
    await use(context);
  },

  signedInAs: async ({ browser, contextOptions, baseURL, guard }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, options = {}) => {
      const storageState = await keptSession(name, async () => {
        const context = await browser.newContext({ ...contextOptions, baseURL });
        const page = await context.newPage();
        await signInAtDemoPage(page, name);
        const state = await context.storageState();
        await context.close();
        return state;
      });
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: "en-US",
        timezoneId: "America/Chicago",
        ...contextOptions,
        ...options,
        baseURL,
        storageState,
      });
      contexts.push(context);
      guard.watch(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  twoPeople: async ({ signedInAs }, use) => {
    await use({
      ada: await signedInAs(PEOPLE.ada),
      tomas: await signedInAs(PEOPLE.tomas),
    });
  },
});

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;
const sessions = new Map<PersonName, Promise<StorageState>>();

/** One session a person and worker, made when it is first needed. */
function keptSession(
  name: PersonName,
  make: () => Promise<StorageState>,
): Promise<StorageState> {
  const kept = sessions.get(name) ?? make();
  sessions.set(name, kept);
  return kept;
}

/** Signs in with one click on the page of demo people. */
export async function signInAtDemoPage(page: Page, name: PersonName): Promise<void> {
  await visit(page, demoSignInPath());
  await page.getByRole("button", { name }).first().click();
  await page.waitForURL((url) => url.pathname === homePath());
}

/** Opens an address and waits until the page is alive, so that no press is lost. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await alive(page);
}

/** Waits until React has taken over what the server sent. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.body).some((key) => key.startsWith("__react")),
  );
}

/** A title nobody else's test has. */
export function uniqueTitle(words: string): string {
  return `${words} ${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
}

/** Where the files of this run may be put. */
export function runFolder(...parts: string[]): string {
  const folder = setting("TRANSLOCAL_E2E_FOLDER");
  if (!existsSync(folder)) throw new Error(`${folder} is gone.`);
  return path.join(folder, ...parts);
}
