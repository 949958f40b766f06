import styles from "./stage-glyph.module.css";
import type { StageName } from "./stage-name.ts";

/** How much of the disc is filled, for the stages that are a way travelled. */
const travelled: Partial<Record<StageName, number>> = {
  introduced: 0.2,
  inCommittee: 0.4,
  hearing: 0.6,
  passed: 0.8,
};

interface StageGlyphProps {
  stage: StageName;
  /** Inside another drawing: how large it is there, around the point where it is put. */
  inset?: number;
}

/** The drawing of a stage: a disc that fills, closes and is ticked; or is barred. */
export function StageGlyph({ stage, inset }: StageGlyphProps) {
  const place = inset && { x: -inset / 2, y: -inset / 2, width: inset, height: inset };
  return (
    <svg viewBox="0 0 16 16" {...place} className={styles.glyph} aria-hidden>
      <Drawing stage={stage} />
    </svg>
  );
}

const RING = "M14.6 8A6.6 6.6 0 1 1 1.4 8A6.6 6.6 0 1 1 14.6 8Z";

function Drawing({ stage }: { stage: StageName }) {
  switch (stage) {
    case "exploring":
      return <path className={styles.dashed} d={RING} />;
    case "drafting":
      return (
        <>
          <path d={RING} />
          <circle cx={8} cy={8} r={1.4} className={styles.solid} />
        </>
      );
    case "introduced":
    case "inCommittee":
    case "hearing":
    case "passed":
      return (
        <>
          <path d={RING} />
          <path d={slice(travelled[stage] ?? 0)} className={styles.solid} />
        </>
      );
    case "signed":
      return (
        <>
          <path d={RING} />
          <circle cx={8} cy={8} r={4.6} className={styles.solid} />
        </>
      );
    case "inForce":
      return (
        <path
          className={styles.solid}
          fillRule="evenodd"
          d="M8 .6a7.4 7.4 0 1 0 0 14.8A7.4 7.4 0 0 0 8 .6Zm4.1 5.5-4.6 5.3a.9.9 0 0 1-1.3.06L3.9 9.2l1.25-1.3 1.6 1.55 3.95-4.6 1.4 1.25Z"
        />
      );
    case "blocked":
      return (
        <>
          <path d={RING} />
          <path d="M4.8 8h6.4" className={styles.heavy} />
        </>
      );
    case "failed":
      return <path d={`${RING}M5.6 5.6 10.4 10.4M10.4 5.6 5.6 10.4`} />;
    case "vetoed":
      return <path d={`${RING}M3.4 12.6 12.6 3.4`} />;
  }
}

/** A slice of a disc of radius 4.6 round (8, 8), clockwise from noon; `part` between 0 and 1. */
function slice(part: number): string {
  const angle = part * 2 * Math.PI;
  const x = (8 + 4.6 * Math.sin(angle)).toFixed(2);
  const y = (8 - 4.6 * Math.cos(angle)).toFixed(2);
  return `M8 8V3.4A4.6 4.6 0 ${part > 0.5 ? 1 : 0} 1 ${x} ${y}Z`;
}
