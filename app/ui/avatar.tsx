/*
 * app/ui holds the furniture: tokens, type, and components that know nothing of campaigns,
 * drafts or people beyond what a page hands them. One component a file, one CSS module
 * beside it. What does not belong: words of one feature, requests, permissions.
 */
import { clsx } from "clsx";
import styles from "./avatar.module.css";
import { initialsOf, nameAndCity } from "./person-words.ts";

export interface AvatarPerson {
  name: string;
  /** "Tacoma, WA" */
  city?: string | null;
  /** 1 to 12: the city's place in the palette. Any other number is brought into it. */
  color: number;
  /** Here now: drawn with a ring. */
  isHere?: boolean;
}

/** The custom property of a city's colour, for carets, dots and underlines. */
export function cityColor(color: number): string {
  return `var(--city-${((((Math.trunc(color) - 1) % 12) + 12) % 12) + 1})`;
}

type AvatarSize = "small" | "medium" | "large";

interface AvatarProps extends AvatarPerson {
  size?: AvatarSize;
  /** The name stands beside it: say nothing twice. */
  isDecorative?: boolean;
}

/** A person as initials on the colour of the city; the edge's pattern tells neighbours in hue apart. */
export function Avatar({
  name,
  city,
  color,
  isHere,
  size = "medium",
  isDecorative,
}: AvatarProps) {
  const words = nameAndCity({ name, city });
  return (
    <span
      className={clsx(styles.avatar, styles[size], isHere && styles.here)}
      style={{ "--avatar-color": cityColor(color) } as React.CSSProperties} // a custom property is not in React's list
      data-pattern={((((Math.trunc(color) - 1) % 3) + 3) % 3) + 1}
      title={words}
      {...(isDecorative
        ? { "aria-hidden": true }
        : { role: "img", "aria-label": isHere ? `${words}, here now` : words })}
    >
      <span aria-hidden>{initialsOf(name)}</span>
    </span>
  );
}

interface AvatarStackProps {
  people: readonly AvatarPerson[];
  /** How many are drawn before "+3". */
  limit?: number;
  size?: AvatarSize;
  /** What the group is: "Leads", "Here now". */
  label: string;
}

/** People overlapping a little, with the number of those who did not fit. */
export function AvatarStack({ people, limit = 4, size, label }: AvatarStackProps) {
  const rest = people.slice(limit);
  return (
    <ul className={styles.stack} aria-label={label}>
      {people.slice(0, limit).map((person) => (
        <li key={`${person.name} ${person.city}`}>
          <Avatar {...person} size={size} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className={styles.rest} title={rest.map((person) => person.name).join(", ")}>
          +{rest.length}
          <span className="visually-hidden"> more people</span>
        </li>
      )}
    </ul>
  );
}
