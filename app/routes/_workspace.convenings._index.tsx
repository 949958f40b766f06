import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { ConveningList } from "#app/features/convenings/convening-list.tsx";
import {
  listConvenings,
  mayOnNetwork,
} from "#app/features/convenings/convening-queries.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { newConveningPath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction = () => [{ title: "Agendas · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => ({
    convenings: await listConvenings(ctx),
    mayCall: await mayOnNetwork(ctx, "convening.call"),
  }));
}

export default function Convenings() {
  const { convenings, mayCall } = useLoaderData<typeof loader>();
  useLive(["network"]);
  const ahead = convenings.filter((convening) => !convening.isPast);
  const past = convenings.filter((convening) => convening.isPast);
  const call = (
    <ButtonLink to={newConveningPath()} variant="primary" icon={Plus}>
      Call a convening
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader
        title="Agendas"
        lead="Where the network meets, and what it works on there."
        actions={mayCall && convenings.length > 0 && call}
      />
      {convenings.length === 0 && (
        <Empty title="No convening has been called yet" action={mayCall && call}>
          A convening has days, and an agenda of timed items that everybody it is shared
          with may comment on: an annual meeting of three days, or a campaign call of one
          hour.
        </Empty>
      )}
      {ahead.length > 0 && (
        <Section title="Coming up" count={ahead.length}>
          <ConveningList convenings={ahead} />
        </Section>
      )}
      {past.length > 0 && (
        <Section title="Past" count={past.length}>
          <ConveningList convenings={past} />
        </Section>
      )}
    </Page>
  );
}
