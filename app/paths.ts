/**
 * Every URL of the product is built here, and every URL parameter is parsed here. An id in
 * another shape is as unknown as one that does not exist: both are "not found".
 */
import { isCalendarDate } from "#app/domain/calendar-date.ts";
import { notFound } from "#app/domain/refusal.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for the shape of our ids (lower-case UUID). */
export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

/** The id in a route's parameters. Refuses "notFound" when it has not the shape of an id. */
export function idParam(
  params: Readonly<Record<string, string | undefined>>,
  name: string,
): string {
  const value = params[name];
  if (!isId(value)) throw notFound();
  return value;
}

/** The secret of a link in a route's parameters. Refuses "notFound" in any other shape. */
export function tokenParam(params: Readonly<Record<string, string | undefined>>): string {
  const value = params.token;
  if (!value || !/^[\w-]{43}$/.test(value)) throw notFound();
  return value;
}

export const homePath = () => "/";
export const signInPath = (returnTo?: string) =>
  returnTo ? `/sign-in?to=${encodeURIComponent(returnTo)}` : "/sign-in";
export const signOutPath = () => "/sign-out";
export const themePath = () => "/theme";
export const demoSignInPath = (returnTo?: string) =>
  returnTo ? `/demo?to=${encodeURIComponent(returnTo)}` : "/demo";
export const invitationPath = (token: string) => `/invitations/${token}`;
export const signInLinkPath = (token: string) => `/sign-in/link/${token}`;
export const setUpPath = (token: string) => `/set-up/${token}`;

export const campaignsPath = () => "/campaigns";
export const newCampaignPath = () => "/campaigns/new";
export const campaignPath = (campaignId: string) => `/campaigns/${campaignId}`;
export const campaignStatusPath = (campaignId: string, view?: "table" | "board") =>
  `/campaigns/${campaignId}/status${view === "board" ? "?view=board" : ""}`;
/** Where a table of actions is sent. The guard knows its shape too: tables are larger than forms. */
export const campaignImportPath = (campaignId: string) =>
  `/campaigns/${campaignId}/import`;
/** What would be recorded of a table that was sent; `query` says which column holds what. */
export const campaignSheetPath = (campaignId: string, sheetId: string, query = "") =>
  `/campaigns/${campaignId}/import/${sheetId}${query}`;
/** True for the path of `campaignImportPath`, whatever the campaign. */
export const isCampaignImportPath = (path: string) =>
  /^\/campaigns\/[0-9a-f-]{36}\/import$/.test(path);
/** Where every city stands, alone and large, for the wall of a meeting; `query` is the filter's. */
export const presentStatusPath = (campaignId: string, query = "") =>
  `/campaigns/${campaignId}/present${query}`;
/** Where every city stands as a file; `query` is the filter's, "?state=TX". */
export const statusFilePath = (campaignId: string, file: StatusFile, query = "") =>
  `/campaigns/${campaignId}/${file}${query}`;
/** The cities' stages, and their logs entry by entry. */
export const STATUS_FILES = [
  "status.csv",
  "status.json",
  "log.csv",
  "dates.ics",
] as const;
export type StatusFile = (typeof STATUS_FILES)[number];
/** Whose days a calendar reads: one's own, a campaign's or a city's. */
export type Feed =
  | { of: "mine" }
  | { of: "campaign"; id: string }
  | { of: "city"; id: string };
/** The address a calendar reads by itself; the token in it is a reading key's. */
export const feedPath = (token: string, feed: Feed) =>
  `/feeds/${token}/${feed.of === "mine" ? "mine" : `${feed.of}-${feed.id}`}.ics`;

/** The feed in a route's parameters. Refuses "notFound" in any other shape. */
export function feedParam(params: Readonly<Record<string, string | undefined>>): Feed {
  const [, mine, of, id] =
    /^(?:(mine)|(campaign|city)-([0-9a-f-]{36}))\.ics$/.exec(params.feed ?? "") ?? [];
  if (mine) return { of: "mine" };
  if (!isId(id)) throw notFound();
  return { of: of === "city" ? "city" : "campaign", id };
}

/** Where programs read campaigns, with a reading key. */
export const apiCampaignsPath = () => "/api/v1/campaigns";
export const apiCampaignPath = (campaignId: string) => `/api/v1/campaigns/${campaignId}`;
/** The outlines of the states, for the map. */
export const statesMapPath = () => "/map/states.svg";
export const campaignCityPath = (campaignId: string, campaignCityId: string) =>
  `/campaigns/${campaignId}/status/${campaignCityId}`;
/** A city's path with the form open that records an action, such as moves it to a stage. */
export const recordActionPath = (
  campaignId: string,
  campaignCityId: string,
  to?: string,
) =>
  `/campaigns/${campaignId}/status/${campaignCityId}?record=yes${to ? `&to=${to}` : ""}#record`;
