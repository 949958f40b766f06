import Minus from "lucide-react/icons/minus";
import Plus from "lucide-react/icons/plus";
import { useId } from "react";
import { FollowedLinks } from "#app/features/campaigns/followed-links.tsx";
import { campaignCityPath, statesMapPath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { useFirstOfMany } from "#app/ui/first-of-many.ts";
import { isHatched } from "#app/ui/force-mark.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { StageGlyph } from "#app/ui/stage-glyph.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { stageColor, stageOrder, stageWords } from "#app/ui/stage-name.ts";
import type { MapMark, StatusMapView } from "./map-queries.server.ts";
import styles from "./status-map.module.css";
import { useMapView } from "./use-map-view.ts";

interface StatusMapProps {
  campaignId: string;
  map: StatusMapView;
  /** On a wall: as large as it can be, without what only whoever sits before it needs. */
  isAlone: boolean;
}

/** Drawn before the page is alive: the largest cities. */
const FIRST_MARKS = 60;

/** Cities where they are: a mark by its stage, as large as the city. The same stand in a table below. */
export function StatusMap({ campaignId, map, isAlone }: StatusMapProps) {
  const { whole, marks, elsewhere } = map;
  const view = useMapView(whole, map.box);
  const helpId = useId();
  const shown = useFirstOfMany(marks, FIRST_MARKS);
  return (
    <div className={styles.map} data-alone={isAlone || undefined}>
      <FollowedLinks>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields */}
        <svg
          {...view.frame}
          className={styles.frame}
          viewBox={`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}
          role="group"
          aria-label="Map of the cities"
          aria-describedby={helpId}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move what has the focus
          tabIndex={0}
        >
          <g
            data-map
            data-near={view.isNear ? "" : undefined}
            transform={view.transform}
            style={{ "--zoom": view.zoom } as React.CSSProperties} // a custom property is not in React's list
          >
            <use href={`${statesMapPath()}#land`} className={styles.land} />
            <use href={`${statesMapPath()}#borders`} className={styles.borders} />
            {shown.map((mark) => (
              <Mark key={mark.campaignCityId} campaignId={campaignId} mark={mark} />
            ))}
          </g>
        </svg>
      </FollowedLinks>
      <div className={styles.controls}>
        <Button size="small" onClick={view.zoomIn} aria-label="Closer">
          <Icon of={Plus} />
        </Button>
        <Button size="small" onClick={view.zoomOut} aria-label="Further away">
          <Icon of={Minus} />
        </Button>
        <Button size="small" onClick={view.reset}>
          Reset
        </Button>
      </div>
      <p id={helpId} className={isAlone ? "visually-hidden" : styles.help}>
        Drag to move, hold Ctrl and scroll to come closer; arrow keys, + and − do the
        same.
      </p>
      {!isAlone && <Legend marks={marks} />}
      {elsewhere.length > 0 && (
        <p className={styles.help}>Not on this map: {elsewhere.join("; ")}.</p>
      )}
    </div>
  );
}

function Mark({ campaignId, mark }: { campaignId: string; mark: MapMark }) {
  const { city, stage, force, x, y, size } = mark;
  const words = `${city}: ${stageWords[stage]}${isHatched(force) ? `, ${force}` : ""}`;
  return (
    <g transform={`translate(${x} ${y})`}>
      <a
        href={campaignCityPath(campaignId, mark.campaignCityId)}
        // The table below has the same links; hundreds of stops here would be a trap.
        tabIndex={-1}
        className={styles.mark}
        style={{ color: stageColor(stage, "ink") }}
        aria-label={words}
        draggable={false}
      >
        <title>{words}</title>
        <circle r={size} style={{ fill: stageColor(stage) }} className={styles.disc} />
        {isHatched(force) && <circle r={size + 3} className={styles.ring} />}
        <StageGlyph stage={stage} inset={14} />
        <text x={size + 5} y={5} className={styles.name} aria-hidden>
          {city}
        </text>
      </a>
    </g>
  );
}

function Legend({ marks }: { marks: readonly MapMark[] }) {
  const counts = new Map<string, number>();
  for (const { stage } of marks) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  return (
    <ul className={styles.legend} aria-label="Cities by stage">
      {stageOrder
        .filter((stage) => counts.has(stage))
        .map((stage) => (
          <li key={stage}>
            <StageMark stage={stage} /> {counts.get(stage)}
          </li>
        ))}
      {marks.some(({ force }) => isHatched(force)) && (
        <li className={styles.help}>Dashed ring: enjoined or preempted</li>
      )}
    </ul>
  );
}
