import { useId } from "react";
import styles from "./progress.module.css";

interface ProgressProps {
  label: string;
  value: number;
  max: number;
  /** What the numbers count: "cities". */
  unit?: string;
}

/** A bar that always says its number. */
export function Progress({ label, value, max, unit }: ProgressProps) {
  const id = useId();
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <label htmlFor={id}>{label}</label>
        <span className={styles.number}>
          {value} of {max}
          {unit ? ` ${unit}` : ""}
        </span>
      </div>
      <progress id={id} value={value} max={Math.max(max, 1)} className={styles.bar} />
    </div>
  );
}
