import { useFetcher } from "@remix-run/react";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { Icon } from "./icon.tsx";
import styles from "./theme-switch.module.css";

export type Theme = "system" | "light" | "dark";

const themes = [
  { name: "system", label: "As the device", icon: Monitor },
  { name: "light", label: "Light", icon: Sun },
  { name: "dark", label: "Dark", icon: Moon },
] as const;

interface ThemeSwitchProps {
  theme: Theme;
  /** The address that keeps the choice: takes `theme` by POST. */
  action: string;
}

/** Light, dark or as the device. The page changes at once; the server keeps it. */
export function ThemeSwitch({ theme, action }: ThemeSwitchProps) {
  const fetcher = useFetcher();
  const chosen = fetcher.formData?.get("theme") ?? theme;
  return (
    <fetcher.Form method="post" action={action} className={styles.form}>
      <fieldset className={styles.group}>
        <legend className="visually-hidden">Colours</legend>
        {themes.map(({ name, label, icon }) => (
          <button
            key={name}
            type="submit"
            name="theme"
            value={name}
            aria-pressed={chosen === name}
            title={label}
            className={styles.choice}
            onClick={() => {
              document.documentElement.dataset.theme = name;
            }}
          >
            <Icon of={icon} />
            <span className={styles.word}>{label}</span>
          </button>
        ))}
      </fieldset>
    </fetcher.Form>
  );
}
