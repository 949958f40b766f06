import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { FORCE_WORDS, FORCES } from "#app/domain/force.ts";
import { STAGE_WORDS, STAGES } from "#app/domain/stage.ts";
import { STATE_NAMES } from "#app/domain/states.ts";
import { campaignCityPath, campaignStatusPath } from "#app/paths.ts";
import { DateText } from "#app/ui/date.tsx";
import { useFirstOfMany } from "#app/ui/first-of-many.ts";
import { ForceMark } from "#app/ui/force-mark.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import {
  Cell,
  HeadCell,
  Row,
  RowHead,
  Table,
  TableBody,
  TableHead,
} from "#app/ui/table.tsx";
import { FollowedLinks } from "./followed-links.tsx";
import { NextStepText } from "./next-step-text.tsx";
import {
  type StatusFilter,
  type StatusGroup,
  type StatusSort,
  statusQuery,
} from "./status-filter.ts";
import type { StatusRow } from "./status-queries.server.ts";
import styles from "./status-table.module.css";

interface StatusTableProps {
  campaignId: string;
  filter: StatusFilter;
  rows: readonly StatusRow[];
}

type LastOf = NonNullable<StatusRow["last"]>;

interface Group {
  name: string;
  count: number;
  rows: StatusRow[];
}

/** Rows that share a state, a stage or a legal force, in the order of those; each group keeps the table's order. */
function groupsOf(rows: readonly StatusRow[], by: StatusGroup): Group[] {
  const nameOf = (row: StatusRow) => {
    if (by === "stage") return STAGE_WORDS[row.stage];
    if (by === "force") return FORCE_WORDS[row.force].name;
    const state = row.city.slice(-2);
    return STATE_NAMES[state] ?? state;
  };
  const order: readonly string[] =
    by === "stage"
      ? STAGES.map((stage) => STAGE_WORDS[stage])
      : by === "force"
        ? FORCES.map((force) => FORCE_WORDS[force].name)
        : [...new Set(rows.map(nameOf))].sort();
  const groups = new Map(order.map((name): [string, StatusRow[]] => [name, []]));
  for (const row of rows) groups.get(nameOf(row))?.push(row);
  return [...groups].flatMap(([name, list]) =>
    list.length > 0 ? [{ name, count: list.length, rows: list }] : [],
  );
}

/** Lines drawn before the page is alive: more than a screen shows. */
const FIRST_LINES = 24;

/** The wall as a table: a city a line, its own words beside what is derived from them. */
export function StatusTable({ campaignId, filter, rows }: StatusTableProps) {
  const shown = useFirstOfMany(rows, FIRST_LINES);
  const head = (sort: StatusSort, label: string) => (
    <HeadCell
      sorted={
        filter.sort === sort
          ? sort === "city" || sort === "next"
            ? "ascending"
            : "descending"
          : undefined
      }
    >
      <Link
        to={`${campaignStatusPath(campaignId)}${statusQuery({ ...filter, sort })}`}
        preventScrollReset
        className={styles.sort}
      >
        {label}
      </Link>
    </HeadCell>
  );
  const line = (row: StatusRow) => (
    <Line key={row.campaignCityId} campaignId={campaignId} row={row} />
  );
  return (
    <FollowedLinks>
      <Table
        caption="Status of every city"
        isCaptionHidden
        isStacked
        className={styles.table}
      >
        <TableHead>
          {head("city", "City")}
          {head("stage", "Stage")}
          <HeadCell>Force</HeadCell>
          {head("last", "Last action")}
          {head("next", "Next step")}
        </TableHead>
        <TableBody>
          {filter.group
            ? groupsOf(shown, filter.group).map((group) => (
                <Fragment key={group.name}>
                  <Row className={styles.group}>
                    <th scope="colgroup" colSpan={5}>
                      {group.name} <span className={styles.count}>{group.count}</span>
                    </th>
                  </Row>
                  {group.rows.map(line)}
                </Fragment>
              ))
            : shown.map(line)}
        </TableBody>
      </Table>
    </FollowedLinks>
  );
}

function Line({ campaignId, row }: { campaignId: string; row: StatusRow }) {
  return (
    <Row>
      <RowHead className={styles.city}>
        <a href={campaignCityPath(campaignId, row.campaignCityId)}>{row.city}</a>
        {row.measureTitle && <span className={styles.measure}>{row.measureTitle}</span>}
      </RowHead>
      <Cell label="Stage">
        <StageMark stage={row.stage} force={row.force} />
      </Cell>
      <Cell label="Force" className={styles.force}>
        <ForceMark force={row.force} />
      </Cell>
      <Cell label="Last action" className={styles.last}>
        {row.last ? (
          <LastAction last={row.last} quiet={row.quiet} />
        ) : (
          <span className={styles.none}>Nothing recorded yet</span>
        )}
      </Cell>
      <Cell label="Next step" className={styles.next}>
        {row.next ? <NextStepText step={row.next} /> : null}
      </Cell>
    </Row>
  );
}

function LastAction({ last, quiet }: Pick<StatusRow, "quiet"> & { last: LastOf }) {
  return (
    <div>
      <span className={styles.words}>{last.words}</span>
      <span className={styles.facts}>
        <DateText on={last.on} form="short" /> · {last.bodyName}
        {quiet && ` · ${quiet}`}
      </span>
    </div>
  );
}
