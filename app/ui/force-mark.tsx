import { clsx } from "clsx";
import styles from "./force-mark.module.css";

/** Legal force, in the words of the domain. */
export type ForceName =
  | "notYet"
  | "inForce"
  | "partly"
  | "enjoined"
  | "preempted"
  | "expired"
  | "repealed";

export const forceWords: Readonly<Record<ForceName, string>> = {
  notYet: "Not yet in force",
  inForce: "In force",
  partly: "Partly in force",
  enjoined: "Enjoined",
  preempted: "Preempted",
  expired: "Expired",
  repealed: "Repealed",
};

/** Whether a court or a higher government took the force away: drawn as a hatch. */
export function isHatched(force: ForceName | null | undefined): boolean {
  return force === "enjoined" || force === "preempted";
}

/** The class that lays the hatch over whatever colour an element has. */
export function hatchClass(force: ForceName | null | undefined): string | undefined {
  return isHatched(force) ? styles.hatch : undefined;
}

/** The word for the legal force, with a swatch that is also read in grey. */
export function ForceMark({ force }: { force: ForceName }) {
  return (
    <span className={clsx(styles.mark, styles[force])}>
      <span className={clsx(styles.swatch, hatchClass(force))} aria-hidden />
      {forceWords[force]}
    </span>
  );
}
