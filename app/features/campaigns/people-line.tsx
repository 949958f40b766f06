import type { Byline } from "#app/features/access/byline.ts";
import { AvatarStack } from "#app/ui/avatar.tsx";
import styles from "./people-line.module.css";

/** A few people as faces and names: "Ada Quillfeather, Austin, TX and 2 more". */
export function PeopleLine({
  label,
  people,
}: {
  label: string;
  people: readonly Byline[];
}) {
  const [first, ...rest] = people;
  if (!first) return null;
  const others =
    rest.length === 0
      ? ""
      : rest.length === 1
        ? ` and ${rest[0]?.name}`
        : ` and ${rest.length} more`;
  return (
    <span className={styles.line}>
      <AvatarStack label={label} people={people} limit={3} size="small" />
      <span aria-hidden className={styles.names}>
        {first.name}
        {others}
      </span>
    </span>
  );
}
