import { StatusBoard } from "#app/features/campaigns/status-board.tsx";
import { type StatusFilter, statusQuery } from "#app/features/campaigns/status-filter.ts";
import { StatusTable } from "#app/features/campaigns/status-table.tsx";
import { statusFilePath } from "#app/paths.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Section } from "#app/ui/section.tsx";
import { AdoptionChart, StageDurations } from "./adoption-chart.tsx";
import { StatusChanges } from "./status-changes.tsx";
import { StatusDates } from "./status-dates.tsx";
import type { FacedStatus } from "./status-face.server.ts";
import { StatusMap } from "./status-map.tsx";

interface StatusFaceProps extends FacedStatus {
  campaignId: string;
  filter: StatusFilter;
  /** For the wall: without what only whoever sits before it needs. */
  isAlone?: boolean;
}

/** The face of the question that was asked for. */
export function StatusFace(props: StatusFaceProps) {
  const { campaignId, filter, status, shown, face, isAlone = false } = props;
  const { rows } = status;
  if (shown === 0) {
    return (
      <Empty level={3} title="No city matches">
        Widen the filter to see the others.
      </Empty>
    );
  }
  switch (face.view) {
    case "board":
      return <StatusBoard campaignId={campaignId} only={filter.stage} rows={rows} />;
    case "map":
      return (
        <>
          <StatusMap campaignId={campaignId} map={face.map} isAlone={isAlone} />
          {!isAlone && (
            <Section title="The same cities as a table" level={3}>
              <StatusTable campaignId={campaignId} filter={filter} rows={rows} />
            </Section>
          )}
        </>
      );
    case "chart":
      return <Chart adoption={face.adoption} isAlone={isAlone} />;
    case "calendar":
      return (
        <StatusDates
          campaignId={campaignId}
          dates={face.dates}
          filePath={statusFilePath(campaignId, "dates.ics", statusQuery(filter))}
        />
      );
    case "changes": {
      const { since: _, ...others } = Object.fromEntries(
        new URLSearchParams(statusQuery(filter)),
      );
      return (
        <StatusChanges
          campaignId={campaignId}
          changes={face.changes}
          asked={others}
          isAlone={isAlone}
        />
      );
    }
    default:
      return <StatusTable campaignId={campaignId} filter={filter} rows={rows} />;
  }
}

type ChartFace = Extract<FacedStatus["face"], { view: "chart" }>;

function Chart({
  adoption,
  isAlone,
}: Pick<ChartFace, "adoption"> & { isAlone: boolean }) {
  if (adoption.points.length === 0) {
    return (
      <Empty level={3} title="Nothing to draw yet">
        With the first action of a city its line begins here.
      </Empty>
    );
  }
  return (
    <>
      <AdoptionChart adoption={adoption} isAlone={isAlone} />
      {adoption.durations.length > 0 && (
        <Section title="How long each stage took" level={3}>
          <StageDurations durations={adoption.durations} />
        </Section>
      )}
    </>
  );
}
