import { Form, Link, useSubmit } from "@remix-run/react";
import { peoplePath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { type PeopleFilter, ROLE_OPTIONS } from "./people-filter.ts";

interface PeopleBarProps {
  filter: PeopleFilter;
  cities: readonly { id: string; label: string }[];
}

/** The question the members page asks, by its address alone. */
export function PeopleBar({ filter, cities }: PeopleBarProps) {
  const submit = useSubmit();
  const isNarrowed = Boolean(filter.q || filter.cityId || filter.role);
  return (
    <Form
      method="get"
      action={peoplePath()}
      role="search"
      aria-label="People"
      // What was picked from a list counts at once; typed words wait for Enter.
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) {
          submit(event.currentTarget, { preventScrollReset: true });
        }
      }}
      key={JSON.stringify(filter)}
    >
      <FilterBar>
        <TextField
          type="search"
          name="q"
          label="Name, office or city"
          defaultValue={filter.q}
          maxLength={100}
        />
        <SelectField
          name="city"
          label="City"
          placeholder="Every city"
          defaultValue={filter.cityId ?? ""}
          options={cities.map((city) => ({ value: city.id, label: city.label }))}
        />
        <SelectField
          name="role"
          label="Role"
          placeholder="Every role"
          defaultValue={filter.role ?? ""}
          options={ROLE_OPTIONS}
        />
        <Button type="submit">Search</Button>
        {isNarrowed && <Link to={peoplePath()}>Show everybody</Link>}
      </FilterBar>
    </Form>
  );
}
