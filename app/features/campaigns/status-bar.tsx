import { Form, Link, useSubmit } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import CalendarDays from "lucide-react/icons/calendar-days";
import ChartArea from "lucide-react/icons/chart-area";
import Columns3 from "lucide-react/icons/columns-3";
import History from "lucide-react/icons/history";
import MapIcon from "lucide-react/icons/map";
import Rows3 from "lucide-react/icons/rows-3";
import { FORCE_WORDS, FORCES } from "#app/domain/force.ts";
import { STAGE_WORDS, STAGES, type Stage } from "#app/domain/stage.ts";
import { campaignStatusPath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { HiddenFields } from "#app/ui/form.tsx";
import { Segmented } from "#app/ui/segmented.tsx";
import styles from "./status-bar.module.css";
import {
  isFiltering,
  STATUS_GROUPS,
  STATUS_VIEWS,
  type StatusFilter,
  type StatusGroup,
  type StatusView,
  statusQuery,
} from "./status-filter.ts";

interface StatusBarProps {
  campaignId: string;
  filter: StatusFilter;
  counts: Record<Stage, number>;
  states: readonly string[];
  shown: number;
  total: number;
}

const FACES: Readonly<Record<StatusView, { label: string; icon: LucideIcon }>> = {
  table: { label: "Table", icon: Rows3 },
  board: { label: "Board", icon: Columns3 },
  map: { label: "Map", icon: MapIcon },
  chart: { label: "Chart", icon: ChartArea },
  calendar: { label: "Calendar", icon: CalendarDays },
  changes: { label: "Changes", icon: History },
};

export const GROUP_WORDS: Readonly<Record<StatusGroup, string>> = {
  state: "State",
  stage: "Stage",
  force: "Legal force",
};

/** One question with many faces: what is asked of the table is asked of the board and the map. */
export function StatusBar(props: StatusBarProps) {
  const { campaignId, filter, counts, states, shown, total } = props;
  const path = campaignStatusPath(campaignId);
  const submit = useSubmit();
  return (
    <div className={styles.bar}>
      <Form
        method="get"
        action={path}
        // What was picked from a list counts at once; typed words wait for Enter.
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) {
            submit(event.currentTarget, { preventScrollReset: true });
          }
        }}
        key={statusQuery(filter)}
      >
        <HiddenFields
          values={{
            view: filter.view === "table" ? null : filter.view,
            sort: filter.sort === "city" ? null : filter.sort,
            since: filter.since,
          }}
        />
        <FilterBar>
          <TextField
            type="search"
            name="q"
            label="City or measure"
            defaultValue={filter.search}
            className={styles.search}
          />
          <SelectField
            name="stage"
            label="Stage"
            placeholder="Every stage"
            defaultValue={filter.stage ?? ""}
            options={STAGES.map((stage) => ({
              value: stage,
              label: `${STAGE_WORDS[stage]} (${counts[stage]})`,
            }))}
          />
          <SelectField
            name="force"
            label="Force"
            placeholder="Any force"
            defaultValue={filter.force ?? ""}
            options={FORCES.map((force) => ({
              value: force,
              label: FORCE_WORDS[force].name,
            }))}
          />
          <SelectField
            name="state"
            label="State"
            placeholder="Every state"
            defaultValue={filter.state ?? ""}
            options={states.map((state) => ({ value: state, label: state }))}
          />
          {filter.view === "table" && (
            <SelectField
              name="group"
              label="Group by"
              placeholder="Nothing"
              defaultValue={filter.group ?? ""}
              options={STATUS_GROUPS.map((group) => ({
                value: group,
                label: GROUP_WORDS[group],
              }))}
            />
          )}
          <Button type="submit">Show</Button>
        </FilterBar>
      </Form>
      <div className={styles.foot}>
        <p role="status" className={styles.shown}>
          {isFiltering(filter) ? (
            <>
              {shown} of {total} cities ·{" "}
              <Link
                to={`${path}${statusQuery({
                  ...filter,
                  stage: null,
                  force: null,
                  state: null,
                  search: "",
                })}`}
              >
                Show all
              </Link>
            </>
          ) : (
            `${total} ${total === 1 ? "city" : "cities"}`
          )}
        </p>
        <Segmented
          label="Face"
          segments={STATUS_VIEWS.map((view) => ({
            to: `${path}${statusQuery({ ...filter, view })}`,
            ...FACES[view],
            isCurrent: filter.view === view,
          }))}
        />
      </div>
    </div>
  );
}
