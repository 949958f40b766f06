import type { DraftIdentity } from "#app/manuscript/akn/identification.ts";

/** Which draft a file is of, where it does not matter. */
export const someDraft: DraftIdentity = {
  draftId: "0192f0c1-5f7e-7cc0-8a55-3d1e5b7a9c10",
  kind: "modelOrdinance",
  author: "A network of cities & towns",
  begunOn: "2017-07-01",
  versionOn: "2017-07-08",
};
