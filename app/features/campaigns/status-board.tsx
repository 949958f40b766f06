import { useNavigate } from "@remix-run/react";
import ArrowRightLeft from "lucide-react/icons/arrow-right-left";
import { useId, useState } from "react";
import { STAGE_WORDS, STAGES, type Stage, USUAL_CLASSES } from "#app/domain/stage.ts";
import { campaignCityPath, recordActionPath } from "#app/paths.ts";
import { DateText } from "#app/ui/date.tsx";
import { useFirstOfMany } from "#app/ui/first-of-many.ts";
import { ForceMark } from "#app/ui/force-mark.tsx";
import { MenuButton, MenuItem } from "#app/ui/menu.tsx";
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
 * The wall as a board: a column a stage. A stage is read off the log, so a card that is dragged, or sent by its
 * menu, asks what the city did: the form opens with the class that leads there.
 */
export function StatusBoard({ campaignId, only, rows }: StatusBoardProps) {
  const columns = STAGES.filter((stage) => !only || stage === only);
  const navigate = useNavigate();
  const move = (campaignCityId: string, to: Stage) =>
    navigate(recordActionPath(campaignId, campaignCityId, to));
  return (
    <div className={styles.frame}>
      {rows.some(({ mayRecord }) => mayRecord) && (
        <p className={styles.hint}>
          Drag a card, or press Move: you are asked what the city did, and its card goes
          where the log says.
        </p>
      )}
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
              onMove={move}
            />
          ))}
        </div>
      </FollowedLinks>
    </div>
  );
}

interface ColumnProps {
  campaignId: string;
  stage: Stage;
  rows: StatusRow[];
  onMove: (campaignCityId: string, to: Stage) => void;
}

/** What a dragged card is, for whoever it is dropped on. */
const CARD = "application/x-translocal-city";

function Column({ campaignId, stage, rows, onMove }: ColumnProps) {
  const [isOver, setOver] = useState(false);
  const titleId = useId();
  const shown = useFirstOfMany(rows, FIRST_CARDS);
  return (
    <section
      className={styles.column}
      data-empty={rows.length === 0 || undefined}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        const isCard = event.dataTransfer.types.includes(CARD);
        const isHere = event.dataTransfer.types.includes(
          `${CARD}-${stage.toLowerCase()}`,
        );
        if (!isCard || isHere || !mayMoveTo(stage)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        const inside = event.relatedTarget;
        if (!(inside instanceof Node && event.currentTarget.contains(inside)))
          setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onMove(event.dataTransfer.getData(CARD), stage);
      }}
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
            <Card
              key={row.campaignCityId}
              campaignId={campaignId}
              row={row}
              onMove={onMove}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** No action leads to "exploring"; to "in force" leads the legal force, which has a form of its own. */
function mayMoveTo(stage: Stage): boolean {
  return stage === "inForce" || USUAL_CLASSES[stage] !== undefined;
}

type CardProps = Pick<ColumnProps, "campaignId" | "onMove"> & { row: StatusRow };

function Card({ campaignId, row, onMove }: CardProps) {
  return (
    <li
      className={styles.card}
      draggable={row.mayRecord || undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(CARD, row.campaignCityId);
        // What is carried can be read at the drop alone; its names can be read before.
        event.dataTransfer.setData(`${CARD}-${row.stage.toLowerCase()}`, "");
        event.dataTransfer.effectAllowed = "move";
      }}
    >
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
            {row.quiet && ` · ${row.quiet}`}
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
        <p className={styles.tools}>
          <a
            href={recordActionPath(campaignId, row.campaignCityId)}
            className={styles.record}
            aria-label={`Record an action of ${row.city}`}
          >
            Record an action
          </a>
          <MenuButton
            label={`Move ${row.city}`}
            icon={ArrowRightLeft}
            isIconOnly
            size="small"
          >
            {STAGES.filter((stage) => stage !== row.stage && mayMoveTo(stage)).map(
              (stage) => (
                <MenuItem key={stage} onAction={() => onMove(row.campaignCityId, stage)}>
                  {`To “${STAGE_WORDS[stage].toLowerCase()}”`}
                </MenuItem>
              ),
            )}
          </MenuButton>
        </p>
      )}
    </li>
  );
}
