import {
  type DateForm,
  exactInstant,
  wordsOfDate,
  wordsOfInstant,
} from "./date-words.ts";

/** A calendar date `YYYY-MM-DD` in words, the weekday on hover. */
export function DateText({ on, form = "long" }: { on: string; form?: DateForm }) {
  return (
    <time dateTime={on.slice(0, 10)} title={wordsOfDate(on, "weekday")}>
      {wordsOfDate(on, form)}
    </time>
  );
}

interface InstantTextProps {
  at: Date | string;
  /** IANA name, such as "America/Chicago": the zone of the reader or of the meeting. */
  tz: string;
  /** Given by the loader, so that server and browser count from the same moment. */
  now?: Date | string;
}

/** An instant as people say it, everything on hover. */
export function InstantText({ at, tz, now }: InstantTextProps) {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return null;
  return (
    <time dateTime={instant.toISOString()} title={exactInstant(instant, tz)}>
      {wordsOfInstant(instant, tz, now === undefined ? undefined : new Date(now))}
    </time>
  );
}

/** From one day to another, said once where they share: "August 3–5, 2017". */
export function DateSpan({ from, to }: { from: string; to: string }) {
  const start = wordsOfDate(from);
  const end = wordsOfDate(to);
  const exact = `${wordsOfDate(from, "weekday")} to ${wordsOfDate(to, "weekday")}`;
  return <span title={exact}>{spanWords(from, to, start, end)}</span>;
}

function spanWords(from: string, to: string, start: string, end: string): string {
  if (from.slice(0, 10) === to.slice(0, 10)) return start;
  if (from.slice(0, 7) === to.slice(0, 7)) {
    return `${start.replace(/, \d{4}$/, "")}–${end.replace(/^\D+/, "")}`;
  }
  if (from.slice(0, 4) === to.slice(0, 4)) {
    return `${start.replace(/, \d{4}$/, "")} – ${end}`;
  }
  return `${start} – ${end}`;
}
