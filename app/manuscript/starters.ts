import type { DraftKind } from "#app/domain/draft.ts";
import type { ManuscriptJson } from "./manuscript-json.ts";
import { notes, policyBrief, talkingPoints } from "./starters/briefs.ts";
import { modelOrdinance } from "./starters/model-ordinance.ts";
import { resolution } from "./starters/resolution.ts";
import { responsePlan } from "./starters/response-plan.ts";
import { signOnStatement } from "./starters/sign-on-statement.ts";

const starters: Record<DraftKind, () => ManuscriptJson> = {
  modelOrdinance,
  resolution,
  responsePlan,
  signOnStatement,
  policyBrief,
  talkingPoints,
  notes,
};

/**
 * The text a new draft of this kind begins with: its usual parts, in order, with blanks where
 * somebody must say what only they know. Ids in it serve its own references; give every new
 * draft its own with `withFreshIds`.
 */
export function starterFor(kind: DraftKind): ManuscriptJson {
  return starters[kind]();
}
