/**
 * The generated matrix: every door under app/routes, from every standpoint, with real rows
 * behind it. What is expected is read off the permission table alone, so a door that asks
 * for less (or for nothing) than its row says is found here.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Action,
  can,
  type Facts,
  maySee,
  PERMISSIONS,
} from "#app/domain/permissions.ts";
import { type TestDatabase, testDatabase } from "#tests/support/database.ts";
import { ASKED_ELSEWHERE, type Ask, type FormRow, POLICY } from "./policy.ts";
import {
  type Cast,
  makeCast,
  makeWorld,
  newCookie,
  ORIGIN,
  type Reach,
  RIGHT_OF,
  requestContext,
  STANDPOINTS,
  type Standpoint,
  type World,
} from "./world.ts";

/** What a loader or action of ours is handed; Remix adds more, which none of them reads. */
type Args = Pick<LoaderFunctionArgs, "request" | "params" | "context">;

interface Door {
  loader?: (args: Args) => unknown;
  action?: (args: Args) => unknown;
}

const ROUTES = "app/routes";
const files = readdirSync(ROUTES).filter(
  (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
);
const doors = new Map<string, Door>();
const PARAMETER = /\$([A-Za-z0-9]+)/g;
let database: TestDatabase;
let casts: Record<Reach, Cast>;

beforeAll(async () => {
  database = await testDatabase();
  casts = {
    network: await makeCast(database.db, "network"),
    campaign: await makeCast(database.db, "campaign"),
  };
  doors.set("root.tsx", (await import("#app/root.tsx")) as unknown as Door); // its doors alone
  for (const file of files) {
    const door: Door = await import(/* @vite-ignore */ path.resolve(ROUTES, file));
    if (door.loader || door.action) doors.set(file, door);
  }
}, 120_000);
afterAll(() => database.close());

test("every door has a row, and every row a door", () => {
  const missing: string[] = [];
  for (const [file, door] of doors) {
    if (door.loader && !POLICY[file]?.loader) missing.push(`${file}: loader`);
    if (door.action && !POLICY[file]?.action) missing.push(`${file}: action`);
  }
  expect(missing, "add these to tests/routes/policy.ts").toEqual([]);
  const stale: string[] = [];
  for (const [file, row] of Object.entries(POLICY)) {
    if (row.loader && !doors.get(file)?.loader) stale.push(`${file}: loader`);
    if (row.action && !doors.get(file)?.action) stale.push(`${file}: action`);
  }
  expect(stale, "take these out of tests/routes/policy.ts").toEqual([]);
});

test("every parameter is a whole segment of its address, or nobody ever arrives", () => {
  const broken = files.filter((file) =>
    file.split(".").some((part) => part.lastIndexOf("$") > 0),
  );
  expect(broken).toEqual([]);
});

test("every permission is asked at some door, or elsewhere for a reason", () => {
  const asked = new Set<unknown>(Object.keys(ASKED_ELSEWHERE));
  for (const { loader, action } of Object.values(POLICY)) {
    for (const ask of [loader, ...Object.values(action ?? {}).map((row) => row.asks)])
      for (const one of [ask].flat()) asked.add(one);
  }
  expect(Object.keys(PERMISSIONS).filter((action) => !asked.has(action))).toEqual([]);
});

describe("pages", () => {
  for (const [file, { loader }] of Object.entries(POLICY)) {
    if (!loader) continue;
    test(`${file} asks ${askWords(loader)}`, async () => {
      const cast = casts[reachOf(loader)];
      const world = await makeWorld(database.db, cast, reachOf(loader));
      const seen: Partial<Record<Standpoint, string>> = {};
      const wanted: Partial<Record<Standpoint, string>> = {};
      for (const standpoint of STANDPOINTS) {
        seen[standpoint] = await knock(file, world, cast[standpoint]);
        wanted[standpoint] = expected(loader, standpoint, "page");
      }
      expect(seen).toEqual(wanted);
    });
  }
});

describe("forms", () => {
  for (const [file, { action }] of Object.entries(POLICY)) {
    for (const [name, row] of Object.entries(action ?? {})) {
      test(`${name} at ${file} asks ${askWords(row.asks)}`, async () => {
        const reach = reachOf(row.asks);
        const cast = casts[reach];
        let world: World | null = null;
        const seen: Partial<Record<Standpoint, string>> = {};
        const wanted: Partial<Record<Standpoint, string>> = {};
        for (const standpoint of STANDPOINTS) {
          const personId = cast[standpoint];
          const authorId = row.isOwn ? personId : null;
          if (row.isOwn) world = null;
          world ??= await makeWorld(database.db, cast, reach, authorId);
          const before = await database.db.activity.count();
          seen[standpoint] = await knock(file, world, personId, row);
          wanted[standpoint] = expected(row.asks, standpoint, "form", row);
          // Who was let in has changed the world; who was not must have left it as it was.
          if (seen[standpoint] === "passes") world = null;
          else expect(await database.db.activity.count(), standpoint).toBe(before);
        }
        expect(seen).toEqual(wanted);
      });
    }
  }
});

type ActionAsk = Action | readonly Action[];

/** An ask of the permission table, rather than one of the words or an exception. */
type Special = "anyone" | "readingKey" | "signedIn";

function isSpecial(ask: Ask): ask is Special {
  return ask === "anyone" || ask === "readingKey" || ask === "signedIn";
}

function isAction(ask: Exclude<Ask, Special>): ask is ActionAsk {
  return typeof ask === "string" || Array.isArray(ask);
}

function askWords(ask: Ask): string {
  return typeof ask === "object" && "letsIn" in ask
    ? ask.because
    : [ask].flat().join(" or ");
}

/** Things of the network are governed by the right over it, all others by the campaign's. */
function reachOf(ask: Ask): Reach {
  if (isSpecial(ask) || !isAction(ask)) return "campaign";
  const { subject } = PERMISSIONS[[ask].flat()[0] as Action]; // a list is never empty
  return ["network", "city", "person"].includes(subject) ? "network" : "campaign";
}

/** What the table says of somebody who stands there. */
function expected(
  ask: Ask,
  standpoint: Standpoint,
  door: "page" | "form",
  { isOwn = false, isHidden = false }: Partial<FormRow> = {},
): string {
  if (ask === "anyone") return "passes";
  if (ask === "readingKey") return "401";
  if (standpoint === "anonymous" || standpoint === "suspended")
    return door === "page" ? "sent to sign in" : "401";
  if (ask === "signedIn") return "passes";
  if (!isAction(ask)) return ask.letsIn.includes(standpoint) ? "passes" : "403";
  const right = RIGHT_OF[standpoint];
  const facts: Facts = {
    isAdministrator: standpoint === "administrator",
    networkRight: reachOf(ask) === "network" ? right : null,
    right,
    speaksForCity: false,
    isOwn,
    isArchived: false,
    isLocked: false,
  };
  const actions = typeof ask === "string" ? [ask] : ask;
  if (actions.some((action) => can(action, facts))) return "passes";
  const sees = actions.some((action) => maySee(PERMISSIONS[action].subject, facts));
  return sees && !isHidden ? "403" : "404";
}

/** Comes to the door and says what happened in one word. */
async function knock(
  file: string,
  world: World,
  personId: string | null,
  row?: FormRow,
): Promise<string> {
  const door = doors.get(file);
  const cookie = await newCookie(database.db, personId);
  const params = Object.fromEntries(
    [...file.matchAll(PARAMETER)].map(([, name = ""]) => [name, worldValue(world, name)]),
  );
  const request = new Request(`${ORIGIN}${addressOf(file, params)}`, {
    headers: { ...(cookie && { Cookie: cookie }), "User-Agent": "test" },
    ...(row && { method: "POST", body: new URLSearchParams(row.form(world)) }),
  });
  const args = { request, params, context: requestContext(database.db) };
  const ask = row ? row.asks : POLICY[file]?.loader;
  try {
    return wordFor(await (row ? door?.action?.(args) : door?.loader?.(args)), ask);
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    return wordFor(thrown, ask);
  }
}

function wordFor(answer: unknown, ask: Ask | undefined): string {
  const status = statusOf(answer);
  // Whether the link or password in it is right is not what this matrix is about.
  if (ask === "anyone") return [401, 403].includes(status) ? String(status) : "passes";
  const goesTo = answer instanceof Response ? answer.headers.get("Location") : null;
  if (goesTo?.startsWith("/sign-in")) return "sent to sign in";
  return status < 400 ? "passes" : String(status);
}

function statusOf(answer: unknown): number {
  if (answer instanceof Response) return answer.status;
  if (answer && typeof answer === "object" && "init" in answer) {
    const { init } = answer as { init: ResponseInit | null }; // Remix's data()
    return init?.status ?? 200;
  }
  return 200;
}

function worldValue(world: World, name: string): string {
  const value = (world as unknown as Record<string, unknown>)[name]; // read by name
  if (typeof value !== "string") throw new Error(`The world has no ${name}: add it.`);
  return value;
}

/** The address of a flat route: "_workspace.drafts.$draftId_.settings.tsx" → "/drafts/<id>/settings". */
function addressOf(file: string, params: Record<string, string>): string {
  const segments = file
    .replace(/\.tsx?$/, "")
    .split(".")
    .filter((part) => !/^_/.test(part) && part !== "root")
    .map((part) => part.replace(/_$/, ""))
    .map((part) => part.replace(PARAMETER, (_, name: string) => params[name] ?? ""));
  return `/${segments.join("/")}`;
}
