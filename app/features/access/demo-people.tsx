import { Avatar } from "#app/ui/avatar.tsx";
import styles from "./demo-people.module.css";
import type { DemoGroup } from "./demo-sign-in.server.ts";

/** The people of the demo by city and role, each one a button of the form around. */
export function DemoPeople({
  groups,
  isPending,
}: {
  groups: readonly DemoGroup[];
  isPending: boolean;
}) {
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h2 className={styles.title}>{group.title}</h2>
          <ul className={styles.people}>
            {group.people.map((person) => (
              <li key={person.id}>
                <button
                  type="submit"
                  name="personId"
                  value={person.id}
                  disabled={isPending}
                  className={styles.person}
                >
                  <Avatar
                    name={person.name}
                    color={person.color}
                    size="small"
                    isDecorative
                  />
                  <span>
                    <span className={styles.name}>{person.name}</span>
                    <span className={styles.role}>{person.role}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
