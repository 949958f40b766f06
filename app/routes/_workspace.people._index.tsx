import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import UserPlus from "lucide-react/icons/user-plus";
import { countOf } from "#app/domain/headline.ts";
import { listInvitationPlaces } from "#app/features/access/invitation-places.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { PeopleBar } from "#app/features/people/people-bar.tsx";
import { readPeopleFilter } from "#app/features/people/people-filter.ts";
import { listPeople } from "#app/features/people/people-queries.server.ts";
import { PeopleTable } from "#app/features/people/people-table.tsx";
import { signedIn } from "#app/http/signed-in.server.ts";
import { invitePath, peoplePath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "People · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const filter = readPeopleFilter(new URL(args.request.url).searchParams);
    const [list, places] = await Promise.all([
      listPeople(ctx, filter),
      listInvitationPlaces(ctx),
    ]);
    return { ...list, filter, mayInvite: places.length > 0 };
  });
}

export default function People() {
  const { people, cities, isCut, filter, mayInvite } = useLoaderData<typeof loader>();
  useLive(["network"]);
  const isNarrowed = Boolean(filter.q || filter.cityId || filter.role);
  const count = countOf(people.length, "person", "people");
  const lead = isCut
    ? `The first ${people.length} by name. Narrow the search to see the others.`
    : isNarrowed
      ? `${count} of the network match.`
      : `${count} from ${countOf(cities.length, "city", "cities")}.`;
  return (
    <Page>
      <PageHeader
        title="People"
        lead={lead}
        actions={
          mayInvite && (
            <ButtonLink to={invitePath()} variant="primary" icon={UserPlus}>
              Invite somebody
            </ButtonLink>
          )
        }
      />
      <div>
        <PeopleBar filter={filter} cities={cities} />
        {people.length > 0 ? (
          <PeopleTable people={people} />
        ) : (
          <Empty
            title="Nobody matches"
            action={<ButtonLink to={peoplePath()}>Show everybody</ButtonLink>}
          >
            Try part of a name, an office such as “Council Member”, or a city.
          </Empty>
        )}
      </div>
    </Page>
  );
}
