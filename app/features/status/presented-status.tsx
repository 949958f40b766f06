import { useNavigate } from "@remix-run/react";
import Maximize from "lucide-react/icons/maximize";
import X from "lucide-react/icons/x";
import { useEffect, useState } from "react";
import {
  STATUS_VIEWS,
  type StatusFilter,
  statusQuery,
} from "#app/features/campaigns/status-filter.ts";
import { presentStatusPath } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { stageOrder } from "#app/ui/stage-name.ts";
import styles from "./presented-status.module.css";
import type { PresentedAnswer } from "./presented-status.server.ts";
import { StatusFace } from "./status-face.tsx";

interface PresentedStatusProps extends PresentedAnswer {
  campaignId: string;
  filter: StatusFilter;
  leavePath: string;
}

/** For the wall of a meeting: the answer, large, kept up to date by itself. Escape leaves, the arrows turn to another face. */
export function PresentedStatus(props: PresentedStatusProps) {
  const { campaignId, filter, title, headline, status, leavePath } = props;
  const navigate = useNavigate();
  const isFull = useFullScreen();
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented)
        return;
      // Inside a field, a list or the map the keys have a meaning of their own.
      const isBusy =
        event.target instanceof Element &&
        event.target.closest("input, select, textarea, svg, [role=region]");
      if (event.key === "Escape" && !document.fullscreenElement) navigate(leavePath);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step || isBusy) return;
      const at = STATUS_VIEWS.indexOf(filter.view) + step + STATUS_VIEWS.length;
      const view = STATUS_VIEWS[at % STATUS_VIEWS.length] ?? "table";
      navigate(presentStatusPath(campaignId, statusQuery({ ...filter, view })), {
        replace: true,
      });
    };
    window.addEventListener("keydown", turn);
    return () => window.removeEventListener("keydown", turn);
  }, [campaignId, filter, leavePath, navigate]);
  return (
    <main id="main" className={styles.wall} tabIndex={-1}>
      <header className={styles.head}>
        <div>
          <p className={styles.title}>{title}</p>
          <h1 className={styles.headline}>{headline}</h1>
        </div>
        <div className={styles.tools}>
          {!isFull && (
            <Button
              icon={Maximize}
              size="small"
              onClick={() => document.documentElement.requestFullscreen?.()}
            >
              Full screen
            </Button>
          )}
          <ButtonLink to={leavePath} icon={X} size="small">
            Leave
          </ButtonLink>
        </div>
      </header>
      <ul className={styles.counts} aria-label="Cities by stage">
        {stageOrder
          .filter((stage) => status.counts[stage] > 0)
          .map((stage) => (
            <li key={stage}>
              <span className={styles.count}>{status.counts[stage]}</span>
              <StageMark stage={stage} />
            </li>
          ))}
      </ul>
      <StatusFace {...props} isAlone />
    </main>
  );
}

function useFullScreen(): boolean {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  return isFull;
}
