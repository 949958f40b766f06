import { clsx } from "clsx";
import type { HTMLAttributes, ReactNode } from "react";
import styles from "./popup.module.css";

/** React 18 does not list these three, but hands them on to the browser. */
interface PopoverAttributes {
  popover?: "auto" | "manual";
  popovertarget?: string;
  popovertargetaction?: "toggle" | "show" | "hide";
}

/** Spread on a native button: it opens and closes the popup with this id, script or no script. */
export function opens(
  id: string,
  action: "toggle" | "hide" = "toggle",
): HTMLAttributes<HTMLButtonElement> {
  const attributes: PopoverAttributes = {
    popovertarget: id,
    popovertargetaction: action,
  };
  return attributes as HTMLAttributes<HTMLButtonElement>; // see PopoverAttributes
}

interface PopupProps {
  id: string;
  label: string;
  /** "corner" hangs under the top line at the end; "bottom" and "start" are drawers. */
  place: "corner" | "bottom" | "start";
  className?: string;
  children: ReactNode;
}

/**
 * A native popover for the frame: links and small forms that must work before any script has
 * come. It closes by Escape, by a press outside, and when one of its links is followed.
 */
export function Popup({ id, label, place, className, children }: PopupProps) {
  const attributes: PopoverAttributes = { popover: "auto" };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form, and this is a panel
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click, and this only tidies up after it
    <div
      {
        ...(attributes as HTMLAttributes<HTMLDivElement>) /* see PopoverAttributes */
      }
      id={id}
      role="group"
      aria-label={label}
      className={clsx(styles.popup, styles[place], className)}
      onClick={(event) => {
        const pressed = event.target instanceof Element && event.target.closest("a");
        if (pressed) event.currentTarget.hidePopover();
      }}
    >
      {children}
    </div>
  );
}
