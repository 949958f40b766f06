import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/domain/refusal.ts";
import { readStatusFilter } from "#app/features/campaigns/status-filter.ts";
import { tellStatus } from "#app/features/status/status-api.server.ts";
import { withBearerKey } from "#app/http/reading-key.server.ts";
import { isId } from "#app/paths.ts";

/** Where every city stands, narrowed by the page's own parameters: "?state=TX&stage=passed". */
export function loader(args: LoaderFunctionArgs) {
  return withBearerKey(args, async (ctx) => {
    const { campaignId } = args.params;
    if (!isId(campaignId)) throw notFound();
    const filter = readStatusFilter(new URL(args.request.url).searchParams);
    return tellStatus(ctx, campaignId, filter);
  });
}
