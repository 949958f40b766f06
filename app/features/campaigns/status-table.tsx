import { Link } from "@remix-run/react";
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
import { type StatusFilter, type StatusSort, statusQuery } from "./status-filter.ts";
import type { StatusRow } from "./status-queries.server.ts";
import styles from "./status-table.module.css";

interface StatusTableProps {
  campaignId: string;
  filter: StatusFilter;
  rows: readonly StatusRow[];
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
          {shown.map((row) => (
            <Row key={row.campaignCityId}>
              <RowHead className={styles.city}>
                <a href={campaignCityPath(campaignId, row.campaignCityId)}>{row.city}</a>
                {row.measureTitle && (
                  <span className={styles.measure}>{row.measureTitle}</span>
                )}
              </RowHead>
              <Cell label="Stage">
                <StageMark stage={row.stage} force={row.force} />
              </Cell>
              <Cell label="Force" className={styles.force}>
                <ForceMark force={row.force} />
              </Cell>
              <Cell label="Last action" className={styles.last}>
                {row.last ? (
                  <LastAction last={row.last} />
                ) : (
                  <span className={styles.none}>Nothing recorded yet</span>
                )}
              </Cell>
              <Cell label="Next step" className={styles.next}>
                {row.next ? <NextStepText step={row.next} /> : null}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </FollowedLinks>
  );
}

function LastAction({ last }: { last: NonNullable<StatusRow["last"]> }) {
  return (
    <div>
      <span className={styles.words}>{last.words}</span>
      <span className={styles.facts}>
        <DateText on={last.on} form="short" /> · {last.bodyName}
      </span>
    </div>
  );
}
