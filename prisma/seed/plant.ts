import { randomUUID } from "node:crypto";
import { generateKeyBetween } from "fractional-indexing";
import type { ActivityType } from "#app/domain/activity.ts";
import { databaseDate } from "#app/domain/calendar-date.ts";
import type { Right } from "#app/domain/rights.ts";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import { activityHash } from "#app/platform/activity.server.ts";
import type { ServerContext } from "#app/platform/context.server.ts";
import type { Database, Transaction } from "#app/platform/database.server.ts";
import { checksum } from "#app/platform/manuscript-store.server.ts";
import { CAMPAIGNS, ISSUE_AREAS } from "./campaigns.ts";
import { CITIES } from "./cities.ts";
import { CONVENINGS } from "./convenings.ts";
import { DRAFT_COMMENTS, DRAFTS } from "./drafts/drafts.ts";
import { PEOPLE } from "./people.ts";
import { type SeedAnchor, seedManuscript } from "./seed-manuscript.ts";
import type {
  SeedAgendaItem,
  SeedConvening,
  SeedDraft,
  SeedDraftComment,
} from "./seed-types.ts";
import { ACTIONS, CITY_STATUSES } from "./status.ts";

const DEMO = "demo";
const CITY_SLUG = /[^a-z]+/g;

/** True when this database holds the demo network. */
export async function isDemoNetwork(db: Database): Promise<boolean> {
  return (await db.setting.findUnique({ where: { key: DEMO } })) !== null;
}

/**
 * Plants the demo network into an empty database, in one transaction; does nothing when
 * anybody has an account. Answers whether it planted.
 */
export async function plantDemoNetwork(
  ctx: Pick<ServerContext, "db" | "log">,
): Promise<boolean> {
  if ((await ctx.db.person.count()) > 0) return false;
  await ctx.db.$transaction((tx) => new Planting(tx).plant(), { timeout: 120_000 });
  ctx.log.info("planted the demo network");
  return true;
}

interface Happening {
  type: ActivityType;
  at: string;
  actorKey: string;
  campaignKey?: string | null;
  cityKey?: string | null;
  draftKey?: string | null;
  conveningKey?: string | null;
  details?: Record<string, string>;
}

/** One planting: the ids behind the keys of the demo's files, and what happened when. */
class Planting {
  private readonly people = ids(PEOPLE);
  private readonly cities = ids(CITIES);
  private readonly issueAreas = ids(ISSUE_AREAS);
  private readonly campaigns = ids(CAMPAIGNS);
  private readonly drafts = ids(DRAFTS);
  private readonly convenings = ids(CONVENINGS);
  private readonly happenings: Happening[] = [];
  private readonly tx: Transaction;

  constructor(tx: Transaction) {
    this.tx = tx;
  }

  async plant(): Promise<void> {
    await this.tx.setting.createMany({
      data: [
        { key: DEMO, value: "planted" },
        { key: "networkName", value: "The demo network" },
      ],
    });
    await this.plantCities();
    await this.plantPeople();
    await this.plantCampaigns();
    await this.plantStatus();
    for (const draft of DRAFTS) await this.plantDraft(draft);
    for (const convening of CONVENINGS) await this.plantConvening(convening);
    await this.plantActivity();
  }

  private async plantCities(): Promise<void> {
    await this.tx.city.createMany({
      data: CITIES.map(({ key, procedure, drafting, ...city }) => ({
        id: this.cities(key),
        ...city,
        ...procedure,
        ...drafting,
      })),
    });
  }

  private async plantPeople(): Promise<void> {
    await this.tx.person.createMany({
      data: PEOPLE.map((person) => ({
        id: this.people(person.key),
        email: person.email,
        name: person.name,
        pronouns: person.pronouns ?? null,
        about: person.about,
        isAdministrator: person.kind === "administrator",
        isDemo: true,
        createdAt: new Date("2016-01-11T15:00:00Z"),
      })),
    });
    await this.tx.office.createMany({
      data: PEOPLE.flatMap((person) =>
        person.offices.map(({ cityKey, startsOn, endsOn, ...office }) => ({
          ...office,
          personId: this.people(person.key),
          cityId: this.cities(cityKey),
          startsOn: databaseDate(startsOn),
          endsOn: endsOn ? databaseDate(endsOn) : null,
        })),
      ),
    });
    await this.tx.grant.createMany({
      data: PEOPLE.flatMap(({ key, networkRight }) =>
        networkRight
          ? [{ personId: this.people(key), scope: "network", right: networkRight }]
          : [],
      ),
    });
  }

