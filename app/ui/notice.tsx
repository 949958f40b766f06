import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import styles from "./notice.module.css";

export type NoticeTone = "info" | "success" | "warning" | "error";

const icons: Record<NoticeTone, LucideIcon> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  error: CircleAlert,
};

const spoken: Record<NoticeTone, string> = {
  info: "Note",
  success: "Done",
  warning: "Warning",
  error: "Error",
};

interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  /** A button or link that does something about it. */
  action?: ReactNode;
  /** It appeared because of something just done: said aloud at once. */
  isLive?: boolean;
  children?: ReactNode;
}

/** Something to know, in the flow of the page. */
export function Notice({ tone = "info", title, action, isLive, children }: NoticeProps) {
  const role = isLive ? (tone === "error" ? "alert" : "status") : "note";
  return (
    <div className={clsx(styles.notice, styles[tone])} role={role}>
      <Icon of={icons[tone]} size={18} label={spoken[tone]} className={styles.icon} />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
