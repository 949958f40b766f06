import { AvatarStack } from "#app/ui/avatar.tsx";
import styles from "./presence-bar.module.css";
import type { RoomPerson } from "./room-connection.ts";

/** Who else is in the text now; joining and leaving is said quietly. */
export function PresenceBar({ people }: { people: readonly RoomPerson[] }) {
  const names = people.map(({ name, city }) => (city ? `${name}, ${city}` : name));
  return (
    <div className={styles.bar}>
      {people.length > 0 && (
        <AvatarStack
          label="Also here"
          limit={5}
          people={people.map((person) => ({
            ...person,
            color: person.colorIndex,
            isHere: true,
          }))}
        />
      )}
      <span className="visually-hidden" role="status" aria-live="polite">
        {names.length === 0 ? "Nobody else is here." : `Also here: ${names.join("; ")}.`}
      </span>
    </div>
  );
}
