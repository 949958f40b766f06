import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readStatusFilter, statusQuery } from "#app/features/campaigns/status-filter.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { getPresentedStatus } from "#app/features/status/presented-status.server.ts";
import { PresentedStatus } from "#app/features/status/presented-status.tsx";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignStatusPath, idParam } from "#app/paths.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Campaign"} · Translocal` },
];

/** Outside the frame of the workspace: a wall shows the answer and nothing else. */
export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const filter = readStatusFilter(new URL(args.request.url).searchParams);
    return { campaignId, filter, ...(await getPresentedStatus(ctx, campaignId, filter)) };
  });
}

export default function Present() {
  const asked = useLoaderData<typeof loader>();
  useLive([`campaign:${asked.campaignId}`]);
  const leavePath = campaignStatusPath(asked.campaignId) + statusQuery(asked.filter);
  return <PresentedStatus {...asked} leavePath={leavePath} />;
}
