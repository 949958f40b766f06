import Cloud from "lucide-react/icons/cloud-check";
import CloudOff from "lucide-react/icons/cloud-off";
import Eye from "lucide-react/icons/eye";
import RefreshCw from "lucide-react/icons/refresh-cw";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { countOf } from "#app/domain/headline.ts";
import { Icon } from "#app/ui/icon.tsx";
import styles from "./save-indicator.module.css";
import type { SaveState } from "./save-state.ts";

const clock = new Intl.DateTimeFormat("en-US", {
  hour: "numeric",
  minute: "2-digit",
  hour12: false,
});

function wordsOf(save: SaveState): string {
  switch (save.state) {
    case "connecting":
      return "Opening…";
    case "saved":
      return save.savedAt === null ? "Saved" : `Saved ${clock.format(save.savedAt)}`;
    case "saving":
      return "Saving…";
    case "offline":
      return save.edits === 0
        ? "Offline"
        : `Not saved — offline, ${countOf(save.edits, "change", "changes")} kept here`;
    case "held":
      return `Not saved — the server is not storing, ${countOf(save.edits, "change", "changes")} kept here`;
    case "readOnly":
      return "Read only";
    case "damaged":
      return "Read only — the stored text is damaged";
    case "refused":
      return "Not saved — the last change was not accepted";
    case "ended":
      return save.hasUnsaved
        ? "Not saved — the line was ended"
        : "Read only — the line was ended";
  }
}

const icons = {
  connecting: RefreshCw,
  saved: Cloud,
  saving: RefreshCw,
  offline: CloudOff,
  held: CloudOff,
  readOnly: Eye,
  damaged: TriangleAlert,
  refused: TriangleAlert,
  ended: TriangleAlert,
} as const;

/** The one place that says whether what was typed is safe. */
export function SaveIndicator({ save }: { save: SaveState }) {
  const isTrouble = !["connecting", "saved", "saving", "readOnly"].includes(save.state);
  return (
    <p
      role="status"
      aria-live="polite"
      className={styles.save}
      data-state={save.state}
      data-trouble={isTrouble || undefined}
    >
      <Icon of={icons[save.state]} />
      <span>{wordsOf(save)}</span>
    </p>
  );
}
