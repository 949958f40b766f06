import { Form, useNavigation } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { campaignCitiesPath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { HiddenFields } from "#app/ui/form.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import type { CityChoices as Choices } from "./city-choice-queries.server.ts";
import styles from "./city-choices.module.css";

/** The network's other cities, to be found by name or state and brought in one by one. */
export function CityChoices({
  campaignId,
  choices,
}: {
  campaignId: string;
  choices: Choices;
}) {
  const adding = useNavigation().formData?.get("cityId");
  const { cities, matching, search } = choices;
  return (
    <>
      <Form method="get" action={campaignCitiesPath(campaignId)} key={search}>
        <FilterBar>
          <TextField
            type="search"
            name="q"
            label="Find a city"
            defaultValue={search}
            placeholder="Tacoma, WA"
          />
          <Button type="submit">Find</Button>
        </FilterBar>
      </Form>
      {cities.length > 0 ? (
        <>
          <LineList>
            {cities.map((choice) => (
              <LineItem key={choice.id} className={styles.line}>
                <span className={styles.city}>
                  {choice.city}
                  <span className={styles.quiet}>
                    {choice.leftOn ? (
                      <>
                        Left on <DateText on={choice.leftOn} />; its log is kept
                      </>
                    ) : (
                      `${choice.population.toLocaleString("en-US")} people`
                    )}
                  </span>
                </span>
                <Form method="post" preventScrollReset>
                  <HiddenFields values={{ cityId: choice.id }} />
                  <Button
                    type="submit"
                    size="small"
                    icon={Plus}
                    isPending={adding === choice.id}
                  >
                    {choice.leftOn ? "Bring back" : "Add"}
                    <span className="visually-hidden"> {choice.city}</span>
                  </Button>
                </Form>
              </LineItem>
            ))}
          </LineList>
          {matching > cities.length && (
            <p className={styles.quiet}>
              {cities.length} of {matching} are shown. Write part of a name or a state to
              find the others.
            </p>
          )}
        </>
      ) : (
        <Empty
          level={3}
          title={search ? `No other city matches “${search}”` : "Every city is in"}
        >
          {search
            ? "It may be in the campaign already, or not be in the network yet."
            : "All cities of the network take part in this campaign."}
        </Empty>
      )}
    </>
  );
}
