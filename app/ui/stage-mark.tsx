import { clsx } from "clsx";
import { type ForceName, forceWords, hatchClass, isHatched } from "./force-mark.tsx";
import { StageGlyph } from "./stage-glyph.tsx";
import styles from "./stage-mark.module.css";
import { type StageName, stageOrder, stageWords } from "./stage-name.ts";

export type { StageName };

interface StageMarkProps {
  stage: StageName;
  /** Enjoined or preempted lays a hatch over the mark and is said. */
  force?: ForceName | null;
  /** "small" is the drawing alone, its word for the ear and the pointer. */
  size?: "small" | "medium";
}

function wordsOf(stage: StageName, force?: ForceName | null): string {
  return force && isHatched(force)
    ? `${stageWords[stage]}, ${forceWords[force].toLowerCase()}`
    : stageWords[stage];
}

/** A stage as drawing and word, on its step of the scale. */
export function StageMark({ stage, force, size = "medium" }: StageMarkProps) {
  const words = wordsOf(stage, force);
  if (size === "small") {
    return (
      <span
        className={clsx(styles.mark, styles.small, styles[stage], hatchClass(force))}
        title={words}
      >
        <StageGlyph stage={stage} />
        <span className="visually-hidden">{words}</span>
      </span>
    );
  }
  return (
    <span className={clsx(styles.mark, styles[stage])}>
      <StageGlyph stage={stage} />
      {stageWords[stage]}
      {isHatched(force) && (
        <>
          <span className={clsx(styles.veil, hatchClass(force))} aria-hidden />
          <span className="visually-hidden">, {words.split(", ")[1]}</span>
        </>
      )}
    </span>
  );
}

export interface CityStage {
  /** "Tacoma, WA" */
  city: string;
  stage: StageName;
  force?: ForceName | null;
}

/** Cities as small steps of the scale, furthest first; one picture with one sentence. */
export function StageRow({
  cities,
  limit = 40,
}: {
  cities: readonly CityStage[];
  limit?: number;
}) {
  const sorted = [...cities].sort((a, b) => rank(b.stage) - rank(a.stage));
  return (
    <span className={styles.row} role="img" aria-label={stageSentence(cities)}>
      {sorted.slice(0, limit).map((city) => (
        <span
          key={city.city}
          className={clsx(styles.step, styles[city.stage], hatchClass(city.force))}
          title={`${city.city}: ${wordsOf(city.stage, city.force)}`}
        />
      ))}
      {sorted.length > limit && (
        <span className={styles.more}>+{sorted.length - limit}</span>
      )}
    </span>
  );
}

/** In force first, the ways to stop last. */
function rank(stage: StageName): number {
  const place = stageOrder.indexOf(stage);
  const lastStep = stageOrder.indexOf("inForce");
  return place <= lastStep ? place : lastStep - place;
}

/** "14 cities: 7 in force, 2 hearing, 1 blocked", furthest first. */
export function stageSentence(cities: readonly CityStage[]): string {
  const counts = [...stageOrder]
    .sort((a, b) => rank(b) - rank(a))
    .map((stage) => ({ stage, count: cities.filter((c) => c.stage === stage).length }))
    .filter(({ count }) => count > 0)
    .map(({ stage, count }) => `${count} ${stageWords[stage].toLowerCase()}`);
  const hatched = cities.filter((city) => isHatched(city.force)).length;
  if (hatched > 0) counts.push(`${hatched} enjoined or preempted`);
  const total = `${cities.length} ${cities.length === 1 ? "city" : "cities"}`;
  return counts.length > 0 ? `${total}: ${counts.join(", ")}` : total;
}
