import styles from "./skeleton.module.css";

interface SkeletonProps {
  /** The form of what is coming: lines of a paragraph, or rows of a list. */
  shape?: "text" | "rows";
  count?: number;
  /** What is being fetched: "Loading the status of 14 cities". */
  label: string;
}

const widths = ["100%", "94%", "97%", "88%", "62%"];

/** Holds the place; appears only after 300 ms, so that quick answers do not flicker. */
export function Skeleton({ shape = "text", count = 4, label }: SkeletonProps) {
  const lines = Array.from({ length: count }, (_, line) => line);
  return (
    <div role="status" className={styles.skeleton} data-shape={shape}>
      <span className="visually-hidden">{label}</span>
      {lines.map((line) => (
        <span
          key={line}
          className={styles.line}
          style={{ width: shape === "text" ? widths[line % widths.length] : "100%" }}
        />
      ))}
    </div>
  );
}
