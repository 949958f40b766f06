import { clsx } from "clsx";
import Ellipsis from "lucide-react/icons/ellipsis";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { type ReactNode, useEffect, useId, useState } from "react";
import { Badge } from "#app/ui/badge.tsx";
import { DateText } from "#app/ui/date.tsx";
import { MenuButton, MenuItem } from "#app/ui/menu.tsx";
import styles from "./task-item.module.css";
import { useTaskSender } from "./task-sender.ts";
import type { TaskView } from "./task-view.ts";

interface TaskItemProps {
  task: TaskView;
  /** The owner is not named where every task is one's own. */
  isOwnerHidden?: boolean;
  /** Stands behind owner and day: the way to what it is about. */
  children?: ReactNode;
  onChange?(): void;
}

/** A task: done or not, what, who, by when. A press of the box says it is done, or takes it up again. */
export function TaskItem({ task, isOwnerHidden, children, onChange }: TaskItemProps) {
  const id = useId();
  const send = useTaskSender();
  const [problem, setProblem] = useState<string | null>(null);
  const isStored = task.doneAt !== null;
  /** What was pressed and has not come back with the page yet. */
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isDone = wanted ?? isStored;
  useEffect(() => setWanted((now) => (now === isStored ? null : now)), [isStored]);

  async function ask(intent: "finish" | "reopen" | "remove"): Promise<void> {
    const failed = await send({ intent, taskId: task.id });
    setProblem(failed);
    if (failed !== null) setWanted(null);
  }

  function setDone(isNowDone: boolean): void {
    if (wanted !== null) return;
    setWanted(isNowDone);
    void ask(isNowDone ? "finish" : "reopen");
  }

  return (
    <div className={styles.task}>
      <input
        type="checkbox"
        id={id}
        className={styles.box}
        checked={isDone}
        disabled={!task.mayFinish}
        onChange={(event) => setDone(event.currentTarget.checked)}
      />
      <div className={styles.words}>
        <label htmlFor={id} className={clsx(styles.title, isDone && styles.done)}>
          {task.title}
        </label>
        <p className={styles.facts}>
          {!isOwnerHidden && <span>{task.owner?.name ?? "Nobody"}</span>}
          {isDone && task.doneBy && task.doneBy !== task.owner?.name && (
            <span>done by {task.doneBy}</span>
          )}
          {task.dueOn && (
            <span>
              by <DateText on={task.dueOn} form="short" />
            </span>
          )}
          {task.isOverdue && <Badge tone="warn">Overdue</Badge>}
          {children}
        </p>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
      {task.mayChange && onChange && (
        <MenuButton
          label={`Change the task “${task.title}”`}
          icon={Ellipsis}
          isIconOnly
          size="small"
        >
          <MenuItem icon={Pencil} onAction={onChange}>
            Change
          </MenuItem>
          <MenuItem icon={Trash2} isDanger onAction={() => void ask("remove")}>
            Remove
          </MenuItem>
        </MenuButton>
      )}
    </div>
  );
}
