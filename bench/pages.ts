/**
 * Server time of the signed-in pages in a network of 300 cities × 50 campaigns × 8 actions (CITIES=1000
 * CAMPAIGNS=100 ACTIONS=2 GOAL=120 makes the large one): the loaders alone (the answer a browser gets when it moves from page to page) and the whole
 * rendered page. Both are measured from outside, one request after the other, so the way
 * there and back counts too. "after a change" is the page right after an action was recorded
 * in its campaign, when what was derived must be derived anew.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordAction } from "#app/features/campaigns/status-commands.server.ts";
import {
  campaignCityPath,
  campaignPath,
  campaignStatusPath,
  campaignsPath,
  homePath,
  statusPath,
} from "#app/paths.ts";
import { createDatabase, type Database } from "#app/platform/database.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { sessionCookie } from "#app/platform/session.server.ts";
import { migrate } from "#prisma/migrate.ts";
import { connectOrOpen, openDatabase } from "#server/database/connect.ts";
import { startWorkspace } from "#tests/e2e/support/workspace.ts";
import { makersFor } from "#tests/support/makers.ts";
import { percentile } from "./support.ts";

const agent = new Agent({ keepAlive: true });
const GOAL_MS = Number(process.env.GOAL ?? 40);
const CITIES = Number(process.env.CITIES ?? 300);
const CAMPAIGNS = Number(process.env.CAMPAIGNS ?? 50);
/** Of a city in a campaign. */
const ACTIONS = Number(process.env.ACTIONS ?? 8);
const ROUNDS = Number(process.env.ROUNDS ?? 200);
const WARM_ROUNDS = 30;

interface Network {
  token: string;
  personId: string;
  campaignId: string;
  campaignCityId: string;
}

const folder = mkdtempSync(join(tmpdir(), "translocal-bench-"));
const dataDir = join(folder, "data");
const log = createLog("error");
try {
  const network = await plant();
  const server = await startWorkspace(dataDir, { DEMO: "off" });
  try {
    await measure(server.address, network);
  } finally {
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function plant(): Promise<Network> {
  const opened = await openDatabase({ databaseUrl: undefined, dataDir, log });
  try {
    await migrate(opened.pool, { log });
    const db = createDatabase({ ...opened.pool, max: 4 });
    try {
      await fill(db);
      return await somebody(db);
    } finally {
      await db.$disconnect();
    }
  } finally {
    await opened.stop();
  }
}

/** Made by the database itself: 135,000 rows through a driver would take minutes. */
async function fill(db: Database): Promise<void> {
  await db.$executeRaw`INSERT INTO setting (key, value) VALUES ('networkName', 'Bench')
    ON CONFLICT DO NOTHING`;
  await db.$executeRaw`INSERT INTO issue_area (id, name, position)
    SELECT gen_random_uuid(), 'Issue area ' || n, n FROM generate_series(1, 4) n`;
  await db.$executeRaw`
    INSERT INTO city (id, division_id, name, state, time_zone, population, latitude,
      longitude, body_name, body_size, member_title, head_title)
    SELECT gen_random_uuid(), 'ocd-division/country:us/state:tx/place:bench_' || n,
      'Bench City ' || n, (ARRAY['TX', 'CA', 'NY', 'WA', 'OR', 'IL'])[1 + n % 6],
      (ARRAY['America/Chicago', 'America/New_York', 'America/Los_Angeles'])[1 + n % 3],
      1000 * n, 30 + n % 17, -97 + n % 23, 'City Council', 9, 'Council Member', 'Mayor'
    FROM generate_series(1, ${CITIES}::int) n`;
  await db.$executeRaw`
    INSERT INTO campaign (id, issue_area_id, title, goal, starts_on)
    SELECT gen_random_uuid(), (SELECT id FROM issue_area WHERE position = 1 + n % 4),
      'Bench campaign ' || n, 'Every city reaches what campaign ' || n || ' asks of it.',
      '2016-01-01'
    FROM generate_series(1, ${CAMPAIGNS}::int) n`;
  await db.$executeRaw`
    INSERT INTO campaign_city (id, campaign_id, city_id, force, joined_on, measure_title)
    SELECT gen_random_uuid(), k.id, c.id,
      (ARRAY['notYet', 'inForce', 'partly', 'enjoined'])[1 + (random() * 3)::int]::force,
      '2016-01-01', 'Ordinance ' || (random() * 99999)::int
    FROM campaign k, city c`;
  await db.$executeRaw`
    INSERT INTO action (id, campaign_city_id, happened_on, body_name, description,
      classification, next_step, next_step_on)
    SELECT gen_random_uuid(), cc.id, date '2017-01-01' + (random() * 700)::int,
      'City Council', 'Taken up after an hour of testimony and decided, item ' || n,
      (ARRAY['introduction', 'referral-committee', 'hearing-held', 'passage', NULL,
        'executive-signature', 'deferral', 'amendment-passage'])[1 + (random() * 7)::int],
      'Next reading', date '2019-06-01' + n
    FROM campaign_city cc, generate_series(1, ${ACTIONS}::int) n`;
  await db.$executeRaw`
    INSERT INTO activity (type, campaign_id, city_id, details, happened_at, previous_hash, hash)
    SELECT 'status.recorded', cc.campaign_id, cc.city_id,
      '{"city": "Bench City", "words": "Taken up after an hour of testimony"}', now(), ''::bytea, ''::bytea
    FROM campaign_city cc`;
  await db.$executeRaw`ANALYZE`;
}

async function somebody(db: Database): Promise<Network> {
  const makers = makersFor(db);
  const city = await db.city.findFirstOrThrow({ select: { id: true } });
  const person = await makers.organizer({ city });
  const { token } = await makers.contextFor(person);
  const place = await db.campaignCity.findFirstOrThrow({
    where: { cityId: city.id },
    select: { id: true, campaignId: true },
  });
  await makers.grant(person.id, { campaignId: place.campaignId }, "steward", {
    isLead: true,
  });
  return {
    token,
    personId: person.id,
    campaignId: place.campaignId,
    campaignCityId: place.id,
  };
}

async function measure(address: string, network: Network): Promise<void> {
  const { campaignId, campaignCityId } = network;
  const cookie = sessionCookie(network.token, address).split(";")[0] ?? "";
  const ask = async (path: string) => {
    const startedAt = performance.now();
    const { status, bytes } = await get(address + path, cookie);
    if (status !== 200) throw new Error(`${path} answered ${status}.`);
    return { ms: performance.now() - startedAt, bytes };
  };
  const pages: [string, string][] = [
    ["campaign", campaignPath(campaignId)],
    ["status, table", campaignStatusPath(campaignId)],
    ["status, board", campaignStatusPath(campaignId, "board")],
    ...(["map", "chart", "calendar", "changes"] as const).map(
      (view): [string, string] => [
        `status, ${view}`,
        `${campaignStatusPath(campaignId)}?view=${view}`,
      ],
    ),
    ["one city's path", campaignCityPath(campaignId, campaignCityId)],
    ["campaigns", campaignsPath()],
    ["the wall", statusPath()],
    ["my work", homePath()],
  ];
  const first = await ask(campaignsPath());
  console.log(`First look at all campaigns after the start: ${first.ms.toFixed(0)} ms\n`);
  console.log(
    "page            |      loaders p50 /  p95 |   whole page p50 /  p95 |     kB",
  );
  for (const [name, path] of pages) {
    const [pathname = "", search = ""] = path.split("?");
    const data = `${pathname === "/" ? "/_root" : pathname}.data${search && `?${search}`}`;
    const loaders = await rounds(() => ask(data));
    const whole = await rounds(() => ask(path));
    line(name, loaders, whole);
  }
  const change = await changer(network);
  const anew = async (path: string) => {
    await change.record();
    return ask(path);
  };
  const path = campaignStatusPath(campaignId);
  line(
    "after a change",
    await rounds(() => anew(`${path}.data`)),
    await rounds(() => anew(path)),
  );
  await change.stop();
}

interface Answer {
  status: number;
  /** As sent: compressed, which is how a browser asks for it. */
  bytes: number;
}

/**
 * Reads an answer to its end and keeps nothing of it. (`fetch` would keep the body, and the
 * garbage collection of that, on the two cores the server has, doubled the server's p95.)
 */
function get(address: string, cookie: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, "accept-encoding": "gzip" };
    const question = request(address, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, bytes }));
      answer.once("error", reject);
    });
    question.once("error", reject);
    question.end();
  });
}

