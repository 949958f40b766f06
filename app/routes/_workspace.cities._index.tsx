import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { countOf } from "#app/domain/headline.ts";
import { CitiesByState } from "#app/features/cities/city-list.tsx";
import { listCities } from "#app/features/cities/city-queries.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { citiesPath, newCityPath } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Cities · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const typed = new URL(args.request.url).searchParams.get("q") ?? "";
    const q = typed.trim().slice(0, 80);
    return { ...(await listCities(ctx, q)), q };
  });
}

export default function Cities() {
  const { states, count, mayAdd, q } = useLoaderData<typeof loader>();
  useLive(["network"]);
  const cities = countOf(count, "city", "cities");
  const inStates = countOf(states.length, "state", "states");
  const isEmpty = count === 0 && !q;
  const add = (
    <ButtonLink to={newCityPath()} variant="primary" icon={Plus}>
      Add a city
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader
        title="Cities"
        lead={isEmpty ? undefined : `${cities} in ${inStates}${q ? " match" : ""}.`}
        actions={mayAdd && !isEmpty && add}
      />
      {isEmpty ? (
        <Empty
          title="No city is in the network yet"
          example={<p>Tacoma, WA · City Council, 9 members · 213,418 people</p>}
          action={mayAdd && add}
        >
          A city brings its council, its way of making law, and the people who hold office
          in it.
        </Empty>
      ) : (
        <>
          <Form
            method="get"
            action={citiesPath()}
            role="search"
            aria-label="Cities"
            key={q}
          >
            <FilterBar>
              <TextField
                type="search"
                name="q"
                label="City or state"
                defaultValue={q}
                maxLength={80}
              />
              <Button type="submit">Search</Button>
              {q && <Link to={citiesPath()}>Show every city</Link>}
            </FilterBar>
          </Form>
          {count > 0 ? (
            <CitiesByState states={states} />
          ) : (
            <Empty title="No city matches">
              Try part of its name, or its state: “Texas” or “TX”.
            </Empty>
          )}
        </>
      )}
    </Page>
  );
}
