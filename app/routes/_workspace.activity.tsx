import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ActivityList } from "#app/features/campaigns/activity-list.tsx";
import { listActivity } from "#app/features/campaigns/activity-queries.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { activityPath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

const SHOWN = 60;

export const meta: MetaFunction = () => [{ title: "What happened · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const before = new URL(args.request.url).searchParams.get("before");
    const lines = await listActivity(ctx, { limit: SHOWN, before });
    const older = lines.length === SHOWN ? (lines.at(-1)?.sequence ?? null) : null;
    return { lines, older, now: ctx.now() };
  });
}

export default function Activity() {
  const { lines, older, now } = useLoaderData<typeof loader>();
  return (
    <Page width="text">
      <PageHeader
        title="What happened"
        lead="Everything the network did in what is shared with you, the latest first."
      />
      {lines.length > 0 ? (
        <ActivityList lines={lines} now={now} />
      ) : (
        <Empty title="Nothing has happened yet" />
      )}
      {older && <ButtonLink to={activityPath(older)}>Older</ButtonLink>}
    </Page>
  );
}
