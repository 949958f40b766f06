import { clsx } from "clsx";
import type { ComponentProps } from "react";
import styles from "./list.module.css";

/** Lines with hairlines between them: the usual form of many things. */
export function LineList({ className, ...rest }: ComponentProps<"ul">) {
  // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
  return <ul role="list" {...rest} className={clsx(styles.list, className)} />;
}

export function LineItem({ className, ...rest }: ComponentProps<"li">) {
  return <li {...rest} className={clsx(styles.item, className)} />;
}
