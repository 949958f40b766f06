import { Link } from "@remix-run/react";
import CalendarPlus from "lucide-react/icons/calendar-plus";
import { FollowedLinks } from "#app/features/campaigns/followed-links.tsx";
import { campaignCityPath, settingsPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { wordsOfDate } from "#app/ui/date-words.ts";
import { Empty } from "#app/ui/empty.tsx";
import { useFirstOfMany } from "#app/ui/first-of-many.ts";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { Section } from "#app/ui/section.tsx";
import type { StatusDate } from "./date-queries.server.ts";
import styles from "./status-dates.module.css";

interface StatusDatesProps {
  campaignId: string;
  dates: readonly StatusDate[];
  /** The same as a file for one's own calendar. */
  filePath: string;
}

/** Drawn before the page is alive: more than a screen shows. */
const FIRST_DATES = 24;

/** Hearings, votes and steps still to come, month by month; what is overdue stands first. */
export function StatusDates({ campaignId, dates, filePath }: StatusDatesProps) {
  const shown = useFirstOfMany(dates, FIRST_DATES);
  if (dates.length === 0) {
    return (
      <Empty level={3} title="No day is set">
        An action entered for a day to come, or a next step with a day, stands here.
      </Empty>
    );
  }
  return (
    <div className={styles.dates}>
      <FollowedLinks>
        {monthsOf(shown).map(({ name, dates: inMonth }) => (
          <Section key={name} title={name} level={3}>
            <LineList>
              {inMonth.map((date) => (
                <LineItem key={date.id} className={styles.line}>
                  <span className={styles.day}>
                    <DateText on={date.on} form="short" />
                  </span>
                  <a
                    href={campaignCityPath(campaignId, date.campaignCityId)}
                    className={styles.city}
                  >
                    {date.city}
                  </a>
                  <span className={styles.words}>
                    {date.words} {date.isHearing && <Badge tone="blue">Hearing</Badge>}
                    {date.bodyName && (
                      <span className={styles.body}> {date.bodyName}</span>
                    )}
                  </span>
                </LineItem>
              ))}
            </LineList>
          </Section>
        ))}
      </FollowedLinks>
      <p className={styles.along}>
        <ButtonLink to={filePath} icon={CalendarPlus} size="small" reloadDocument>
          Take these days into your calendar
        </ButtonLink>
        <Link to={`${settingsPath()}#keys`}>Or let your calendar follow them</Link>
      </p>
    </div>
  );
}

function monthsOf(dates: readonly StatusDate[]): { name: string; dates: StatusDate[] }[] {
  const months = new Map<string, StatusDate[]>();
  for (const date of dates) {
    // "December 4, 2026" without its day.
    const month = wordsOfDate(date.on).replace(/ \d+,/, "");
    const name = date.isOverdue ? "Overdue" : month;
    const list = months.get(name);
    if (list) list.push(date);
    else months.set(name, [date]);
  }
  return [...months].map(([name, list]) => ({ name, dates: list }));
}
