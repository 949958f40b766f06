import { FORCES, type Force } from "#app/domain/force.ts";
import { STAGES, type Stage } from "#app/domain/stage.ts";

/** The orders a status table can be read in. */
export const STATUS_SORTS = ["city", "stage", "last", "next"] as const;
export type StatusSort = (typeof STATUS_SORTS)[number];

/** What the filter bar asks for; it travels in the address, so that it can be sent on. */
export interface StatusFilter {
  view: "table" | "board";
  stage: Stage | null;
  force: Force | null;
  /** Two letters, "WA". */
  state: string | null;
  /** Part of a city's name or of the measure's title. */
  search: string;
  sort: StatusSort;
}

function oneOf<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((item) => item === value) ?? null;
}

/** The filter in an address. What is not understood is left out, never refused. */
export function readStatusFilter(params: URLSearchParams): StatusFilter {
  const state = (params.get("state") ?? "").toUpperCase();
  return {
    view: params.get("view") === "board" ? "board" : "table",
    stage: oneOf(STAGES, params.get("stage")),
    force: oneOf(FORCES, params.get("force")),
    state: /^[A-Z]{2}$/.test(state) ? state : null,
    search: (params.get("q") ?? "").trim().slice(0, 80),
    sort: oneOf(STATUS_SORTS, params.get("sort")) ?? "city",
  };
}

/** The part of an address after the path, "?view=board&stage=hearing", or nothing. */
export function statusQuery(filter: StatusFilter): string {
  const params = new URLSearchParams();
  if (filter.view === "board") params.set("view", "board");
  if (filter.search) params.set("q", filter.search);
  if (filter.stage) params.set("stage", filter.stage);
  if (filter.force) params.set("force", filter.force);
  if (filter.state) params.set("state", filter.state);
  if (filter.sort !== "city") params.set("sort", filter.sort);
  const query = params.toString();
  return query && `?${query}`;
}

/** True when some city may be hidden by the filter. */
export function isFiltering(filter: StatusFilter): boolean {
  return Boolean(filter.stage || filter.force || filter.state || filter.search);
}
