import type { LucideIcon } from "lucide-react";
import { Icon } from "#app/ui/icon.tsx";
import styles from "./toolbar.module.css";

interface ToolProps {
  icon: LucideIcon;
  label: string;
  keys?: string;
  words?: string;
  isOn?: boolean;
  isDisabled?: boolean;
  onPress(): void;
}

/** One button of the toolbar. One that cannot be used just now keeps its place in the row. */
export function Tool({ icon, label, keys, words, isOn, isDisabled, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-pressed={isOn}
      aria-disabled={isDisabled}
      title={keys ? `${label} (${keys})` : label}
      // The selection in the text must survive the press.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      <Icon of={icon} size={18} />
      {words && <span className={styles.words}>{words}</span>}
    </button>
  );
}

export function ToolDivider() {
  return <span className={styles.divider} aria-hidden />;
}