  private async plantCampaigns(): Promise<void> {
    await this.tx.issueArea.createMany({
      data: ISSUE_AREAS.map(({ key, ...area }, position) => ({
        id: this.issueAreas(key),
        ...area,
        position,
      })),
    });
    for (const campaign of CAMPAIGNS) {
      const opener = campaign.leadKeys[0] ?? fail(`${campaign.key} has no lead`);
      const campaignId = this.campaigns(campaign.key);
      await this.tx.campaign.create({
        data: {
          id: campaignId,
          issueAreaId: this.issueAreas(campaign.issueAreaKey),
          title: campaign.title,
          goal: campaign.goal,
          summary: campaign.summary,
          startsOn: databaseDate(campaign.startsOn),
          archivedAt: campaign.archivedOn ? databaseDate(campaign.archivedOn) : null,
          openedById: this.people(opener),
          createdAt: databaseDate(campaign.startsOn),
        },
      });
      await this.tx.grant.createMany({
        data: grantRows(campaign.memberGrants, campaign.leadKeys).map((grant) => ({
          personId: this.people(grant.personKey),
          campaignId,
          scope: `campaign:${campaignId}`,
          right: grant.right,
          isLead: grant.isLead,
        })),
      });
      this.happened("campaign.opened", campaign.startsOn, opener, {
        campaignKey: campaign.key,
        details: { title: campaign.title },
      });
    }
  }

  private async plantStatus(): Promise<void> {
    const paths = new Map<string, string>();
    const statuses = new Map(
      CITY_STATUSES.map((s) => [`${s.campaignKey} ${s.cityKey}`, s]),
    );
    await this.tx.campaignCity.createMany({
      data: CAMPAIGNS.flatMap((campaign) =>
        campaign.cityKeys.map((cityKey) => {
          const status = statuses.get(`${campaign.key} ${cityKey}`);
          const id = randomUUID();
          paths.set(`${campaign.key} ${cityKey}`, id);
          return {
            id,
            campaignId: this.campaigns(campaign.key),
            cityId: this.cities(cityKey),
            measureTitle: status?.measureTitle ?? "",
            force: status?.force ?? ("notYet" as const),
            forceNote: status?.forceNote ?? "",
            joinedOn: databaseDate(campaign.startsOn),
          };
        }),
      ),
    });
    await this.tx.action.createMany({
      data: ACTIONS.map((action) => {
        const { campaignKey, cityKey, enteredByKey, happenedOn, nextStepOn, ...row } =
          action;
        return {
          ...row,
          campaignCityId:
            paths.get(`${campaignKey} ${cityKey}`) ??
            fail(`${cityKey} is not in the campaign ${campaignKey}`),
          happenedOn: databaseDate(happenedOn),
          nextStepOn: nextStepOn ? databaseDate(nextStepOn) : null,
          enteredById: this.people(enteredByKey),
          enteredAt: evening(happenedOn),
        };
      }),
    });
    for (const action of ACTIONS) {
      this.happened("status.recorded", action.happenedOn, action.enteredByKey, {
        campaignKey: action.campaignKey,
        cityKey: action.cityKey,
        details: { city: this.cityLabel(action.cityKey), words: action.description },
      });
    }
  }

