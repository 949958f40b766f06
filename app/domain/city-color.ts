/** How many colours the palette of cities has (ui/theme.css, `--city-1` to `--city-12`). */
const COLORS = 12;

/**
 * The colour of a city's people, 1 to 12, the same on every page and in every caret: taken
 * from the city's id. Somebody without a city has the last.
 */
export function cityColorIndex(cityId: string | null): number {
  if (cityId === null) return COLORS;
  let hash = 0;
  for (const character of cityId) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return (hash % COLORS) + 1;
}
