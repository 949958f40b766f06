import { Link } from "@remix-run/react";
import { countOf } from "#app/domain/headline.ts";
import { campaignPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { DateText } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { Section } from "#app/ui/section.tsx";
import styles from "./campaign-list.module.css";
import type { CampaignLine, CampaignList as List } from "./campaign-queries.server.ts";
import { PeopleLine } from "./people-line.tsx";
import { StageTally } from "./stage-tally.tsx";

/** Campaigns under their issue areas. */
export function CampaignList({ areas }: { areas: List["areas"] }) {
  return areas.map((area) => (
    <Section key={area.id} id={`area-${area.id}`} title={area.name}>
      {area.summary && <p className={styles.area}>{area.summary}</p>}
      <LineList>
        {area.campaigns.map((campaign) => (
          <Line key={campaign.id} campaign={campaign} />
        ))}
      </LineList>
    </Section>
  ));
}

function Line({ campaign }: { campaign: CampaignLine }) {
  return (
    <LineItem className={styles.line}>
      <div className={styles.words}>
        <h3 className={styles.title}>
          <Link to={campaignPath(campaign.id)} prefetch="intent">
            {campaign.title}
          </Link>
          {campaign.isArchived && <Badge>Archived</Badge>}
        </h3>
        <p className={styles.goal}>{campaign.goal}</p>
        <div className={styles.leads}>
          <PeopleLine label="Leads" people={campaign.leads} />
        </div>
      </div>
      <div className={styles.standing}>
        <StageTally marks={campaign.marks} counts={campaign.counts} />
        <p className={styles.headline}>{campaign.headline}</p>
        {campaign.lastMove ? (
          <p className={styles.move}>
            <DateText on={campaign.lastMove.on} form="short" /> · {campaign.lastMove.city}
            : {campaign.lastMove.words}
          </p>
        ) : (
          <p className={styles.move}>
            {campaign.cityCount === 0
              ? "Nothing recorded yet"
              : `${countOf(campaign.cityCount, "city", "cities")}, nothing recorded yet`}
          </p>
        )}
      </div>
    </LineItem>
  );
}
