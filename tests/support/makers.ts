/**
 * Makers of people and things for tests: each call makes a new one that shares no address,
 * division id or title with another, so that tests on one database do not meet. Nothing is
 * a fixture; say in the call what the test is about and leave the rest.
 */

import { randomUUID } from "node:crypto";
import { databaseDate } from "#app/domain/calendar-date.ts";
import type { DraftKind } from "#app/domain/draft.ts";
import type { DraftState } from "#app/domain/draft-state.ts";
import type { Force } from "#app/domain/force.ts";
import { notFound } from "#app/domain/refusal.ts";
import type { OfficeKind, Right } from "#app/domain/rights.ts";
import { actAs } from "#app/features/access/actor.server.ts";
import { createPreviews } from "#app/features/imports/previews.server.ts";
import { createSheets } from "#app/features/sheets/sheets-shelf.server.ts";
import { packText, storeVersion } from "#app/features/versions/version-store.server.ts";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import { manuscript, paragraph } from "#app/manuscript/write.ts";
import type { ActorContext, ServerContext } from "#app/platform/context.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Live, Topic } from "#app/platform/live.ts";
import { checksum } from "#app/platform/manuscript-store.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import type {
  Campaign,
  CampaignCity,
  City,
  Convening,
  ConveningDay,
  Draft,
  Person,
} from "#prisma/generated/client.ts";
import { print } from "#server/press/print.ts";
import { read } from "#server/reading/read-order.ts";

/** A live that reaches nobody and remembers what it was asked. */
export interface FakeLive extends Live {
  announced: Topic[];
  revalidated: { personId?: string; sessionId?: string; draftId?: string }[];
  edited: string[];
}

export function fakeLive(): FakeLive {
  const live: FakeLive = {
    announced: [],
    revalidated: [],
    edited: [],
    announce: (topics) => void live.announced.push(...topics),
    revalidate: (who) => void live.revalidated.push(who),
    edit: async (draftId) => void live.edited.push(draftId),
    read: async () => {
      throw notFound();
    },
    present: () => [],
  };
  return live;
}

/** What a test wants different about the process: the clock, the origin, who runs it. */
export type ContextOptions = Partial<Omit<ServerContext, "db" | "live">> & {
  live?: FakeLive;
};

export type TestContext<Context> = Omit<Context, "live"> & { live: FakeLive };

const silentLog = { info() {}, warn() {}, error() {} };

/** The process as a use case sees it, with nobody signed in. */
export function serverContext(
  db: Database,
  options: ContextOptions = {},
): TestContext<ServerContext> {
  return {
    db,
    live: fakeLive(),
    press: { print },
    reader: { read },
    previews: createPreviews(options.now ?? (() => new Date())),
    sheets: createSheets(options.now ?? (() => new Date())),
    log: silentLog,
    now: () => new Date(),
    origin: "http://127.0.0.1:3000",
    isDemo: false,
    address: "192.0.2.1",
    requestId: randomUUID(),
    ...options,
  };
}

const NAMES = ["Juniper", "Osric", "Philippa", "Cosmo", "Winifred", "Lazlo", "Saffron"];
const FAMILY = ["Paperwhite", "Quillfeather", "Marblecroft", "Inkpenny", "Votewell"];
const PLACES = ["Fernbridge", "Old Quarry", "Millwater", "Eastlight", "Stonepath"];

let made = 0;
function next<T>(list: readonly [T, ...T[]] | T[]): T {
  made += 1;
  return list[made % list.length]!;
}
const unique = () => `${made++}-${randomUUID().slice(0, 8)}`;

interface PersonOptions extends Partial<Person> {
  /** Right over the network; null for a guest. */
  right?: Right | null;
  /** The city an office is held in, from 2016 on. */
  city?: Pick<City, "id">;
  office?: { kind?: OfficeKind; title?: string; startsOn?: string; endsOn?: string };
}

