import { clsx } from "clsx";
import Ellipsis from "lucide-react/icons/ellipsis";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { type ReactNode, useId, useState } from "react";
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
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isDone = task.doneAt !== null;

  async function ask(intent: "finish" | "reopen" | "remove"): Promise<void> {
    setSending(true);
    setProblem(await send({ intent, taskId: task.id }));
    setSending(false);
  }

  return (
    <div className={styles.task}>
      <input
        type="checkbox"
        id={id}
        className={styles.box}
        // What is on its way is shown as if it had arrived.
        checked={isSending ? !isDone : isDone}
        disabled={!task.mayFinish}
        onChange={() => void (isSending || ask(isDone ? "reopen" : "finish"))}
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
