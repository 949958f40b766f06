import type { useMatches } from "@remix-run/react";

const FRAME = "routes/_workspace.campaigns.$campaignId";

/** The title of the campaign whose frame is around a page, for the page's own title. */
export function campaignTitleIn(
  matches: readonly Pick<ReturnType<typeof useMatches>[number], "id" | "data">[],
): string {
  const data = matches.find((match) => match.id === FRAME)?.data;
  const campaign =
    data && typeof data === "object" && "campaign" in data ? data.campaign : null;
  return campaign && typeof campaign === "object" && "title" in campaign
    ? String(campaign.title)
    : "Campaign";
}
