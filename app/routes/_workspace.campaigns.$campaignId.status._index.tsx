import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteLoaderData, useSearchParams } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { countOf } from "#app/domain/headline.ts";
import { campaignTitleIn } from "#app/features/campaigns/campaign-title.ts";
import { StatusBar } from "#app/features/campaigns/status-bar.tsx";
import { readStatusFilter } from "#app/features/campaigns/status-filter.ts";
import { getFacedStatus } from "#app/features/status/status-face.server.ts";
import { StatusFace } from "#app/features/status/status-face.tsx";
import { StatusTools } from "#app/features/status/status-tools.tsx";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignCitiesPath, idParam } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader as frameLoader } from "./_workspace.campaigns.$campaignId.tsx";

export const meta: MetaFunction = ({ matches }) => [
  { title: `Status · ${campaignTitleIn(matches)} · Translocal` },
];

export const handle = { isWide: true };

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const filter = readStatusFilter(new URL(args.request.url).searchParams);
    return { campaignId, filter, ...(await getFacedStatus(ctx, campaignId, filter)) };
  });
}

export default function Status() {
  const asked = useLoaderData<typeof loader>();
  const { campaignId, filter, status } = asked;
  const frame = useRouteLoaderData<typeof frameLoader>(
    "routes/_workspace.campaigns.$campaignId",
  );
  const [params] = useSearchParams();
  const imported = /^\d{1,6}$/.exec(params.get("imported") ?? "")?.[0];
  const add = frame?.campaign.may.addCity && (
    <ButtonLink to={campaignCitiesPath(campaignId)} icon={Plus} size="small">
      Add a city
    </ButtonLink>
  );
  if (status.total === 0) {
    return (
      <Empty
        title="No city has joined yet"
        example={
          <p>
            <strong>Austin, TX</strong> · Passed · “Resolution adopted, 10-1” · City
            Council, June 14, 2018
          </p>
        }
        action={add}
      >
        Each city that joins gets a dated log of what its council did. Where it stands is
        read off that log; nobody has to keep a status up to date.
      </Empty>
    );
  }
  return (
    <Section
      title="Where every city stands"
      actions={
        <>
          <StatusTools
            campaignId={campaignId}
            filter={filter}
            mayRecord={status.mayRecord}
          />
          {add}
        </>
      }
    >
      {imported && (
        <Notice tone="success" isLive>
          {countOf(Number(imported), "action", "actions")} recorded from the table.
        </Notice>
      )}
      <StatusBar
        campaignId={campaignId}
        filter={filter}
        counts={status.counts}
        states={status.states}
        shown={asked.shown}
        total={status.total}
      />
      <StatusFace {...asked} />
    </Section>
  );
}
