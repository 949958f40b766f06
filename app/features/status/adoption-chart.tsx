import { useState } from "react";
import {
  ADOPTION_BANDS,
  type AdoptionBand,
  type AdoptionPoint,
  BAND_WORDS,
  type StageDuration,
} from "#app/domain/adoption.ts";
import { countOf } from "#app/domain/headline.ts";
import { wordsOfDate } from "#app/ui/date-words.ts";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { stageColor } from "#app/ui/stage-name.ts";
import {
  Cell,
  HeadCell,
  Row,
  RowHead,
  Table,
  TableBody,
  TableHead,
} from "#app/ui/table.tsx";
import styles from "./adoption-chart.module.css";
import type { AdoptionView } from "./adoption-queries.server.ts";

const DAY_MS = 86_400_000;
const BAND_COLOR: Readonly<Record<AdoptionBand, string>> = {
  passed: stageColor("passed"),
  considering: stageColor("inCommittee"),
  preparing: stageColor("drafting"),
  stopped: stageColor("blocked"),
};

/** From the first action to today: how many cities were how far, day by day. */
export function AdoptionChart({
  adoption,
  isAlone,
}: {
  adoption: AdoptionView;
  /** Without the table that says the same. */
  isAlone: boolean;
}) {
  const { points, today, cityCount } = adoption;
  const first = points[0]?.on ?? today;
  const days = Math.max(1, daysBetween(first, today));
  const [at, setAt] = useState(days);
  const shown = countsOn(points, dayAfter(first, at));
  return (
    <div className={styles.adoption}>
      <figure className={styles.figure}>
        <div className={styles.plot}>
          <svg
            viewBox={`0 0 ${days} ${cityCount}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`Cities over time, ${wordsOfDate(first)} to ${wordsOfDate(today)}; the table below says the same`}
            className={styles.areas}
          >
            {ADOPTION_BANDS.map((band) => (
              <path
                key={band}
                d={areaOf(points, band, { first, days, cityCount })}
                style={{ fill: BAND_COLOR[band] }}
                className={styles.area}
              />
            ))}
          </svg>
          <ol className={styles.scale} aria-hidden>
            {levelsOf(cityCount).map((level) => (
              <li key={level} style={{ bottom: `${(level / cityCount) * 100}%` }}>
                <span>{level}</span>
              </li>
            ))}
          </ol>
          <span
            className={styles.cursor}
            style={{ left: `${(at / days) * 100}%` }}
            aria-hidden
          />
        </div>
        <ol className={styles.years} aria-hidden>
          {ticksOf(first, days).map(({ words, share }) => (
            <li key={words} style={{ left: `${share * 100}%` }}>
              {words}
            </li>
          ))}
        </ol>
        <label className={styles.day}>
          <span className="visually-hidden">Day</span>
          <input
            type="range"
            min={0}
            max={days}
            value={at}
            onChange={(event) => setAt(Number(event.currentTarget.value))}
            aria-valuetext={wordsOfDate(dayAfter(first, at))}
          />
        </label>
        <figcaption className={styles.reading} aria-live="polite">
          <strong>{wordsOfDate(dayAfter(first, at))}</strong>
          {ADOPTION_BANDS.map((band) => (
            <span key={band} className={styles.key}>
              <span
                className={styles.swatch}
                style={{ background: BAND_COLOR[band] }}
                data-band={band}
              />
              {BAND_WORDS[band]}: {shown?.[band] ?? 0}
            </span>
          ))}
        </figcaption>
      </figure>
      {!isAlone && <AdoptionTable adoption={adoption} />}
    </div>
  );
}

function AdoptionTable({ adoption: { points, today } }: { adoption: AdoptionView }) {
  return (
    <Table caption="The same in numbers">
      <TableHead>
        <HeadCell>At the end of</HeadCell>
        {ADOPTION_BANDS.map((band) => (
          <HeadCell key={band} isNumeric>
            {BAND_WORDS[band]}
          </HeadCell>
        ))}
      </TableHead>
      <TableBody>
        {yearsOf(points[0]?.on ?? today, today).map((year) => (
          <Row key={year}>
            <RowHead>{year === today.slice(0, 4) ? `${year}, so far` : year}</RowHead>
            {ADOPTION_BANDS.map((band) => (
              <Cell key={band} isNumeric>
                {countsOn(points, `${year}-12-31`)?.[band] ?? 0}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

/** Stage by stage: from the quickest to the slowest, with the one in the middle. */
export function StageDurations({ durations }: { durations: readonly StageDuration[] }) {
  const most = Math.max(1, ...durations.map(({ longest }) => longest));
  const share = (days: number) => `${(days / most) * 100}%`;
  return (
    <Table
      caption="Days each stage took, counted when a city left it"
      isCaptionHidden
      isStacked
    >
      <TableHead>
        <HeadCell>Stage</HeadCell>
        <HeadCell isNumeric>Half were done in</HeadCell>
        <HeadCell>From the quickest to the slowest</HeadCell>
        <HeadCell isNumeric>Times</HeadCell>
      </TableHead>
      <TableBody>
        {durations.map(({ stage, times, shortest, median, longest }) => (
          <Row key={stage}>
            <RowHead>
              <StageMark stage={stage} />
            </RowHead>
            <Cell label="Half were done in" isNumeric>
              {countOf(median, "day", "days")}
            </Cell>
            <Cell label="From the quickest to the slowest">
              <span className={styles.track} aria-hidden>
                <span
                  className={styles.range}
                  style={{
                    left: share(shortest),
                    width: share(longest - shortest),
                    background: stageColor(stage),
                  }}
                />
                <span className={styles.middle} style={{ left: share(median) }} />
              </span>
              <span className={styles.span}>
                {shortest === longest
                  ? countOf(longest, "day", "days")
                  : `${shortest}–${longest} days`}
              </span>
            </Cell>
            <Cell label="Times" isNumeric>
              {times}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function dayAfter(from: string, days: number): string {
  return new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10);
}

function countsOn(points: readonly AdoptionPoint[], on: string) {
  return points.findLast((point) => point.on <= on)?.counts;
}

/** The steps of a band on those below it, as one closed path. */
function areaOf(
  points: readonly AdoptionPoint[],
  band: AdoptionBand,
  { first, days, cityCount }: { first: string; days: number; cityCount: number },
): string {
  const below = ADOPTION_BANDS.slice(0, ADOPTION_BANDS.indexOf(band));
  const edge = (isTop: boolean) =>
    points.map(({ on, counts }, nth) => {
      const foot = below.reduce((sum, one) => sum + counts[one], 0);
      const next = points[nth + 1]?.on;
      return {
        from: daysBetween(first, on),
        to: next ? daysBetween(first, next) : days,
        y: cityCount - foot - (isTop ? counts[band] : 0),
      };
    });
  const top = edge(true).map(({ from, to, y }) => `${from},${y} ${to},${y}`);
  const bottom = edge(false)
    .reverse()
    .map(({ from, to, y }) => `${to},${y} ${from},${y}`);
  return points.length > 0 ? `M${top.join(" L")} L${bottom.join(" L")}Z` : "";
}

/** At most five lines of the scale, in whole cities. */
function levelsOf(cityCount: number): number[] {
  const step = Math.max(1, Math.ceil(cityCount / 5));
  return Array.from(
    { length: Math.floor(cityCount / step) },
    (_, nth) => (nth + 1) * step,
  );
}

function yearsOf(first: string, last: string): string[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, nth) => String(from + nth));
}

/** The beginnings of years, a few. */
function ticksOf(first: string, days: number): { words: string; share: number }[] {
  const years = yearsOf(first, dayAfter(first, days)).slice(1);
  const each = Math.max(1, Math.ceil(years.length / 8));
  return years
    .filter((_, nth) => nth % each === 0)
    .map((year) => ({ words: year, share: daysBetween(first, `${year}-01-01`) / days }));
}
