/** The texts of the demo network and what was said in their margins. */
import type { SeedDraft, SeedDraftComment } from "#prisma/seed/seed-types.ts";
import { FREEDOM_CITY_COMMENTS } from "./freedom-city-comments.ts";
import { FREEDOM_CITY_ORDINANCE } from "./freedom-city-ordinance.ts";
import { SB4_COMMENTS } from "./sb4-comments.ts";
import { SB4_RESOLUTION } from "./sb4-resolution.ts";
import { SB4_RESPONSE_PLAN } from "./sb4-response-plan.ts";
import { SB4_SIGN_ON } from "./sb4-sign-on.ts";
import { SURVEILLANCE_BRIEF } from "./surveillance-brief.ts";

export const DRAFTS: SeedDraft[] = [
  FREEDOM_CITY_ORDINANCE,
  SB4_RESOLUTION,
  SB4_RESPONSE_PLAN,
  SB4_SIGN_ON,
  SURVEILLANCE_BRIEF,
];

export const DRAFT_COMMENTS: SeedDraftComment[] = [
  ...FREEDOM_CITY_COMMENTS,
  ...SB4_COMMENTS,
];
