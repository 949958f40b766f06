import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { countOf } from "#app/domain/headline.ts";
import { CampaignList } from "#app/features/campaigns/campaign-list.tsx";
import { listCampaigns } from "#app/features/campaigns/campaign-queries.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignsPath, newCampaignPath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Campaigns · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const asked = new URL(args.request.url).searchParams;
    const withArchived = asked.get("archived") === "on";
    return { ...(await listCampaigns(ctx, { withArchived })), withArchived };
  });
}

export default function Campaigns() {
  const { areas, archivedCount, mayOpen, withArchived } = useLoaderData<typeof loader>();
  useLive(["network"]);
  const open = mayOpen && (
    <ButtonLink to={newCampaignPath()} variant="primary" icon={Plus}>
      Open a campaign
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader
        title="Campaigns"
        lead="What cities set out to reach together, by issue area."
        actions={areas.length > 0 && open}
      />
      {areas.length > 0 ? (
        <CampaignList areas={areas} />
      ) : (
        <Empty
          title="No campaign is open"
          example={
            <p>
              <strong>Freedom City.</strong> Every city decides by ordinance which arrests
              its police need not make, and counts the ones they do.
            </p>
          }
          action={open}
        >
          A campaign is a goal that several cities pursue at once, each through its own
          council. It holds their dated status, the drafts they share and the agendas of
          their meetings.
        </Empty>
      )}
      {archivedCount > 0 && (
        <p>
          {withArchived ? (
            <Link to={campaignsPath()} preventScrollReset>
              Hide archived campaigns
            </Link>
          ) : (
            <Link to={`${campaignsPath()}?archived=on`} preventScrollReset>
              Show {countOf(archivedCount, "archived campaign", "archived campaigns")} too
            </Link>
          )}
        </p>
      )}
    </Page>
  );
}
