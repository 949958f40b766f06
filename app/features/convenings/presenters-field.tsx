import { clsx } from "clsx";
import X from "lucide-react/icons/x";
import { useId, useMemo, useState } from "react";
import type { Byline } from "#app/features/access/byline.ts";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import styles from "./presenters-field.module.css";

/** How many people are listed at once; typing narrows the list. */
const SHOWN = 8;

interface PresentersFieldProps {
  name: string;
  people: readonly Byline[];
  /** Ids with a space between them. */
  defaultValue?: string;
  error?: string;
}

/** Who presents: chosen people as removable names, and a list that typing narrows. */
export function PresentersField(props: PresentersFieldProps) {
  const { name, people, error } = props;
  const [ids, setIds] = useState(() =>
    (props.defaultValue ?? "").split(" ").filter(Boolean),
  );
  const [sought, setSought] = useState("");
  const errorId = useId();
  const chosen = ids.flatMap(
    (id) => people.find((person) => person.personId === id) ?? [],
  );
  const found = useMemo(() => {
    const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
    return people.filter((person) => {
      const text =
        `${person.name} ${person.city ?? ""} ${person.title ?? ""}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [people, sought]);
  const offered = found.filter((person) => !ids.includes(person.personId));

  function add(person: Byline): void {
    setIds((list) => [...list, person.personId]);
    setSought("");
  }

  return (
    <fieldset className={styles.field} aria-describedby={error ? errorId : undefined}>
      <legend className={styles.legend}>
        Presenters <span className={styles.optional}>(optional)</span>
      </legend>
      <input type="hidden" name={name} value={ids.join(" ")} />
      <ul className={clsx(styles.chosen, chosen.length === 0 && "visually-hidden")}>
        {chosen.map((person) => (
          <li key={person.personId} className={styles.chip}>
            <span>
              {person.name}
              {person.city && <span className={styles.city}>, {person.city}</span>}
            </span>
            <button
              type="button"
              className={styles.remove}
              aria-label={`Take ${person.name} away`}
              onClick={() =>
                setIds((list) => list.filter((id) => id !== person.personId))
              }
            >
              <Icon of={X} />
            </button>
          </li>
        ))}
      </ul>
      <TextField
        name="seekPresenter"
        form="none"
        label="Find somebody"
        placeholder="Name or city"
        autoComplete="off"
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          const only = offered.length === 1 ? offered[0] : undefined;
          if (only) add(only);
        }}
      />
      <p role="status" className={styles.count}>
        {offered.length === 0
          ? "Nobody else by that name or city."
          : sought && `${offered.length} found`}
      </p>
      <ul className={styles.offered}>
        {offered.slice(0, SHOWN).map((person) => (
          <li key={person.personId}>
            <button type="button" className={styles.offer} onClick={() => add(person)}>
              <span>{person.name}</span>
              {person.city && <span className={styles.city}>{person.city}</span>}
            </button>
          </li>
        ))}
      </ul>
      {offered.length > SHOWN && (
        <p className={styles.more}>and {offered.length - SHOWN} more; type to narrow.</p>
      )}
      {error && (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