  private async plantDraft(draft: SeedDraft): Promise<void> {
    const draftId = this.drafts(draft.key);
    const comments = DRAFT_COMMENTS.filter(
      (comment) => comment.draftKey === draft.key,
    ).map((comment) => ({ ...comment, threadId: randomUUID() }));
    const { json, blockIds } = seedManuscript(draft, comments satisfies SeedAnchor[]);
    const clientId = Math.floor(Math.random() * 0xffff_ffff);
    const state = new Uint8Array(docFromJson(json, clientId));
    const createdAt = new Date(draft.createdAt);
    await this.tx.draft.create({
      data: {
        id: draftId,
        campaignId: this.campaigns(draft.campaignKey),
        kind: draft.kind,
        title: draft.title,
        startedById: this.people(draft.startedByKey),
        createdAt,
        editedAt: createdAt,
        snapshot: {
          create: {
            state,
            checksum: checksum(state),
            manuscriptVersion: MANUSCRIPT_VERSION,
          },
        },
        clients: { create: { clientId, personId: this.people(draft.startedByKey) } },
        grants: {
          create: draft.grants.map((grant) => ({
            personId: this.people(grant.personKey),
            scope: `draft:${draftId}`,
            right: grant.right,
          })),
        },
      },
    });
    this.happened("draft.started", draft.createdAt, draft.startedByKey, {
      campaignKey: draft.campaignKey,
      draftKey: draft.key,
      details: { title: draft.title },
    });
    for (const comment of comments) await this.plantDraftThread(draft, comment, blockIds);
  }

  private async plantDraftThread(
    draft: SeedDraft,
    comment: SeedDraftComment & { threadId: string },
    blockIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    const lastAt = comment.replies.at(-1)?.postedAt ?? comment.postedAt;
    await this.tx.commentThread.create({
      data: {
        id: comment.threadId,
        draftId: this.drafts(draft.key),
        reach: "words",
        quote: comment.quote,
        blockId: blockIds.get(comment.blockKey) ?? null,
        authorId: this.people(comment.authorKey),
        createdAt: new Date(comment.postedAt),
        resolvedAt: comment.resolvedByKey ? new Date(lastAt) : null,
        resolvedById: comment.resolvedByKey ? this.people(comment.resolvedByKey) : null,
        comments: { create: this.commentRows([comment, ...comment.replies]) },
      },
    });
    this.happened("comment.posted", comment.postedAt, comment.authorKey, {
      campaignKey: draft.campaignKey,
      draftKey: draft.key,
      details: { subject: draft.title },
    });
  }

  private async plantConvening(convening: SeedConvening): Promise<void> {
    const conveningId = this.convenings(convening.key);
    const dayIds = new Map(convening.days.map((day) => [day.on, randomUUID()]));
    await this.tx.convening.create({
      data: {
        id: conveningId,
        campaignId: convening.campaignKey ? this.campaigns(convening.campaignKey) : null,
        cityId: this.cities(convening.cityKey),
        kind: convening.kind,
        status: convening.status,
        title: convening.title,
        summary: convening.summary,
        venue: convening.venue,
        timeZone: convening.timeZone,
        calledById: this.people(convening.calledByKey),
        createdAt: evening(weeksBefore(convening.days[0]?.on ?? "2017-07-27", 6)),
        days: {
          create: convening.days.map((day) => ({
            id: dayIds.get(day.on),
            on: databaseDate(day.on),
            opensMinute: minuteOf(day.opensAt),
            closesMinute: minuteOf(day.closesAt),
          })),
        },
      },
    });
    this.happened(
      "convening.called",
      weeksBefore(convening.days[0]?.on ?? "2017-07-27", 6),
      convening.calledByKey,
      {
        campaignKey: convening.campaignKey,
        conveningKey: convening.key,
        details: { title: convening.title },
      },
    );
    let orderKey: string | null = null;
    for (const item of convening.items) {
      orderKey = generateKeyBetween(orderKey, null);
      const dayId =
        dayIds.get(item.on) ?? fail(`${item.key} is on no day of ${convening.key}`);
      await this.plantAgendaItem(convening, item, { conveningId, dayId, orderKey });
    }
  }

