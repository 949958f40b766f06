import { type DaySchedule, durationWords, minuteWords } from "#app/domain/agenda.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { AgendaDay } from "./convening-view.ts";
import styles from "./day-total.module.css";

interface DayTotalProps {
  day: AgendaDay;
  schedule: DaySchedule<unknown>;
}

/** The minutes planned against the time a day has, and a warning where they do not fit. */
export function DayTotal({ day, schedule }: DayTotalProps) {
  const { totalMinutes, availableMinutes, overMinutes } = schedule;
  const share = Math.min(totalMinutes / Math.max(availableMinutes, 1), 1);
  return (
    <div className={styles.total}>
      <p className={styles.words}>
        <span className={styles.hours}>
          {minuteWords(day.opensMinute)} – {minuteWords(day.closesMinute)} {day.zone}
        </span>
        <span className={styles.planned}>
          {durationWords(totalMinutes)} planned of {durationWords(availableMinutes)}
          {overMinutes < 0 && `, ${durationWords(-overMinutes)} free`}
          {overMinutes === 0 && ", nothing free"}
        </span>
      </p>
      <div className={styles.bar} data-over={overMinutes > 0 || undefined} aria-hidden>
        <div className={styles.filled} style={{ inlineSize: `${share * 100}%` }} />
      </div>
      {overMinutes > 0 && (
        <Notice
          tone="warning"
          title={`${durationWords(overMinutes)} more than the day has`}
        >
          The last item would end at {minuteWords(day.closesMinute + overMinutes)}; the
          day closes at {minuteWords(day.closesMinute)}. Shorten an item, run two at the
          same time, or move one to another day.
        </Notice>
      )}
    </div>
  );
}
