import { describe, expect, test } from "vitest";
import { isCalendarDate } from "#app/domain/calendar-date.ts";
import { reaches, widest } from "#app/domain/rights.ts";
import { STAGES, stageOf } from "#app/domain/stage.ts";
import { CAMPAIGNS, ISSUE_AREAS } from "./campaigns.ts";
import { CITIES } from "./cities.ts";
import { CONVENINGS } from "./convenings.ts";
import { DRAFT_COMMENTS, DRAFTS } from "./drafts/drafts.ts";
import { PEOPLE } from "./people.ts";
import type {
  SeedAgendaItem,
  SeedBlock,
  SeedCampaign,
  SeedDraft,
  SeedFlatBlock,
  SeedInline,
  SeedReply,
} from "./seed-types.ts";
import { ACTIONS, CITY_STATUSES } from "./status.ts";

const items = CONVENINGS.flatMap((convening) => convening.items);

describe("the demo network is large enough to be believed", () => {
  test("cities, people, campaigns, actions, drafts and items meet the minimums", () => {
    expect(CITIES.length).toBeGreaterThanOrEqual(14);
    expect(new Set(CITIES.map((city) => city.state)).size).toBeGreaterThanOrEqual(8);
    expect(PEOPLE.length).toBeGreaterThanOrEqual(28);
    expect(ISSUE_AREAS).toHaveLength(4);
    expect(CAMPAIGNS.length).toBeGreaterThanOrEqual(7);
    expect(ACTIONS.length).toBeGreaterThanOrEqual(80);
    expect(DRAFTS.length).toBeGreaterThanOrEqual(5);
    expect(DRAFT_COMMENTS.length).toBeGreaterThanOrEqual(12);
    expect(CONVENINGS.length).toBeGreaterThanOrEqual(3);
  });

  test("the model ordinance has at least 45 numbered provisions of five levels", () => {
    const ordinance = DRAFTS.find((draft) => draft.kind === "modelOrdinance");
    const levels = blocksOf(ordinance).flatMap((block) =>
      block.type === "provision" ? block.level : [],
    );
    expect(levels.length).toBeGreaterThanOrEqual(45);
    expect(new Set(levels).size).toBe(5);
  });

  test("the Austin agenda has 24 items, 12 comments and rooms side by side", () => {
    const austin = items.filter((item) => item.on.startsWith("2017-07"));
    expect(austin.length).toBeGreaterThanOrEqual(24);
    expect(austin.flatMap((item) => item.comments).length).toBeGreaterThanOrEqual(12);
    const parallel = austin.filter((item) => item.parallelWithPrevious);
    expect(parallel.length).toBeGreaterThanOrEqual(4);
    expect(parallel.every((item) => item.room)).toBe(true);
  });

  test("officials of at least twelve cities take part", () => {
    const offices = PEOPLE.filter((p) => p.kind === "official").flatMap((p) => p.offices);
    expect(new Set(offices.map((o) => o.cityKey)).size).toBeGreaterThanOrEqual(12);
  });

  test("somebody is of every kind, and somebody has held two offices", () => {
    const kinds = new Set(PEOPLE.map((person) => person.kind));
    expect(kinds.size).toBe(7);
    expect(PEOPLE.some((person) => person.offices.length > 1)).toBe(true);
  });

  test("every stage of the scale occurs", () => {
    const stages = CITY_STATUSES.map((status) => {
      const log = ACTIONS.filter(
        (a) => a.campaignKey === status.campaignKey && a.cityKey === status.cityKey,
      ).map((action, sequence) => ({ ...action, sequence }));
      return stageOf(log, status.force, "2018-12-31");
    });
    expect(new Set(stages)).toEqual(new Set(STAGES));
  });
});

