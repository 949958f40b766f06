import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import styles from "./icon.module.css";

interface IconProps {
  /**
   * A drawing from `lucide-react/icons/<name>`: import it by that path, so that a page
   * carries the icons it shows and the server loads no others.
   */
  of: LucideIcon;
  /** Edge in px: 16 beside text, 20 alone. */
  size?: number;
  /** Said aloud. Leave it out where words stand beside the icon. */
  label?: string;
  className?: string;
}

export function Icon({ of: Drawing, size = 16, label, className }: IconProps) {
  return (
    <Drawing
      size={size}
      strokeWidth={1.75}
      className={clsx(styles.icon, className)}
      focusable={false}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    />
  );
}
