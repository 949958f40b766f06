import type { Force } from "#app/domain/force.ts";
import type { PathAction } from "#app/domain/next-step.ts";
import type { Stage } from "#app/domain/stage.ts";

/** Where one city stands in one campaign it takes part in. */
export interface Standing {
  campaignCityId: string;
  cityId: string;
  measureTitle: string;
  force: Force;
  forceNote: string;
  stage: Stage;
  /** The latest action that has happened, and the first that is still to come. */
  lastActionId: string | null;
  lastOn: string | null;
  comingActionId: string | null;
}

/** An action with its words, as a table cell or a card shows it. */
export interface ToldAction extends PathAction {
  bodyName: string;
}

/** What a city did last and what its log holds for later. */
export interface ToldPath {
  last: ToldAction | null;
  coming: ToldAction | null;
}
