import { type CalendarDate, isCalendarDate } from "#app/domain/calendar-date.ts";
import { FORCES, type Force } from "#app/domain/force.ts";
import { STAGES, type Stage } from "#app/domain/stage.ts";

/** The orders a status table can be read in. */
export const STATUS_SORTS = ["city", "stage", "last", "next"] as const;
export type StatusSort = (typeof STATUS_SORTS)[number];

/** The faces of the one question where every city stands. */
export const STATUS_VIEWS = [
  "table",
  "board",
  "map",
  "chart",
  "calendar",
  "changes",
] as const;
export type StatusView = (typeof STATUS_VIEWS)[number];

/** What the lines of the table stand together by. */
export const STATUS_GROUPS = ["state", "stage", "force"] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

/** What the filter bar asks for; it travels in the address, so that it can be sent on. */
export interface StatusFilter {
  view: StatusView;
  stage: Stage | null;
  force: Force | null;
  /** Two letters, "WA". */
  state: string | null;
  /** Part of a city's name or of the measure's title. */
  search: string;
  sort: StatusSort;
  /** Null: one list. */
  group: StatusGroup | null;
  /** The day from which on changes are told; null for 30 days ago. */
  since: CalendarDate | null;
}

/** Every city, as a table. */
export const EVERY_CITY: StatusFilter = {
  view: "table",
  stage: null,
  force: null,
  state: null,
  search: "",
  sort: "city",
  group: null,
  since: null,
};

function oneOf<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((item) => item === value) ?? null;
}

/** The filter in an address. What is not understood is left out, never refused. */
export function readStatusFilter(params: URLSearchParams): StatusFilter {
  const since = params.get("since") ?? "";
  const state = (params.get("state") ?? "").toUpperCase();
  return {
    view: oneOf(STATUS_VIEWS, params.get("view")) ?? "table",
    stage: oneOf(STAGES, params.get("stage")),
    force: oneOf(FORCES, params.get("force")),
    state: /^[A-Z]{2}$/.test(state) ? state : null,
    search: (params.get("q") ?? "").trim().slice(0, 80),
    sort: oneOf(STATUS_SORTS, params.get("sort")) ?? "city",
    group: oneOf(STATUS_GROUPS, params.get("group")),
    since: isCalendarDate(since) ? since : null,
  };
}

/** The part of an address after the path, "?view=board&stage=hearing", or nothing. */
export function statusQuery(filter: StatusFilter): string {
  const params = new URLSearchParams();
  if (filter.view !== "table") params.set("view", filter.view);
  if (filter.search) params.set("q", filter.search);
  if (filter.stage) params.set("stage", filter.stage);
  if (filter.force) params.set("force", filter.force);
  if (filter.state) params.set("state", filter.state);
  if (filter.sort !== "city") params.set("sort", filter.sort);
  if (filter.group) params.set("group", filter.group);
  if (filter.since) params.set("since", filter.since);
  const query = params.toString();
  return query && `?${query}`;
}

/** True when some city may be hidden by the filter. */
export function isFiltering(filter: StatusFilter): boolean {
  return Boolean(filter.stage || filter.force || filter.state || filter.search);
}
