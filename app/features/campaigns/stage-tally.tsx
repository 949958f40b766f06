import { countOf } from "#app/domain/headline.ts";
import { STAGE_WORDS } from "#app/domain/stage.ts";
import { type CityStage, StageRow } from "#app/ui/stage-mark.tsx";
import { stageColor } from "#app/ui/stage-name.ts";
import type { StageCount } from "./campaign-queries.server.ts";
import styles from "./stage-tally.module.css";

interface StageTallyProps {
  /** One mark a city; empty when there are too many to tell apart. */
  marks: readonly CityStage[];
  counts: readonly StageCount[];
}

/** Where the cities of a campaign stand, in one small picture: marks, or shares of a bar. */
export function StageTally({ marks, counts }: StageTallyProps) {
  if (marks.length > 0) return <StageRow cities={marks} />;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const words = counts.map(
    ({ stage, count }) => `${count} ${STAGE_WORDS[stage].toLowerCase()}`,
  );
  return (
    <span
      className={styles.bar}
      role="img"
      aria-label={`${countOf(total, "city", "cities")}: ${words.join(", ")}`}
    >
      {counts.map(({ stage, count }) => (
        <span
          key={stage}
          className={styles.share}
          title={`${STAGE_WORDS[stage]}: ${count}`}
          style={{ flexGrow: count, background: stageColor(stage) }}
        />
      ))}
    </span>
  );
}
