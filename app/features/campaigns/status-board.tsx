import { useId } from "react";
import { STAGES, type Stage } from "#app/domain/stage.ts";
import { campaignCityPath, recordActionPath } from "#app/paths.ts";
import { DateText } from "#app/ui/date.tsx";
import { useFirstOfMany } from "#app/ui/first-of-many.ts";
import { ForceMark } from "#app/ui/force-mark.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { FollowedLinks } from "./followed-links.tsx";
import { NextStepText } from "./next-step-text.tsx";
import styles from "./status-board.module.css";
import type { StatusRow } from "./status-queries.server.ts";

interface StatusBoardProps {
  campaignId: string;
  /** The one stage the filter leaves, or null for all. */
  only: Stage | null;
  rows: readonly StatusRow[];
}

/** Cards drawn in each column before the page is alive. */
const FIRST_CARDS = 5;

/**
 * The wall as a board: a column a stage. Cards are not dragged, because a stage is read off
 * the log: what moves a city is an action it took.
 */
export function StatusBoard({ campaignId, only, rows }: StatusBoardProps) {
  const columns = STAGES.filter((stage) => !only || stage === only);
  return (
    <div className={styles.frame}>
      <p className={styles.hint}>
        A city moves by what it does: record an action, and its card goes where the log
        says.
      </p>
      <FollowedLinks>
        {/* biome-ignore lint/a11y/useSemanticElements: a scrolling region must be named and reachable */}
        <div
          className={styles.board}
          role="region"
          aria-label="Cities by stage"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll what has the focus
          tabIndex={0}
        >
          {columns.map((stage) => (
            <Column
              key={stage}
              campaignId={campaignId}
              stage={stage}
              rows={rows.filter((row) => row.stage === stage)}
            />
          ))}
        </div>
      </FollowedLinks>
    </div>
  );
}

function Column(props: { campaignId: string; stage: Stage; rows: StatusRow[] }) {
  const { campaignId, stage, rows } = props;
  const titleId = useId();
  const shown = useFirstOfMany(rows, FIRST_CARDS);
  return (
    <section
      className={styles.column}
      data-empty={rows.length === 0 || undefined}
      aria-labelledby={titleId}
    >
      <h3 id={titleId} className={styles.head}>
        <StageMark stage={stage} />
        <span className={styles.count}>
          {rows.length}
          <span className="visually-hidden">
            {" "}
            {rows.length === 1 ? "city" : "cities"}
          </span>
        </span>
      </h3>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
        <ul className={styles.cards} role="list">
          {shown.map((row) => (
            <Card key={row.campaignCityId} campaignId={campaignId} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Card({ campaignId, row }: { campaignId: string; row: StatusRow }) {
  return (
    <li className={styles.card}>
      <p className={styles.city}>
        <a href={campaignCityPath(campaignId, row.campaignCityId)}>{row.city}</a>
      </p>
      {row.measureTitle && <p className={styles.quiet}>{row.measureTitle}</p>}
      {row.force !== "notYet" && <ForceMark force={row.force} />}
      {row.last && (
        <p>
          <span className={styles.words}>{row.last.words}</span>
          <span className={styles.quiet}>
            <DateText on={row.last.on} form="short" /> · {row.last.bodyName}
          </span>
        </p>
      )}
      {row.next && (
        <p className={styles.next}>
          <span className="visually-hidden">Next: </span>
          <NextStepText step={row.next} />
        </p>
      )}
      {row.mayRecord && (
        <a
          href={recordActionPath(campaignId, row.campaignCityId)}
          className={styles.record}
          aria-label={`Record an action of ${row.city}`}
        >
          Record an action
        </a>
      )}
    </li>
  );
}
