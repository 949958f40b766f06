import { Link } from "@remix-run/react";
import { conveningPath } from "#app/paths.ts";
import { wordsOfDate } from "#app/ui/date-words.ts";
import styles from "./agenda-bar.module.css";
import type { ConveningView } from "./convening-view.ts";
import { dayAnchor } from "./programme.tsx";

interface AgendaBarProps {
  convening: ConveningView;
  areaId: string | null;
}

/** Ways into a long programme: its days, and the issue areas it touches. */
export function AgendaBar({ convening, areaId }: AgendaBarProps) {
  const { days, items } = convening;
  const areas = new Map(
    items.flatMap(({ issueArea }) => (issueArea ? [[issueArea.id, issueArea.name]] : [])),
  );
  if (days.length < 2 && areas.size === 0) return null;
  const path = conveningPath(convening.id);
  const choices = [
    { id: null, name: "All", to: path },
    ...[...areas].map(([id = "", name = ""]) => ({ id, name, to: `${path}?area=${id}` })),
  ];
  return (
    <div className={styles.bar}>
      {days.length > 1 && (
        <nav aria-label="Days">
          <ul className={styles.list}>
            {days.map((day) => (
              <li key={day.id}>
                <a href={`#${dayAnchor(day)}`} className={styles.day}>
                  {wordsOfDate(day.on, "weekday").slice(0, 3)}{" "}
                  {wordsOfDate(day.on, "withoutYear")}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {areas.size > 0 && (
        <nav aria-label="Issue area">
          <ul className={styles.list}>
            {choices.map(({ id, name, to }) => (
              <li key={id ?? "all"}>
                <Link
                  to={to}
                  preventScrollReset
                  replace
                  className={styles.area}
                  aria-current={id === areaId ? "true" : undefined}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {areaId !== null && convening.mayEdit && (
        <p className={styles.note}>Show all to move items.</p>
      )}
    </div>
  );
}
