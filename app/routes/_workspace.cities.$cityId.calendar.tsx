import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { cityLabel } from "#app/domain/city-label.ts";
import {
  CalendarTable,
  CalendarVerdict,
  RulesNotKnown,
} from "#app/features/cities/city-calendar.tsx";
import { getCityCalendar } from "#app/features/cities/city-queries.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { calendarParams, citiesPath, cityPath, idParam } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Calendar of ${data ? cityLabel(data.city) : "a city"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) =>
    getCityCalendar(
      ctx,
      idParam(args.params, "cityId"),
      calendarParams(args.request.url),
    ),
  );
}

export default function Calendar() {
  const calendar = useLoaderData<typeof loader>();
  const { city, by, filedOn, ordinary, emergency } = calendar;
  useLive([`city:${city.id}`]);
  const label = cityLabel(city);
  return (
    <Page>
      <PageHeader
        crumbs={[
          { label: "Cities", to: citiesPath() },
          { label, to: cityPath(city.id) },
          { label: "Calendar" },
        ]}
        title={`When an ordinance moves in ${city.name}`}
        lead={`Computed from the rules of the ${city.bodyName}. Information, not legal advice; holidays are not known here.`}
      />
      <Form method="get">
        <FilterBar>
          <DateField
            key={`filed ${filedOn}`}
            name="filed"
            label="Filed on"
            defaultValue={filedOn}
          />
          <DateField
            key={`by ${by}`}
            name="by"
            label="In force by"
            defaultValue={by ?? ""}
          />
          <Button type="submit">Work it out</Button>
        </FilterBar>
      </Form>
      <CalendarVerdict calendar={calendar} />
      <RulesNotKnown calendar={calendar} />
      <Section title="In the ordinary way">
        <CalendarTable caption="Days in the ordinary way" plan={ordinary} by={by} />
      </Section>
      {emergency && (
        <Section title="As an emergency">
          <p>It takes this vote: {emergency.vote}.</p>
          <CalendarTable caption="Days as an emergency" plan={emergency} by={by} />
        </Section>
      )}
    </Page>
  );
}
