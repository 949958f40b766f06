import { clsx } from "clsx";
import styles from "./button.module.css";

export type ButtonVariant = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "medium" | "small";

/** The look of a button, for the elements that must be something else underneath. */
export function buttonClass(
  variant: ButtonVariant = "plain",
  size: ButtonSize = "medium",
  ...more: (string | false | undefined)[]
): string {
  return clsx(styles.button, styles[variant], styles[size], ...more);
}
