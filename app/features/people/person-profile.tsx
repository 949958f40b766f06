import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { OFFICE_KIND_WORDS } from "#app/domain/rights.ts";
import { campaignPath, cityPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { CityName } from "#app/ui/city-name.tsx";
import { DateText } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./person-profile.module.css";
import type { OfficeLine, PersonView } from "./person-queries.server.ts";

/** Offices a line each, with their days; links to the cities for whoever may open them. */
export function OfficeList(props: {
  offices: readonly OfficeLine[];
  linksCities: boolean;
  /** What stands at the end of a line: a button that ends it. */
  action?: (office: OfficeLine) => ReactNode;
}) {
  return (
    <LineList>
      {props.offices.map((office) => (
        <LineItem key={office.id} className={styles.office}>
          <div>
            <p className={styles.title}>
              {office.title}
              {office.district && `, ${office.district}`}{" "}
              {office.when === "now" && <Badge tone="blue">Today</Badge>}
              {office.when === "later" && <Badge>From then</Badge>}
            </p>
            <p className={styles.detail}>
              {props.linksCities ? (
                <Link to={cityPath(office.city.id)}>
                  <CityName name={office.city.label} />
                </Link>
              ) : (
                <CityName name={office.city.label} />
              )}
              {" · "}
              {OFFICE_KIND_WORDS[office.kind]}
              {" · "}
              {office.endsOn ? (
                <>
                  <DateText on={office.startsOn} form="short" /> –{" "}
                  <DateText on={office.endsOn} form="short" />
                </>
              ) : (
                <>
                  since <DateText on={office.startsOn} form="short" />
                </>
              )}
            </p>
          </div>
          {props.action?.(office)}
        </LineItem>
      ))}
    </LineList>
  );
}

/** The campaigns a person answers for. */
export function LeadList({ leads }: { leads: PersonView["leads"] }) {
  return (
    <LineList>
      {leads.map((campaign) => (
        <LineItem key={campaign.id}>
          <p className={styles.title}>
            <Link to={campaignPath(campaign.id)} prefetch="intent">
              {campaign.title}
            </Link>
          </p>
          <p className={styles.detail}>{campaign.goal}</p>
        </LineItem>
      ))}
    </LineList>
  );
}
