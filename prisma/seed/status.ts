/**
 * Every city's way through every campaign, flattened for the loader: where its measure stands
 * in law, and its dated actions in the order in which they were entered (which is not always
 * the order in which they happened).
 */
import { FAIR_CHANCE_PATHS, FAIR_WORKWEEK_PATHS } from "./paths-fair-work.ts";
import { FREEDOM_CITY_PATHS } from "./paths-freedom-city.ts";
import { FAIR_FARES_PATHS, LEAD_PIPES_PATHS } from "./paths-infrastructure.ts";
import { MUNICIPAL_ID_PATHS } from "./paths-municipal-id.ts";
import { PAID_SICK_TIME_PATHS } from "./paths-paid-sick-time.ts";
import { SB4_RESPONSE_PATHS } from "./paths-sb4-response.ts";
import { SURVEILLANCE_PATHS } from "./paths-surveillance.ts";
import type { SeedAction, SeedCityStatus, SeedPath } from "./seed-types.ts";

const paths: SeedPath[] = [
  ...SB4_RESPONSE_PATHS,
  ...FREEDOM_CITY_PATHS,
  ...MUNICIPAL_ID_PATHS,
  ...SURVEILLANCE_PATHS,
  ...LEAD_PIPES_PATHS,
  ...FAIR_FARES_PATHS,
  ...PAID_SICK_TIME_PATHS,
  ...FAIR_WORKWEEK_PATHS,
  ...FAIR_CHANCE_PATHS,
];

export const CITY_STATUSES: SeedCityStatus[] = paths.map(
  ({ actions: _, ...status }) => status,
);

export const ACTIONS: SeedAction[] = paths.flatMap(({ campaignKey, cityKey, actions }) =>
  actions.map((action) => ({
    campaignKey,
    cityKey,
    happenedOn: action.happenedOn,
    bodyName: action.bodyName,
    description: action.description,
    classification: action.classification ?? null,
    sourceUrl: action.sourceUrl ?? null,
    nextStep: action.nextStep ?? null,
    nextStepOn: action.nextStepOn ?? null,
    enteredByKey: action.enteredByKey,
  })),
);
