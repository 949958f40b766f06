import styles from "./mode-switch.module.css";
import type { DeskMode } from "./use-deciding.ts";

const MODE_WORDS: Record<DeskMode, string> = {
  editing: "Editing",
  suggesting: "Suggesting",
  viewing: "Viewing",
  original: "As agreed",
  accepted: "As accepted",
};

interface ModeSwitchProps {
  mode: DeskMode;
  modes: readonly DeskMode[];
  onMode(mode: DeskMode): void;
}

/** Editing, suggesting or viewing: just what one may do here. */
export function ModeSwitch({ mode, modes, onMode }: ModeSwitchProps) {
  return (
    <select
      aria-label="Mode"
      className={styles.mode}
      data-mode={mode}
      value={mode}
      // The options are exactly the modes.
      onChange={(event) => onMode(event.target.value as DeskMode)}
    >
      {modes.map((one) => (
        <option key={one} value={one}>
          {MODE_WORDS[one]}
        </option>
      ))}
    </select>
  );
}
