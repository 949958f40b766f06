import { useSearchParams } from "@remix-run/react";
import { VIEW_AS } from "#app/paths.ts";
import type { DraftStyle } from "./draft-style.server.ts";
import styles from "./view-as.module.css";

/**
 * Shows the draft in a city's style: its numbers, its words, and the blanks it can fill. It
 * changes what this screen shows and what is taken along, and nothing in the text.
 */
export function ViewAs({ houses, house }: DraftStyle) {
  const [, setSearch] = useSearchParams();
  if (houses.length === 0) return null;
  return (
    <label className={styles.field}>
      View as
      <select
        className={styles.select}
        value={house?.id ?? ""}
        onChange={(event) => {
          const cityId = event.target.value;
          setSearch(
            (search) => {
              if (cityId) search.set(VIEW_AS, cityId);
              else search.delete(VIEW_AS);
              return search;
            },
            { replace: true, preventScrollReset: true },
          );
        }}
      >
        <option value="">No city in particular</option>
        {houses.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