/** The makers of one database. */
export function makersFor(db: Database) {
  async function person(options: PersonOptions = {}): Promise<Person> {
    const { right = null, city, office, ...fields } = options;
    return db.person.create({
      data: {
        email: `person-${unique()}@example.org`,
        name: `${next(NAMES)} ${next(FAMILY)}`,
        ...fields,
        ...(right && { grants: { create: { scope: "network", right } } }),
        ...(city && {
          offices: {
            create: {
              cityId: city.id,
              kind: office?.kind ?? "official",
              title: office?.title ?? "Council Member",
              startsOn: databaseDate(office?.startsOn ?? "2016-01-01"),
              endsOn: office?.endsOn ? databaseDate(office.endsOn) : null,
            },
          },
        }),
      },
    });
  }

  /** Elected, of the given city or of a new one; may comment over the network. */
  async function official(options: PersonOptions = {}): Promise<Person> {
    return person({ right: "comment", ...options, city: options.city ?? (await city()) });
  }

  /** Network staff: steward of the network. */
  const organizer = (options: PersonOptions = {}) =>
    person({ right: "steward", ...options });

  /** No right over the network: sees only what was shared. */
  const guest = (options: PersonOptions = {}) => person({ right: null, ...options });

  /** Runs the installation, and is a steward as the first administrator is. */
  const administrator = (options: PersonOptions = {}) =>
    person({ right: "steward", isAdministrator: true, ...options });

  async function city(fields: Partial<City> = {}): Promise<City> {
    const name = fields.name ?? next(PLACES);
    return db.city.create({
      data: {
        divisionId: `ocd-division/country:us/state:tx/place:test_${unique().replace("-", "_")}`,
        name,
        state: "TX",
        timeZone: "America/Chicago",
        population: 50_000,
        latitude: 30.27,
        longitude: -97.74,
        bodyName: "City Council",
        bodySize: 11,
        memberTitle: "Council Member",
        headTitle: "Mayor",
        ...fields,
      },
    });
  }

  const issueArea = (name = `Issue ${unique()}`) =>
    db.issueArea.create({ data: { name } });

  async function campaign(
    options: Partial<Campaign> & { cities?: Pick<City, "id">[] } = {},
  ): Promise<Campaign> {
    const { cities = [], ...fields } = options;
    return db.campaign.create({
      data: {
        issueAreaId: fields.issueAreaId ?? (await issueArea()).id,
        title: `Campaign ${unique()}`,
        goal: "Every city keeps its own promise.",
        startsOn: databaseDate("2017-05-01"),
        ...fields,
        cities: {
          create: cities.map(({ id }) => ({
            cityId: id,
            joinedOn: databaseDate("2017-05-01"),
          })),
        },
      },
    });
  }

  /** A city's place in a campaign. */
  async function campaignCity(
    options: {
      campaignId?: string;
      cityId?: string;
      force?: Force;
      measureTitle?: string;
    } = {},
  ): Promise<CampaignCity> {
    const { campaignId, cityId, ...fields } = options;
    return db.campaignCity.create({
      data: {
        campaignId: campaignId ?? (await campaign()).id,
        cityId: cityId ?? (await city()).id,
        joinedOn: databaseDate("2017-05-01"),
        ...fields,
      },
    });
  }

  /** A dated action as it stands in the log. */
  function action(
    campaignCityId: string,
    fields: { happenedOn: string; classification?: string | null; description?: string },
  ) {
    return db.action.create({
      data: {
        campaignCityId,
        happenedOn: databaseDate(fields.happenedOn),
        bodyName: "City Council",
        description: fields.description ?? "Item taken up",
        classification: fields.classification ?? null,
      },
    });
  }

  /** A draft with one paragraph in it, stored as an encoded snapshot. */
  async function draft(
    options: Partial<Omit<Draft, "state">> & {
      kind?: DraftKind;
      /** Its stored text. */
      state?: Uint8Array<ArrayBuffer>;
    } = {},
  ): Promise<Draft> {
    const {
      state = new Uint8Array(docFromJson(manuscript(paragraph("First words.")))),
      ...fields
    } = options;
    return db.draft.create({
      data: {
        kind: "modelOrdinance",
        title: `Draft ${unique()}`,
        ...fields,
        snapshot: {
          create: {
            state,
            checksum: checksum(state),
            manuscriptVersion: MANUSCRIPT_VERSION,
          },
        },
      },
    });
  }

  /** A draft that is so far. */
  async function draftIn(
    state: DraftState,
    options: Parameters<typeof draft>[0] = {},
  ): Promise<Draft> {
    const { id } = await draft(options);
    return db.draft.update({ where: { id }, data: { state } });
  }

  /** A version of a draft, of a text of one paragraph. */
  async function version(
    draftId: string,
    { name = "", text = manuscript(paragraph("Earlier words.")) } = {},
  ) {
    const read = await packText({
      draftId,
      editedAt: new Date(),
      text,
      state: docFromJson(text),
    });
    const wish = { reason: "named" as const, name, madeById: null };
    return db.$transaction((tx) =>
      storeVersion({ now: () => new Date() }, tx, read, wish),
    );
  }

  /** A convening of one day, eight hours long. */
  async function convening(
    fields: Partial<Convening> = {},
  ): Promise<Convening & { days: ConveningDay[] }> {
    return db.convening.create({
      data: {
        kind: "campaignCall",
        title: `Convening ${unique()}`,
        timeZone: "America/Chicago",
        ...fields,
        days: {
          create: {
            on: databaseDate("2017-07-20"),
            opensMinute: 540,
            closesMinute: 1020,
          },
        },
      },
      include: { days: true },
    });
  }

  /** Gives a right on a campaign or a draft. */
  function grant(
    personId: string,
    subject: { campaignId: string } | { draftId: string },
    right: Right,
    options: { expiresAt?: Date; isLead?: boolean } = {},
  ) {
    const scope =
      "campaignId" in subject
        ? `campaign:${subject.campaignId}`
        : `draft:${subject.draftId}`;
    return db.grant.create({ data: { personId, scope, right, ...subject, ...options } });
  }

  /** The person signed in: a real session row, and a live that only remembers. */
  async function contextFor(
    who: Pick<Person, "id">,
    options: ContextOptions = {},
  ): Promise<TestContext<ActorContext> & { token: string }> {
    const ctx = serverContext(db, options);
    const { token, sessionId } = await startSession(db, {
      personId: who.id,
      userAgent: "test",
      now: ctx.now(),
    });
    const acting = await actAs(ctx, { sessionId, personId: who.id });
    return { ...acting, live: ctx.live, token };
  }

  return {
    person,
    official,
    organizer,
    guest,
    administrator,
    city,
    issueArea,
    campaign,
    campaignCity,
    action,
    draft,
    draftIn,
    version,
    convening,
    grant,
    contextFor,
  };
}