describe("every name leads somewhere", () => {
  test.each([
    ["cities", CITIES],
    ["people", PEOPLE],
    ["issue areas", ISSUE_AREAS],
    ["campaigns", CAMPAIGNS],
    ["drafts", DRAFTS],
    ["convenings", CONVENINGS],
    ["agenda items", items],
  ])("keys of %s are unique", (_, rows) => {
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  });

  test("people named anywhere exist", () => {
    const named = [
      ...CAMPAIGNS.flatMap((c) => [...c.leadKeys, ...c.memberGrants.map(grantee)]),
      ...ACTIONS.map((action) => action.enteredByKey),
      ...DRAFTS.flatMap((draft) => [draft.startedByKey, ...draft.grants.map(grantee)]),
      ...DRAFT_COMMENTS.flatMap((comment) => authors(comment)),
      ...DRAFT_COMMENTS.flatMap((comment) => comment.resolvedByKey ?? []),
      ...CONVENINGS.map((convening) => convening.calledByKey),
      ...items.flatMap((item) => item.presenterKeys),
      ...items.flatMap((item) => item.comments.flatMap(authors)),
    ];
    expect(strangers(named, PEOPLE)).toEqual([]);
  });

  test("cities, campaigns, issue areas and drafts named anywhere exist", () => {
    const cities = [
      ...CAMPAIGNS.flatMap((campaign) => campaign.cityKeys),
      ...PEOPLE.flatMap((person) => person.offices.map((office) => office.cityKey)),
      ...CONVENINGS.map((convening) => convening.cityKey),
    ];
    expect(strangers(cities, CITIES)).toEqual([]);
    const campaigns = [
      ...DRAFTS.map((draft) => draft.campaignKey),
      ...CONVENINGS.flatMap((convening) => convening.campaignKey ?? []),
    ];
    expect(strangers(campaigns, CAMPAIGNS)).toEqual([]);
    const areas = [
      ...CAMPAIGNS.map((campaign) => campaign.issueAreaKey),
      ...items.flatMap((item) => item.issueAreaKey ?? []),
    ];
    expect(strangers(areas, ISSUE_AREAS)).toEqual([]);
    const drafts = [
      ...DRAFT_COMMENTS.map((comment) => comment.draftKey),
      ...items.flatMap((item) => item.draftKey ?? []),
    ];
    expect(strangers(drafts, DRAFTS)).toEqual([]);
  });

  test("each campaign has one status for each of its cities, and no other", () => {
    const wanted = CAMPAIGNS.flatMap((campaign) =>
      campaign.cityKeys.map((cityKey) => `${campaign.key} ${cityKey}`),
    );
    const told = CITY_STATUSES.map((status) => `${status.campaignKey} ${status.cityKey}`);
    expect(told.toSorted()).toEqual(wanted.toSorted());
  });

  test.each(DRAFTS)("cross-references of $key lead to one of its blocks", (draft) => {
    const keys = blocksOf(draft).flatMap((block) => block.key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    const targets = blocksOf(draft)
      .flatMap((block) => block.content)
      .flatMap((part) =>
        typeof part === "object" && "crossReference" in part ? part.crossReference : [],
      );
    expect(targets.filter((target) => !keys.includes(target))).toEqual([]);
  });

  test("division ids have the form of Open Civic Data and occur once", () => {
    const form = /^ocd-division\/country:[a-z]{2}(\/[^\W\d]+:[\w.~-]+)*$/;
    expect(CITIES.filter((city) => !form.test(city.divisionId))).toEqual([]);
    expect(new Set(CITIES.map((city) => city.divisionId)).size).toBe(CITIES.length);
  });

  test("addresses are unique and receive no mail", () => {
    const emails = PEOPLE.map((person) => person.email);
    expect(new Set(emails).size).toBe(emails.length);
    expect(
      emails.filter((email) => !/^[a-z.-]+@[a-z-]+\.example\.org$/.test(email)),
    ).toEqual([]);
  });
});

describe("nobody does what they may not", () => {
  test.each(CAMPAIGNS)("those who entered actions in $key may edit there", (campaign) => {
    const writers = ACTIONS.filter((a) => a.campaignKey === campaign.key);
    const barred = writers
      .map((action) => action.enteredByKey)
      .filter((key) => !reaches(rightIn(campaign, key), "edit"));
    expect(barred).toEqual([]);
  });

  test("those who comment on an agenda may comment in its network or campaign", () => {
    const barred = CONVENINGS.flatMap((convening) => {
      const campaign = CAMPAIGNS.find((c) => c.key === convening.campaignKey);
      return convening.items
        .flatMap((item) => item.comments.flatMap(authors))
        .filter((key) => !reaches(rightIn(campaign, key), "comment"));
    });
    expect(barred).toEqual([]);
  });

  test("those who comment on a draft may comment there", () => {
    const barred = DRAFT_COMMENTS.flatMap((comment) =>
      authors(comment).filter((key) => {
        const draft = DRAFTS.find((candidate) => candidate.key === comment.draftKey);
        return !draft || !reaches(rightOn(draft, key), "comment");
      }),
    );
    expect(barred).toEqual([]);
  });
});

describe("texts carry no numbers of their own", () => {
  const label =
    /^\s*(\(?([a-z]|[0-9]{1,3}|[ivx]{1,4}|[a-z]{2})[.)]\s|sec(tion|\.)\s+\d|§|part\s+\d|whereas\b)/i;
  const typedReference = /\b(sub)?(section|paragraph|clause)s?\s+(\d|\([a-z0-9]+\))/i;

  test.each(DRAFTS)("no block of $key begins with a label", (draft) => {
    expect(
      blocksOf(draft)
        .map(wordsOf)
        .filter((words) => label.test(words)),
    ).toEqual([]);
  });

  test.each(DRAFTS)("no block of $key types a cross-reference", (draft) => {
    const typed = blocksOf(draft)
      .map(wordsOf)
      .filter((w) => typedReference.test(w));
    expect(typed).toEqual([]);
  });

  test.each(DRAFTS)("no block of $key is empty, and levels fit their kind", (draft) => {
    const deepest = {
      provision: 6,
      definition: 6,
      paragraph: 6,
      heading: 3,
      listItem: 3,
    };
    for (const block of blocksOf(draft)) {
      expect(block.content.length).toBeGreaterThan(0);
      if (!("level" in block)) continue;
      expect(block.level).toBeLessThanOrEqual(deepest[block.type]);
      expect(block.level).toBeGreaterThanOrEqual(block.type === "paragraph" ? 0 : 1);
    }
  });

  test.each(DRAFT_COMMENTS)("the words “$quote” stand in $blockKey", (comment) => {
    const draft = DRAFTS.find((candidate) => candidate.key === comment.draftKey);
    const block = blocksOf(draft).find((candidate) => candidate.key === comment.blockKey);
    expect(block && wordsOf(block)).toContain(comment.quote);
  });
});

describe("time runs one way", () => {
  test("actions happened from 2016 to 2018, next steps lie at or after them", () => {
    const late = ACTIONS.filter(
      ({ happenedOn, nextStep, nextStepOn }) =>
        !isCalendarDate(happenedOn) ||
        happenedOn < "2016-01-01" ||
        happenedOn > "2018-12-31" ||
        (nextStepOn !== null &&
          (!isCalendarDate(nextStepOn) ||
            nextStepOn < happenedOn ||
            nextStepOn > "2019-12-31")) ||
        (nextStep === null) !== (nextStepOn === null),
    );
    expect(late).toEqual([]);
  });

  test("some actions were entered out of order", () => {
    const outOfOrder = ACTIONS.filter((action, index) => {
      const before = ACTIONS[index - 1];
      return (
        before?.campaignKey === action.campaignKey &&
        before.cityKey === action.cityKey &&
        before.happenedOn > action.happenedOn
      );
    });
    expect(outOfOrder.length).toBeGreaterThanOrEqual(5);
  });

  test("comments follow the draft, and replies follow the comment", () => {
    for (const comment of DRAFT_COMMENTS) {
      const draft = DRAFTS.find((candidate) => candidate.key === comment.draftKey);
      expect(inTurn([draft?.createdAt ?? "", ...instants(comment)])).toBe(true);
    }
    for (const comment of items.flatMap((item) => item.comments)) {
      expect(inTurn(instants(comment))).toBe(true);
    }
  });

  test("offices end after they begin, and campaigns are archived after they start", () => {
    for (const { startsOn, endsOn } of PEOPLE.flatMap((person) => person.offices)) {
      expect(isCalendarDate(startsOn)).toBe(true);
      if (endsOn) expect(endsOn > startsOn).toBe(true);
    }
    for (const { startsOn, archivedOn } of CAMPAIGNS) {
      expect(isCalendarDate(startsOn)).toBe(true);
      if (archivedOn) expect(archivedOn > startsOn).toBe(true);
    }
  });

  test("no agenda opens a draft that was not yet begun", () => {
    const early = items.filter((item) => {
      const draft = DRAFTS.find((candidate) => candidate.key === item.draftKey);
      return draft && draft.createdAt.slice(0, 10) > item.on;
    });
    expect(early).toEqual([]);
  });

  test.each(CONVENINGS)(
    "items of $key fall on its days, the first of a day alone",
    (c) => {
      const days = c.days.map((day) => day.on);
      expect(c.items.filter((item) => !days.includes(item.on))).toEqual([]);
      for (const on of days) {
        const first = c.items.find((item) => item.on === on);
        expect(first?.parallelWithPrevious).toBe(false);
      }
    },
  );

  test("Austin fits its days; the campaign call is planned five minutes too long", () => {
    const spare = CONVENINGS.flatMap((convening) =>
      convening.days.map((day) => ({
        key: `${convening.key} ${day.on}`,
        minutes:
          minuteOf(day.closesAt) -
          minuteOf(day.opensAt) -
          plannedMinutes(convening.items.filter((item) => item.on === day.on)),
      })),
    );
    expect(spare.filter((day) => day.minutes < 0)).toEqual([
      { key: "freedom-city-call 2018-11-15", minutes: -5 },
    ]);
  });
});

function blocksOf(draft: SeedDraft | undefined): SeedFlatBlock[] {
  return (draft?.blocks ?? []).flatMap((block: SeedBlock) =>
    block.type === "quotedCode" ? block.blocks : [block],
  );
}

/** The words of a block as a reader sees them, with a sign for what is computed. */
function wordsOf(block: SeedFlatBlock): string {
  return block.content.map(words).join("");
}

function words(part: SeedInline): string {
  if (typeof part === "string") return part;
  return "text" in part ? part.text : "\u0000";
}

function grantee(grant: { personKey: string }): string {
  return grant.personKey;
}

function authors(comment: { authorKey: string; replies: SeedReply[] }): string[] {
  return [comment.authorKey, ...comment.replies.map((reply) => reply.authorKey)];
}

function instants(comment: { postedAt: string; replies: SeedReply[] }): string[] {
  return [comment.postedAt, ...comment.replies.map((reply) => reply.postedAt)];
}

function strangers(keys: string[], rows: { key: string }[]): string[] {
  const known = new Set(rows.map((row) => row.key));
  return keys.filter((key) => !known.has(key));
}

function rightIn(campaign: SeedCampaign | undefined, personKey: string) {
  return widest([
    PEOPLE.find((person) => person.key === personKey)?.networkRight,
    ...(campaign?.memberGrants ?? [])
      .filter((grant) => grant.personKey === personKey)
      .map((grant) => grant.right),
  ]);
}

function rightOn(draft: SeedDraft, personKey: string) {
  const campaign = CAMPAIGNS.find((candidate) => candidate.key === draft.campaignKey);
  return widest([
    rightIn(campaign, personKey),
    ...draft.grants
      .filter((grant) => grant.personKey === personKey)
      .map((grant) => grant.right),
  ]);
}

function inTurn(moments: string[]): boolean {
  const times = moments.map((moment) => new Date(moment).getTime());
  return times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0));
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** Items side by side take as long as the longest of them. */
function plannedMinutes(day: SeedAgendaItem[]): number {
  const slots: number[] = [];
  for (const item of day) {
    const last = slots.length - 1;
    if (item.parallelWithPrevious && last >= 0) {
      slots[last] = Math.max(slots[last] ?? 0, item.minutes);
    } else {
      slots.push(item.minutes);
    }
  }
  return slots.reduce((sum, minutes) => sum + minutes, 0);
}