  private async plantAgendaItem(
    convening: SeedConvening,
    item: SeedAgendaItem,
    place: { conveningId: string; dayId: string; orderKey: string },
  ): Promise<void> {
    await this.tx.agendaItem.create({
      data: {
        ...place,
        kind: item.kind,
        title: item.title,
        description: item.description ?? "",
        minutes: item.minutes,
        room: item.room ?? "",
        isParallel: item.parallelWithPrevious,
        issueAreaId: item.issueAreaKey ? this.issueAreas(item.issueAreaKey) : null,
        draftId: item.draftKey ? this.drafts(item.draftKey) : null,
        presenters: {
          create: item.presenterKeys.map((key) => ({ personId: this.people(key) })),
        },
        threads: {
          create: item.comments.map((comment) => ({
            authorId: this.people(comment.authorKey),
            createdAt: new Date(comment.postedAt),
            comments: { create: this.commentRows([comment, ...comment.replies]) },
          })),
        },
      },
    });
    for (const comment of item.comments) {
      this.happened("comment.posted", comment.postedAt, comment.authorKey, {
        campaignKey: convening.campaignKey,
        conveningKey: convening.key,
        details: { subject: item.title },
      });
    }
  }

  private commentRows(comments: { authorKey: string; body: string; postedAt: string }[]) {
    return comments.map((comment) => ({
      authorId: this.people(comment.authorKey),
      body: comment.body,
      postedAt: new Date(comment.postedAt),
    }));
  }

  /** The activity log in the order in which it all happened, as one hash chain. */
  private async plantActivity(): Promise<void> {
    const inOrder = this.happenings
      .map((happening) => ({ ...happening, instant: instantOf(happening.at) }))
      .sort((a, b) => a.instant.getTime() - b.instant.getTime());
    let previousHash = new Uint8Array(32);
    const rows = inOrder.map((happening) => {
      const row = {
        type: happening.type,
        actorId: this.people(happening.actorKey),
        campaignId: happening.campaignKey ? this.campaigns(happening.campaignKey) : null,
        cityId: happening.cityKey ? this.cities(happening.cityKey) : null,
        draftId: happening.draftKey ? this.drafts(happening.draftKey) : null,
        conveningId: happening.conveningKey
          ? this.convenings(happening.conveningKey)
          : null,
        details: happening.details ?? {},
        happenedAt: happening.instant,
      };
      const hash = activityHash(previousHash, row);
      const chained = { ...row, previousHash, hash };
      previousHash = hash;
      return chained;
    });
    await this.tx.activity.createMany({ data: rows });
  }

  private happened(
    type: ActivityType,
    at: string,
    actorKey: string,
    rest: Omit<Happening, "type" | "at" | "actorKey">,
  ): void {
    this.happenings.push({ type, at, actorKey, ...rest });
  }

  private cityLabel(key: string): string {
    const city = CITIES.find((candidate) => candidate.key === key);
    return city ? `${city.name}, ${city.state}` : key.replace(CITY_SLUG, " ");
  }
}

/** A lookup that gives each key of the list an id of its own and refuses keys not in it. */
function ids(rows: readonly { key: string }[]): (key: string) => string {
  const byKey = new Map(rows.map((row) => [row.key, randomUUID() as string]));
  return (key) => byKey.get(key) ?? fail(`Nothing in the demo has the key ${key}`);
}

function fail(message: string): never {
  throw new Error(message);
}

/** Grants and leads in one list; a lead without a grant may steward. */
function grantRows(
  grants: readonly { personKey: string; right: Right }[],
  leads: readonly string[],
) {
  const rows = grants.map((grant) => ({
    ...grant,
    isLead: leads.includes(grant.personKey),
  }));
  const missing = leads.filter((lead) => !rows.some((row) => row.personKey === lead));
  return [
    ...rows,
    ...missing.map((personKey) => ({
      personKey,
      right: "steward" as const,
      isLead: true,
    })),
  ];
}

/** Eight in the evening, Central Daylight Time, of a calendar date. */
function evening(date: string): Date {
  return new Date(`${date}T20:00:00-05:00`);
}

function instantOf(at: string): Date {
  return at.length === 10 ? evening(at) : new Date(at);
}

function weeksBefore(date: string, weeks: number): string {
  const day = databaseDate(date);
  day.setUTCDate(day.getUTCDate() - weeks * 7);
  return day.toISOString().slice(0, 10);
}

/** Minutes after midnight of "08:30". */
function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