interface Timed {
  ms: number;
  bytes: number;
}

async function rounds(ask: () => Promise<Timed>): Promise<Timed[]> {
  const timed: Timed[] = [];
  for (let round = 0; round < WARM_ROUNDS + ROUNDS; round += 1) {
    const one = await ask();
    if (round >= WARM_ROUNDS) timed.push(one);
  }
  return timed;
}

function line(name: string, loaders: Timed[], whole: Timed[]): void {
  const ms = (timed: Timed[], share: number) =>
    percentile(
      timed.map((one) => one.ms),
      share,
    );
  const pair = (timed: Timed[]) =>
    `${ms(timed, 0.5).toFixed(1)} / ${ms(timed, 0.95).toFixed(1).padStart(5)} ms`;
  const isOver = Math.max(ms(loaders, 0.95), ms(whole, 0.95)) > GOAL_MS;
  console.log(
    `${name.padEnd(15)} | ${pair(loaders).padStart(23)} | ${pair(whole).padStart(23)} | ${((whole[0]?.bytes ?? 0) / 1_000).toFixed(0).padStart(6)}${isOver ? "  over the goal" : ""}`,
  );
}

/** Records actions beside the running server, as a second node would. */
async function changer({ personId, campaignCityId }: Network) {
  const opened = await connectOrOpen({ databaseUrl: undefined, dataDir, log });
  const db = createDatabase({ ...opened.pool, max: 1 });
  const ctx = await makersFor(db).contextFor({ id: personId });
  let count = 0;
  return {
    async record() {
      count += 1;
      await recordAction(ctx, campaignCityId, {
        happenedOn: "2018-12-20",
        bodyName: "City Council",
        description: `Change ${count}`,
        classification: null,
        sourceUrl: null,
        nextStep: "",
        nextStepOn: null,
      });
    },
    async stop() {
      await db.$disconnect();
      await opened.stop();
    },
  };
}
