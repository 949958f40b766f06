import { Link } from "@remix-run/react";
import { countOf } from "#app/domain/headline.ts";
import type { Byline } from "#app/features/access/byline.ts";
import {
  campaignCityPath,
  campaignPeoplePath,
  campaignStatusPath,
  personPath,
} from "#app/paths.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { DateText } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { Section } from "#app/ui/section.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import styles from "./campaign-overview.module.css";
import type { CampaignOverview, CityStep } from "./campaign-queries.server.ts";
import { NextStepText } from "./next-step-text.tsx";
import { StageTally } from "./stage-tally.tsx";
import { EVERY_CITY, statusQuery } from "./status-filter.ts";

interface OverviewProps {
  campaignId: string;
  overview: CampaignOverview;
}

/** The one answer, in a sentence, over one picture of all cities. */
export function Headline({ overview }: { overview: CampaignOverview }) {
  const { next } = overview;
  return (
    <div className={styles.headline}>
      <p className={styles.answer}>
        {overview.headline}
        {next?.step.on && (
          <>
            ; next:{" "}
            <Link to={campaignCityPath(next.campaignId, next.campaignCityId)}>
              {next.step.words} <DateText on={next.step.on} form="short" />, {next.city}
            </Link>
          </>
        )}
        .
      </p>
      <StageTally marks={overview.marks} counts={overview.stages} />
    </div>
  );
}

/** The cities by where they stand, furthest first; long stages are cut and lead on. */
export function CitiesByStage({ campaignId, overview }: OverviewProps) {
  return (
    <ul className={styles.stages}>
      {overview.stages.map(({ stage, count, cities }) => {
        const query = statusQuery({ ...EVERY_CITY, stage });
        return (
          <li key={stage} className={styles.stage}>
            <div className={styles.mark}>
              <StageMark stage={stage} />
              <span className={styles.count}>{count}</span>
            </div>
            <p className={styles.cities}>
              {cities.map((city, place) => (
                <span key={city.campaignCityId}>
                  {place > 0 && ", "}
                  <Link to={campaignCityPath(campaignId, city.campaignCityId)}>
                    {city.city}
                  </Link>
                </span>
              ))}
              {count > cities.length && (
                <>
                  {" "}
                  <Link to={`${campaignStatusPath(campaignId)}${query}`}>
                    and {countOf(count - cities.length, "other", "others")}
                  </Link>
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** What cities do next, the overdue before the soonest. */
export function NextSteps({ steps }: { steps: readonly CityStep[] }) {
  return (
    <LineList>
      {steps.map(({ campaignId, campaignCityId, city, step }) => (
        <LineItem key={campaignCityId} className={styles.step}>
          <Link to={campaignCityPath(campaignId, campaignCityId)}>{city}</Link>
          <NextStepText step={step} />
        </LineItem>
      ))}
    </LineList>
  );
}

/** Who answers for the campaign. */
export function Leads({ campaignId, leads }: { campaignId: string; leads: Byline[] }) {
  return (
    <Section title="Leads">
      {leads.length === 0 ? (
        <p className={styles.quiet}>
          Nobody is named yet. <Link to={campaignPeoplePath(campaignId)}>See people</Link>
        </p>
      ) : (
        <ul className={styles.leads}>
          {leads.map((lead) => (
            <li key={lead.personId} className={styles.lead}>
              <Avatar {...lead} isDecorative />
              <span>
                <Link to={personPath(lead.personId)}>{lead.name}</Link>
                {(lead.title || lead.city) && (
                  <span className={styles.post}>
                    {[lead.title, lead.city].filter(Boolean).join(", ")}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
