import { Link } from "@remix-run/react";
import { campaignCityPath, campaignPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { DateText } from "#app/ui/date.tsx";
import { ForceMark } from "#app/ui/force-mark.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import {
  Cell,
  HeadCell,
  Row,
  RowHead,
  Table,
  TableBody,
  TableHead,
} from "#app/ui/table.tsx";
import type { CityStandingLine } from "./city-queries.server.ts";
import styles from "./city-standings.module.css";

/** Where a city stands in each campaign: stage, force, and its own last words. */
export function CityStandings(props: {
  standings: readonly CityStandingLine[];
  city: string;
}) {
  return (
    <Table caption={`Status of ${props.city} in campaigns`} isCaptionHidden isStacked>
      <TableHead>
        <HeadCell>Campaign</HeadCell>
        <HeadCell>Stage and legal force</HeadCell>
        <HeadCell>Last action</HeadCell>
      </TableHead>
      <TableBody>
        {props.standings.map((standing) => (
          <Row key={standing.campaignCityId}>
            <RowHead className={styles.campaign}>
              <Link to={campaignPath(standing.campaignId)} prefetch="intent">
                {standing.title}
              </Link>
              <span className={styles.detail}>
                {standing.measureTitle || standing.issueArea}{" "}
                {standing.isArchived && <Badge>Archived</Badge>}
                {!standing.isArchived && standing.hasLeft && <Badge>Left</Badge>}
              </span>
            </RowHead>
            <Cell label="Status">
              <span className={styles.status}>
                <Link
                  to={campaignCityPath(standing.campaignId, standing.campaignCityId)}
                  className={styles.stage}
                >
                  <StageMark stage={standing.stage} force={standing.force} />
                </Link>
                <ForceMark force={standing.force} />
              </span>
            </Cell>
            <Cell label="Last action">
              {standing.last ? (
                <span>
                  <DateText on={standing.last.on} form="short" />
                  <span className={styles.words}> {standing.last.words}</span>
                </span>
              ) : (
                <span className={styles.words}>Nothing recorded yet</span>
              )}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
