import { Link } from "@remix-run/react";
import { countOf } from "#app/domain/headline.ts";
import { cityPath } from "#app/paths.ts";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { Section } from "#app/ui/section.tsx";
import styles from "./city-list.module.css";
import type { CityList } from "./city-queries.server.ts";

/** The network's cities under their states. */
export function CitiesByState({ states }: { states: CityList["states"] }) {
  return states.map((state) => (
    <Section key={state.code} title={state.name} count={state.cities.length}>
      <LineList>
        {state.cities.map((city) => (
          <LineItem key={city.id} className={styles.line}>
            <p className={styles.name}>
              <Link to={cityPath(city.id)} prefetch="intent">
                {city.name}
              </Link>
            </p>
            <p className={styles.body}>
              {city.bodyName}, {countOf(city.bodySize, "member", "members")}
            </p>
            <p className={styles.fact}>
              {city.population.toLocaleString("en-US")} inhabitants
            </p>
            <p className={styles.fact}>
              {countOf(city.people, "person", "people")} here,{" "}
              {countOf(city.campaigns, "campaign", "campaigns")}
            </p>
          </LineItem>
        ))}
      </LineList>
    </Section>
  ));
}
