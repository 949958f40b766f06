import { Link } from "@remix-run/react";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { TaskItem } from "./task-item.tsx";
import styles from "./task-list.module.css";
import type { MyTasks } from "./task-queries.server.ts";
import type { TaskLine } from "./task-view.ts";

/** One's own tasks, those one gave, and what was done lately, each with the way to where it was made. */
export function MyTaskLists({ tasks }: { tasks: MyTasks }) {
  const { mine, given, done } = tasks;
  return (
    <div className={styles.lists}>
      {mine.length > 0 && <Lines tasks={mine} isOwnerHidden />}
      {given.length > 0 && (
        <details open={mine.length === 0}>
          <summary className={styles.summary}>
            You gave to others ({given.length})
          </summary>
          <Lines tasks={given} />
        </details>
      )}
      {done.length > 0 && (
        <details>
          <summary className={styles.summary}>Done this week ({done.length})</summary>
          <Lines tasks={done} isOwnerHidden />
        </details>
      )}
    </div>
  );
}

interface LinesProps {
  tasks: readonly TaskLine[];
  isOwnerHidden?: boolean;
}

function Lines({ tasks, isOwnerHidden }: LinesProps) {
  return (
    <LineList>
      {tasks.map((task) => (
        <LineItem key={task.id} className={styles.line}>
          <TaskItem task={task} isOwnerHidden={isOwnerHidden}>
            <Link to={task.href} prefetch="intent">
              {task.about}
            </Link>
          </TaskItem>
        </LineItem>
      ))}
    </LineList>
  );
}