/** The cities that may come into a campaign. */
export const campaignCitiesPath = (campaignId: string) =>
  `/campaigns/${campaignId}/cities`;
export const campaignDraftsPath = (campaignId: string) =>
  `/campaigns/${campaignId}/drafts`;
export const campaignAgendasPath = (campaignId: string) =>
  `/campaigns/${campaignId}/agendas`;
export const campaignPeoplePath = (campaignId: string) =>
  `/campaigns/${campaignId}/people`;
export const campaignEditPath = (campaignId: string) => `/campaigns/${campaignId}/edit`;

/** Every city's status over all campaigns. */
export const statusPath = () => "/status";

/** The parameter that names the city in whose style a draft is shown. */
export const VIEW_AS = "as";

/** That city's id, or null for nobody's style. Refuses "notFound" in any other shape. */
export function viewAsParam(url: string): string | null {
  const value = new URL(url).searchParams.get(VIEW_AS);
  if (value === null || value === "") return null;
  if (!isId(value)) throw notFound();
  return value;
}

export const draftsPath = () => "/drafts";
export const newDraftPath = (campaignId?: string) =>
  campaignId ? `/drafts/new?campaign=${campaignId}` : "/drafts/new";
/** Where a file is sent to become a draft. The guard knows it too: files are larger than forms. */
export const importPath = (campaignId?: string) =>
  campaignId ? `/drafts/import?campaign=${campaignId}` : "/drafts/import";
/** The same, saying that what was read before is gone. */
export const expiredImportPath = () => `${importPath()}?expired=yes`;
/** What was read of a file, page by page. */
export const importPreviewPath = (
  previewId: string,
  { page = 1, onlyUnsure = false }: { page?: number; onlyUnsure?: boolean } = {},
) => {
  const asked = new URLSearchParams();
  if (onlyUnsure) asked.set("show", "unsure");
  if (page > 1) asked.set("page", String(page));
  return `/drafts/import/${previewId}${asked.size > 0 ? `?${asked}` : ""}`;
};
export const draftPath = (draftId: string) => `/drafts/${draftId}`;
/** Whom a text can mention, by words of their name. */
export const mentionsPath = (q: string) => `/mentions?${new URLSearchParams({ q })}`;
/** Where a steward's decisions about suggestions are put on record (POST only). */
export const draftSuggestionsPath = (draftId: string) => `/drafts/${draftId}/suggestions`;
/** How far a draft is, and who was asked what they say to it. */
export const draftReviewPath = (draftId: string) => `/drafts/${draftId}/review`;
/** Where a screen that is left says what it has shown. */
export const draftVisitPath = (draftId: string) => `/drafts/${draftId}/visit`;
export const draftSettingsPath = (draftId: string) => `/drafts/${draftId}/settings`;
export const draftVersionsPath = (draftId: string, { onlyNamed = false } = {}) =>
  `/drafts/${draftId}/versions${onlyNamed ? "?show=named" : ""}`;
/** Whether only the versions with a name are asked for. */
export function namedOnlyParam(url: string): boolean {
  return new URL(url).searchParams.get("show") === "named";
}
/** The text of one version. */
export const draftVersionPath = (draftId: string, versionId: string) =>
  `/drafts/${draftId}/versions/${versionId}`;

/**
 * A text that can be compared, as an address says it: a version by its id, "now" for the draft's
 * text as it stands, "draft:<id>" for that of another draft.
 */
export type ComparedRef = "now" | `draft:${string}` | (string & {});

export interface CompareWish {
  from: ComparedRef;
  to: ComparedRef;
  /** Beside each other instead of in one text. */
  inColumns?: boolean;
  /** With all that did not change. */
  isWhole?: boolean;
}

const compareQuery = ({ from, to, inColumns, isWhole }: CompareWish) => {
  const asked = new URLSearchParams({ from, to });
  if (inColumns) asked.set("show", "columns");
  if (isWhole) asked.set("whole", "yes");
  return asked;
};
export const draftComparePath = (draftId: string, wish?: CompareWish) =>
  `/drafts/${draftId}/compare${wish ? `?${compareQuery(wish)}` : ""}`;
/** A comparison as a file, in a city's style if one is named. */
export const redlineExportPath = (
  draftId: string,
  format: "docx" | "pdf",
  { from, to }: CompareWish,
) => `/drafts/${draftId}/redline.${format}?${compareQuery({ from, to })}`;

/** The comparison an address asks for; null when it names no two texts. Refuses "notFound" for ids in another shape. */
export function compareParam(url: string): CompareWish | null {
  const asked = new URL(url).searchParams;
  const [from, to] = [asked.get("from"), asked.get("to")];
  if (!from || !to) return null;
  for (const ref of [from, to]) {
    if (ref !== "now" && !isId(ref.replace(/^draft:/, ""))) throw notFound();
  }
  return {
    from,
    to,
    inColumns: asked.get("show") === "columns",
    isWhole: asked.get("whole") === "yes",
  };
}

