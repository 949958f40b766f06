import { Form } from "@remix-run/react";
import ArrowRight from "lucide-react/icons/arrow-right";
import { FORCE_WORDS } from "#app/domain/force.ts";
import { countOf } from "#app/domain/headline.ts";
import { FollowedLinks } from "#app/features/campaigns/followed-links.tsx";
import { campaignCityPath, campaignStatusPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { useFirstOfMany } from "#app/ui/first-of-many.ts";
import { HiddenFields } from "#app/ui/form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import type { ChangedCity, StatusChanges as Changes } from "./change-queries.server.ts";
import styles from "./status-changes.module.css";

interface StatusChangesProps {
  campaignId: string;
  changes: Changes;
  /** What else the address asks for, field by field. */
  asked: Record<string, string | null>;
  /** Without the form that asks for another day. */
  isAlone: boolean;
}

/** Drawn before the page is alive: more than a screen shows. */
const FIRST_CITIES = 10;

/** What is new since a day, city by city; those whose stage moved come first. */
export function StatusChanges(props: StatusChangesProps) {
  const { campaignId, changes, asked, isAlone } = props;
  const { since, cities, changed, unchanged } = changes;
  const shown = useFirstOfMany(cities, FIRST_CITIES);
  return (
    <div className={styles.changes}>
      {!isAlone && (
        <Form method="get" action={campaignStatusPath(campaignId)} key={since}>
          <HiddenFields values={asked} />
          <FilterBar>
            <TextField type="date" name="since" label="Since" defaultValue={since} />
            <Button type="submit">Show changes</Button>
          </FilterBar>
        </Form>
      )}
      {cities.length === 0 ? (
        <Empty level={3} title="Nothing has changed">
          No action happened or was entered since <DateText on={since} />.
        </Empty>
      ) : (
        <>
          <FollowedLinks>
            <LineList>
              {shown.map((city) => (
                <City key={city.campaignCityId} campaignId={campaignId} city={city} />
              ))}
            </LineList>
          </FollowedLinks>
          <p className={styles.quiet}>
            {countOf(changed, "city", "cities")} changed since <DateText on={since} />,{" "}
            {unchanged} did not.
            {changed > cities.length &&
              ` The first ${cities.length} are shown: narrow the filter to see the others.`}
          </p>
        </>
      )}
    </div>
  );
}

function City({ campaignId, city }: { campaignId: string; city: ChangedCity }) {
  const { before, now, force, forceChanged, actions } = city;
  return (
    <LineItem className={styles.city}>
      <p className={styles.head}>
        <a href={campaignCityPath(campaignId, city.campaignCityId)}>{city.city}</a>
        {before === now ? (
          <StageMark stage={now} force={force} />
        ) : (
          <span className={styles.move}>
            <StageMark stage={before} />
            <Icon of={ArrowRight} />
            <span className="visually-hidden">, now </span>
            <StageMark stage={now} force={force} />
          </span>
        )}
      </p>
      <ul className={styles.actions}>
        {forceChanged && <li>Legal force: {FORCE_WORDS[force].name.toLowerCase()}</li>}
        {actions.map(({ id, on, words, bodyName, isLateNews, isWithdrawn }) => (
          <li key={id}>
            {isWithdrawn ? <s>{words}</s> : words}{" "}
            <span className={styles.quiet}>
              <DateText on={on} form="short" /> · {bodyName}
            </span>{" "}
            {isLateNews && <Badge tone="warn">Entered late</Badge>}
            {isWithdrawn && <Badge tone="warn">Withdrawn</Badge>}
          </li>
        ))}
        {city.more > 0 && (
          <li>
            <a href={campaignCityPath(campaignId, city.campaignCityId)}>
              {city.more} more in its log
            </a>
          </li>
        )}
      </ul>
    </LineItem>
  );
}
