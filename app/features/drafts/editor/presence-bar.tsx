import { Avatar } from "#app/ui/avatar.tsx";
import { Button } from "#app/ui/button.tsx";
import { nameAndCity } from "#app/ui/person-words.ts";
import styles from "./presence-bar.module.css";
import type { RoomPerson } from "./room-connection.ts";
import type { Following } from "./use-following.ts";

/** How many are drawn before "+3". */
const MOST_DRAWN = 5;

interface PresenceBarProps {
  people: readonly RoomPerson[];
  following: Following;
}

/** Who else is in the text now; joining and leaving is said quietly. Pressing one follows their caret. */
export function PresenceBar({ people, following }: PresenceBarProps) {
  const { followed, follow, stop } = following;
  const names = people.map(nameAndCity);
  const rest = people.slice(MOST_DRAWN);
  return (
    <div className={styles.bar}>
      {people.length > 0 && (
        <ul className={styles.people} aria-label="Also here">
          {people.slice(0, MOST_DRAWN).map((person) => (
            <li key={nameAndCity(person)}>
              <button
                type="button"
                className={styles.person}
                aria-pressed={followed === person}
                aria-label={`Follow ${nameAndCity(person)}`}
                title={`Follow ${nameAndCity(person)}`}
                onClick={() => (followed === person ? stop() : follow(person))}
              >
                <Avatar {...person} color={person.colorIndex} isHere isDecorative />
              </button>
            </li>
          ))}
          {rest.length > 0 && (
            <li className={styles.rest} title={rest.map(({ name }) => name).join(", ")}>
              +{rest.length}
              <span className="visually-hidden"> more people</span>
            </li>
          )}
        </ul>
      )}
      <span className="visually-hidden" role="status" aria-live="polite">
        {names.length === 0 ? "Nobody else is here." : `Also here: ${names.join("; ")}.`}
      </span>
      <div
        role="status"
        aria-live="polite"
        className={followed ? styles.banner : undefined}
      >
        {followed && (
          <>
            <span>
              Following {nameAndCity(followed)}. Scroll, type or press Escape to stop.
            </span>
            <Button size="small" onClick={stop}>
              Stop
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
