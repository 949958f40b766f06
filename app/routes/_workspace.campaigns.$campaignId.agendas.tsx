import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { campaignTitleIn } from "#app/features/campaigns/campaign-title.ts";
import { ConveningList } from "#app/features/convenings/convening-list.tsx";
import {
  listConveningsOf,
  mayOnNetwork,
} from "#app/features/convenings/convening-queries.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam, newConveningPath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction = ({ matches }) => [
  { title: `Agendas · ${campaignTitleIn(matches)} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    return {
      convenings: await listConveningsOf(ctx, { campaignId }),
      mayCall: await mayOnNetwork(ctx, "convening.call"),
    };
  });
}

export default function CampaignAgendas() {
  const { convenings, mayCall } = useLoaderData<typeof loader>();
  const call = mayCall && (
    <ButtonLink to={newConveningPath()} icon={Plus} size="small">
      Call a convening
    </ButtonLink>
  );
  if (convenings.length === 0) {
    return (
      <Empty
        title="No convening of this campaign"
        example={
          <p>
            <strong>Campaign call</strong> · 60 minutes · each city in three minutes, then
            the model's open questions
          </p>
        }
        action={call}
      >
        A convening called for this campaign has its agenda here: timed items that
        everybody with a right on the campaign may comment on.
      </Empty>
    );
  }
  return (
    <Section title="Agendas" count={convenings.length} actions={call}>
      <ConveningList convenings={convenings} isCampaignHidden />
    </Section>
  );
}
