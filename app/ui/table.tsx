import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./table.module.css";

interface TableProps {
  /** Names the table; the ear hears it first. */
  caption: ReactNode;
  isCaptionHidden?: boolean;
  /** On a phone each row becomes a small block; give every cell its `label`. */
  isStacked?: boolean;
  /** The head stays while a long table scrolls inside its own window. */
  isHeadSticky?: boolean;
  className?: string;
  children: ReactNode;
}

/** A real table in a container that scrolls sideways by itself, also from the keyboard. */
export function Table(props: TableProps) {
  const captionId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scrolling region must be named and reachable
    <div
      role="region"
      aria-labelledby={captionId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll what has the focus
      tabIndex={0}
      className={clsx(styles.scroller, props.isHeadSticky && styles.window)}
    >
      <table
        className={clsx(styles.table, props.isStacked && styles.stacked, props.className)}
      >
        <caption
          id={captionId}
          className={props.isCaptionHidden ? "visually-hidden" : styles.caption}
        >
          {props.caption}
        </caption>
        {props.children}
      </table>
    </div>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className={styles.head}>
      <tr>{children}</tr>
    </thead>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody>{children}</tbody>;
}

interface HeadCellProps extends ComponentProps<"th"> {
  isNumeric?: boolean;
  sorted?: "ascending" | "descending";
}

/** The head of a column. */
export function HeadCell({ isNumeric, sorted, className, ...rest }: HeadCellProps) {
  return (
    <th
      scope="col"
      aria-sort={sorted}
      {...rest}
      className={clsx(isNumeric && styles.numeric, className)}
    />
  );
}

export function Row(props: ComponentProps<"tr">) {
  return <tr {...props} className={clsx(styles.row, props.className)} />;
}

/** The head of a row: what the row is about. */
export function RowHead(props: ComponentProps<"th">) {
  return <th scope="row" {...props} className={clsx(styles.rowHead, props.className)} />;
}

interface CellProps extends ComponentProps<"td"> {
  isNumeric?: boolean;
  /** Stands before the value when the row is stacked on a phone. */
  label?: string;
}

export function Cell({ isNumeric, label, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      data-label={label}
      className={clsx(isNumeric && styles.numeric, className)}
    />
  );
}
