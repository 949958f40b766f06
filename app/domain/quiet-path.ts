import type { CalendarDate } from "./calendar-date.ts";
import type { Stage } from "./stage.ts";

/** After so many days without an action a city's path is called quiet. */
export const QUIET_AFTER_DAYS = 180;

const DAY_MS = 86_400_000;
/** Where nothing is left to be done. */
const ENDED: ReadonlySet<Stage> = new Set<Stage>(["inForce", "failed", "vetoed"]);

/**
 * "No action for 7 months": said of a path that has not ended, whose last action is more than 180
 * days ago. Null where there is nothing to say.
 */
export function quietWords(
  stage: Stage,
  lastOn: CalendarDate | null,
  today: CalendarDate,
): string | null {
  if (lastOn === null || ENDED.has(stage)) return null;
  const days = Math.round((Date.parse(today) - Date.parse(lastOn)) / DAY_MS);
  if (days <= QUIET_AFTER_DAYS) return null;
  const months = Math.floor(days / 30.44);
  return months < 24
    ? `No action for ${months} months`
    : `No action for ${Math.floor(days / 365.25)} years`;
}
