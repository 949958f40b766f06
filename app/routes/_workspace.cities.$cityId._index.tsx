import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import CalendarDays from "lucide-react/icons/calendar-days";
import Pencil from "lucide-react/icons/pencil";
import { cityLabel } from "#app/domain/city-label.ts";
import { countOf } from "#app/domain/headline.ts";
import { stateName } from "#app/domain/states.ts";
import {
  DraftingFacts,
  GovernmentFacts,
  OfficialList,
  ProcedureFacts,
} from "#app/features/cities/city-profile.tsx";
import { getCity } from "#app/features/cities/city-queries.server.ts";
import { CityStandings } from "#app/features/cities/city-standings.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  campaignsPath,
  citiesPath,
  cityCalendarPath,
  cityEditPath,
  idParam,
} from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Columns, Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? cityLabel(data.profile) : "City"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) => getCity(ctx, idParam(args.params, "cityId")));
}

export default function City() {
  const { profile, officials, standings, may } = useLoaderData<typeof loader>();
  useLive([`city:${profile.id}`]);
  const label = cityLabel(profile);
  const inForce = standings.filter((line) => line.stage === "inForce").length;
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Cities", to: citiesPath() }, { label }]}
        title={label}
        lead={
          standings.length === 0
            ? `${profile.bodyName} of ${profile.bodySize}, ${stateName(profile.state)}.`
            : `Takes part in ${countOf(standings.length, "campaign", "campaigns")}; in force in ${inForce}.`
        }
        actions={
          <>
            <ButtonLink to={cityCalendarPath(profile.id)} icon={CalendarDays}>
              Calendar
            </ButtonLink>
            {may.edit && (
              <ButtonLink to={cityEditPath(profile.id)} icon={Pencil}>
                Edit the profile
              </ButtonLink>
            )}
          </>
        }
      />
      <Columns
        aside={
          <>
            <Section title="Who governs">
              <GovernmentFacts profile={profile} />
            </Section>
            <Section title="How it makes law">
              <ProcedureFacts profile={profile} />
            </Section>
            <Section title="How it writes law">
              <DraftingFacts profile={profile} />
            </Section>
          </>
        }
      >
        <Section title="Status in campaigns" count={standings.length || undefined}>
          {standings.length > 0 ? (
            <CityStandings standings={standings} city={label} />
          ) : (
            <Empty
              level={3}
              title={`${profile.name} takes part in no campaign yet`}
              action={<ButtonLink to={campaignsPath()}>See the campaigns</ButtonLink>}
            >
              Whoever may edit a campaign brings a city into it; then its stage stands
              here.
            </Empty>
          )}
        </Section>
        <Section title="People" count={officials.length || undefined}>
          {officials.length > 0 ? (
            <OfficialList officials={officials} />
          ) : (
            <p>Nobody in the network holds an office here today.</p>
          )}
        </Section>
      </Columns>
    </Page>
  );
}
