import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countOf } from "#app/domain/headline.ts";
import { getStatusMatrix } from "#app/features/campaigns/matrix-queries.server.ts";
import { MatrixBar, StatusMatrix } from "#app/features/campaigns/status-matrix.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignsPath, isId } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Status · Translocal" }];

function questionOf(request: Request) {
  const asked = new URL(request.url).searchParams;
  const area = asked.get("area");
  const state = (asked.get("state") ?? "").toUpperCase();
  const page = Number(asked.get("page") ?? 1);
  return {
    issueAreaId: isId(area) ? area : null,
    state: /^[A-Z]{2}$/.test(state) ? state : null,
    search: (asked.get("q") ?? "").trim().slice(0, 80),
    page: Number.isInteger(page) ? page : 1,
  };
}

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const question = questionOf(args.request);
    return { matrix: await getStatusMatrix(ctx, question), question };
  });
}

export default function StatusWall() {
  const { matrix, question } = useLoaderData<typeof loader>();
  useLive(["network"]);
  const cities = countOf(matrix.cityCount, "city", "cities");
  const campaigns = countOf(matrix.campaigns.length, "campaign", "campaigns");
  const isNarrowed = Boolean(question.issueAreaId || question.state || question.search);
  return (
    <Page width="wide">
      <PageHeader title="Status" lead={`Where ${cities} stand in ${campaigns}.`} />
      {matrix.cityCount > 0 || isNarrowed ? (
        <>
          <MatrixBar matrix={matrix} question={question} />
          {matrix.rows.length > 0 ? (
            <StatusMatrix matrix={matrix} question={question} />
          ) : (
            <Empty title="No city matches">Widen the filter to see the others.</Empty>
          )}
        </>
      ) : (
        <Empty
          title="No city takes part in a campaign yet"
          action={<ButtonLink to={campaignsPath()}>See the campaigns</ButtonLink>}
        >
          When cities join campaigns, this wall shows at a glance how far each of them is
          in each.
        </Empty>
      )}
    </Page>
  );
}
