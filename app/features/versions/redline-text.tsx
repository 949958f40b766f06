import { clsx } from "clsx";
import { type CSSProperties, Fragment } from "react";
import type { ComparedRow } from "#app/manuscript/compare/compared-table.ts";
import type { ComparedRun } from "#app/manuscript/compare/compared-words.ts";
import type { Fold, LineChange, RedlineLine } from "#app/manuscript/compare/redline.ts";
import styles from "./redline.module.css";

/** Colour never says it alone. */
const CHANGE_WORDS: Record<LineChange, string> = {
  same: "",
  added: "Added",
  removed: "Removed",
  changed: "Changed",
  moved: "Moved here",
  movedAway: "Moved away",
};

interface RedlineTextProps {
  lines: readonly (RedlineLine | Fold)[];
  /** The earlier and the later text beside each other. */
  inColumns?: boolean;
}

/** Two texts in one, or beside each other: what went struck out, what came underlined. */
export function RedlineText({ lines, inColumns = false }: RedlineTextProps) {
  let place = 0;
  return (
    <ol className={styles.text}>
      {lines.map((line) => {
        place += 1;
        return line.change === "fold" ? (
          <li key={place} className={styles.fold}>
            {line.count} blocks without a change
          </li>
        ) : (
          <Line key={place} line={line} inColumns={inColumns} />
        );
      })}
    </ol>
  );
}

function Line({ line, inColumns }: { line: RedlineLine; inColumns: boolean }) {
  const { change } = line;
  // What moved is one change, where it stands now.
  const isChange = change !== "same" && change !== "movedAway";
  return (
    <li
      className={clsx(styles.line, styles[change])}
      data-change={isChange ? change : undefined}
      data-columns={inColumns ? "" : undefined}
      tabIndex={isChange ? -1 : undefined}
    >
      <p className={styles.what}>{CHANGE_WORDS[change]}</p>
      {inColumns ? (
        <>
          <Side line={line} leaveOut="added" isEmpty={change === "added"} />
          <Side
            line={line}
            leaveOut="removed"
            isEmpty={change === "removed" || change === "movedAway"}
          />
        </>
      ) : (
        <div>
          <Block line={line} runs={line.runs} rows={line.rows} />
          <Note line={line} />
        </div>
      )}
    </li>
  );
}

interface SideProps {
  line: RedlineLine;
  leaveOut: "added" | "removed";
  isEmpty: boolean;
}

function Side({ line, leaveOut, isEmpty }: SideProps) {
  if (isEmpty) return <div />;
  const stays = ({ change }: { change: string }) => change !== leaveOut;
  const rows = line.rows
    .filter(stays)
    .map((row) => ({ ...row, cells: row.cells.map((cell) => cell.filter(stays)) }));
  const side = leaveOut === "added" ? { ...line, label: line.labelBefore } : line;
  return (
    <div>
      <Block line={side} runs={line.runs.filter(stays)} rows={rows} />
      {leaveOut === "removed" && <Note line={line} />}
    </div>
  );
}

function Note({ line }: { line: RedlineLine }) {
  if (!line.note) return null;
  return (
    <p className={styles.note} style={depthOf(line)}>
      {line.note}
    </p>
  );
}

function depthOf({ depth }: RedlineLine): CSSProperties {
  return { "--depth": depth } as CSSProperties; // a custom property is not in React's list
}

interface BlockProps {
  line: RedlineLine;
  runs: readonly ComparedRun[];
  rows: readonly ComparedRow[];
}

function Block({ line, runs, rows }: BlockProps) {
  const depth = depthOf(line);
  const look = clsx(styles.block, styles[line.kind], line.isQuoted && styles.quoted);
  if (rows.length > 0) {
    return (
      <div className={look} style={depth}>
        <RedlineTable rows={rows} />
      </div>
    );
  }
  return (
    <p className={look} style={depth}>
      {line.label && <span className={styles.label}>{line.label} </span>}
      <Runs runs={runs} />
    </p>
  );
}

function RedlineTable({ rows }: { rows: readonly ComparedRow[] }) {
  let place = 0;
  return (
    <table className={styles.table}>
      <tbody>
        {rows.map((row) => {
          place += 1;
          let column = 0;
          return (
            <tr key={place} className={row.isHead ? styles.headRow : undefined}>
              {row.cells.map((cell) => {
                column += 1;
                return (
                  <td key={column}>
                    <Runs runs={cell} />
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Runs({ runs }: { runs: readonly ComparedRun[] }) {
  let place = 0;
  return (
    <>
      {runs.map((run) => {
        const key = `${place} ${run.change}`;
        place += run.text.length;
        return <Fragment key={key}>{changed(run)}</Fragment>;
      })}
    </>
  );
}

function changed(run: ComparedRun) {
  const words = styled(run);
  switch (run.change) {
    case "added":
      return <ins>{words}</ins>;
    case "removed":
      return <del>{words}</del>;
    case "restyled":
      return (
        <span className={styles.restyled} title="Looks different now">
          {words}
        </span>
      );
    default:
      return words;
  }
}

function styled({ text, marks }: ComparedRun) {
  const has = (type: string) => marks.some((mark) => mark.type === type);
  let words = <>{text}</>;
  if (has("term")) words = <dfn>{words}</dfn>;
  if (has("strike")) words = <s>{words}</s>;
  if (has("underline")) words = <u>{words}</u>;
  if (has("italic")) words = <em>{words}</em>;
  if (has("bold")) words = <strong>{words}</strong>;
  return words;
}