/** Deep link to a comment on words of a draft. */
export const draftCommentPath = (draftId: string, threadId: string) =>
  `/drafts/${draftId}?comment=${threadId}`;
export const draftCommentsPath = (draftId: string) => `/drafts/${draftId}/comments`;
export const draftExportPath = (
  draftId: string,
  format: "docx" | "pdf" | "html" | "md" | "txt" | "xml",
  asCityId?: string,
  lineNumbers = false,
) => {
  const asked = new URLSearchParams();
  if (asCityId) asked.set(VIEW_AS, asCityId);
  if (lineNumbers) asked.set(LINE_NUMBERS, "on");
  return `/drafts/${draftId}/export.${format}${asked.size > 0 ? `?${asked}` : ""}`;
};

/** The text with its suggestions as changes Word can accept and reject. */
export const suggestionsExportPath = (draftId: string, asCityId?: string) =>
  `/drafts/${draftId}/${SUGGESTIONS_FILE}${asCityId ? `?${VIEW_AS}=${asCityId}` : ""}`;
export const SUGGESTIONS_FILE = "suggestions.docx";

const LINE_NUMBERS = "lines";

/** Whether a file is asked for with a number before every line. */
export function lineNumbersParam(url: string): boolean {
  return new URL(url).searchParams.get(LINE_NUMBERS) === "on";
}

/** The one door for changes to comments (POST only). */
export const commentsPath = () => "/comments";
/** The door for changes to tasks (POST only). */
export const tasksPath = () => "/tasks";
/** Who can be given a task made of this comment. */
export const taskOwnersPath = (threadId: string) => `/tasks/owners/${threadId}`;

export const conveningsPath = () => "/convenings";
export const newConveningPath = (campaignId?: string) =>
  campaignId ? `/convenings/new?campaign=${campaignId}` : "/convenings/new";
export const conveningPath = (conveningId: string) => `/convenings/${conveningId}`;
export const conveningEditPath = (conveningId: string) =>
  `/convenings/${conveningId}/edit`;
export const agendaItemPath = (conveningId: string, itemId: string) =>
  `/convenings/${conveningId}/items/${itemId}`;
export const agendaItemEditPath = (conveningId: string, itemId: string) =>
  `/convenings/${conveningId}/items/${itemId}/edit`;
export const newAgendaItemPath = (conveningId: string, dayId?: string) =>
  `/convenings/${conveningId}/items/new${dayId ? `?day=${dayId}` : ""}`;
/** Deep link to a comment on an agenda item. */
export const agendaCommentPath = (
  conveningId: string,
  itemId: string,
  threadId: string,
) => `${agendaItemPath(conveningId, itemId)}#comment-${threadId}`;
/** The door for moving and removing items (POST only). */
export const agendaArrangePath = (conveningId: string) =>
  `/convenings/${conveningId}/arrange`;

/** Where a comment stands; what it was on, when it is gone. */
export function commentedPath(
  on: {
    draft: { id: string } | null;
    agendaItem: { id: string; conveningId: string } | null;
  },
  threadId: string | null,
): string {
  if (on.draft)
    return threadId ? draftCommentPath(on.draft.id, threadId) : draftPath(on.draft.id);
  if (!on.agendaItem) return homePath();
  const { id, conveningId } = on.agendaItem;
  return threadId
    ? agendaCommentPath(conveningId, id, threadId)
    : agendaItemPath(conveningId, id);
}

export const citiesPath = () => "/cities";
export const newCityPath = () => "/cities/new";
export const cityPath = (cityId: string) => `/cities/${cityId}`;
/** When an ordinance must move through its council; the day it shall be in force, the day it is filed. */
export const cityCalendarPath = (
  cityId: string,
  { by, filed }: { by?: string; filed?: string } = {},
) => {
  const asked = new URLSearchParams({
    ...(by ? { by } : {}),
    ...(filed ? { filed } : {}),
  });
  return `/cities/${cityId}/calendar${asked.size > 0 ? `?${asked}` : ""}`;
};
/** The days asked about; null where none, or no day of a calendar, is said. */
export function calendarParams(url: string): { by: string | null; filed: string | null } {
  const asked = new URL(url).searchParams;
  const day = (name: string) => {
    const value = asked.get(name) ?? "";
    return isCalendarDate(value) ? value : null;
  };
  return { by: day("by"), filed: day("filed") };
}
export const cityEditPath = (cityId: string) => `/cities/${cityId}/edit`;

export const peoplePath = () => "/people";
export const personPath = (personId: string) => `/people/${personId}`;
export const personEditPath = (personId: string) => `/people/${personId}/edit`;
/** With a place ("campaign:<id>"), the form opens with it chosen. */
export const invitePath = (place?: string) =>
  place ? `/people/invite?to=${encodeURIComponent(place)}` : "/people/invite";
export const settingsPath = () => "/settings";

export const activityPath = (before?: string) =>
  before ? `/activity?before=${before}` : "/activity";
