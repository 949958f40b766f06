import type { PlannedDay } from "#app/domain/procedure-calendar.ts";
import { listed } from "#app/domain/wording.ts";
import { cityEditPath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { wordsOfDate } from "#app/ui/date-words.ts";
import { Notice } from "#app/ui/notice.tsx";
import {
  Cell,
  HeadCell,
  Row,
  RowHead,
  Table,
  TableBody,
  TableHead,
} from "#app/ui/table.tsx";
import type { CityCalendar } from "./city-queries.server.ts";

/** The one answer: when it is in force at the earliest, and whether that is in time. */
export function CalendarVerdict({ calendar }: { calendar: CityCalendar }) {
  const { by, filedOn, ordinary, emergency } = calendar;
  const inForce = lastOf(ordinary.earliest);
  const filed = wordsOfDate(filedOn);
  if (by === null) {
    return (
      <Notice>
        Filed on {filed}, it is in force on {wordsOfDate(inForce)} at the earliest.
      </Notice>
    );
  }
  const target = wordsOfDate(by);
  if (inForce <= by) {
    const latest = ordinary.latest?.[0]?.on ?? by;
    return (
      <Notice tone="success" title={`It can be in force by ${target}`}>
        Filed on {filed}, it is in force on {wordsOfDate(inForce)} at the earliest; the
        last day to file it is {wordsOfDate(latest)}.
      </Notice>
    );
  }
  const sooner = emergency ? lastOf(emergency.earliest) : null;
  return (
    <Notice tone="warning" title={`It cannot be in force before ${wordsOfDate(inForce)}`}>
      Filed on {filed}, it misses {target}.
      {sooner !== null && sooner <= by
        ? ` As an emergency it could be in force on ${wordsOfDate(sooner)}.`
        : ""}
    </Notice>
  );
}

/** What the profile leaves open; whoever may fills it in. */
export function RulesNotKnown({ calendar }: { calendar: CityCalendar }) {
  const { unknown, may, city } = calendar;
  if (unknown.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title="The profile does not say everything"
      action={
        may.edit && (
          <ButtonLink size="small" to={cityEditPath(city.id)}>
            Fill it in
          </ButtonLink>
        )
      }
    >
      It is not known {listed(unknown)}. What is not known counts as no time at all, so
      the real days may be later.
    </Notice>
  );
}

interface CalendarTableProps {
  caption: string;
  plan: { earliest: PlannedDay[]; latest: PlannedDay[] | null };
  by: string | null;
}

/** Step by step: the earliest day, the latest one, and why. */
export function CalendarTable({ caption, plan, by }: CalendarTableProps) {
  return (
    <Table caption={caption} isCaptionHidden isStacked>
      <TableHead>
        <HeadCell>Step</HeadCell>
        <HeadCell>Earliest</HeadCell>
        {plan.latest && <HeadCell>Latest</HeadCell>}
        <HeadCell>Why</HeadCell>
      </TableHead>
      <TableBody>
        {plan.earliest.map((day, at) => {
          const latest = plan.latest?.[at];
          return (
            <Row key={day.name}>
              <RowHead>{day.name}</RowHead>
              <Cell label="Earliest">
                <DateText on={day.on} form="weekday" />
              </Cell>
              {latest && (
                <Cell label="Latest">
                  <DateText on={latest.on} form="weekday" />
                </Cell>
              )}
              <Cell label="Why">
                {day.because}
                {latest &&
                  by &&
                  latest.because !== day.because &&
                  ` Latest: ${latest.because}`}
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}

function lastOf(days: readonly PlannedDay[]): string {
  return days.at(-1)?.on ?? "";
}
