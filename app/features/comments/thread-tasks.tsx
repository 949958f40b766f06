import { useState } from "react";
import { newId } from "#app/domain/new-id.ts";
import { TaskForm } from "#app/features/tasks/task-form.tsx";
import { MAX_TASK_TITLE } from "#app/features/tasks/task-input.ts";
import { TaskItem } from "#app/features/tasks/task-item.tsx";
import { useTaskSender } from "#app/features/tasks/task-sender.ts";
import type { TaskView } from "#app/features/tasks/task-view.ts";
import type { ThreadView } from "./comment-view.ts";
import styles from "./thread-tasks.module.css";

interface ThreadTasksProps {
  thread: ThreadView;
  /** The form of a new task is open. */
  isMaking: boolean;
  onMade(): void;
}

/** What was taken on because of a thread, and the form for more. */
export function ThreadTasks({ thread, isMaking, onMade }: ThreadTasksProps) {
  const send = useTaskSender();
  // Sent twice it is one.
  const [taskId, setTaskId] = useState(newId);
  if (thread.tasks.length === 0 && !isMaking) return null;
  const first = thread.comments.find(({ isDeleted }) => !isDeleted)?.body ?? "";
  return (
    <div className={styles.tasks}>
      {thread.tasks.length > 0 && (
        <ul aria-label="Tasks" className={styles.list}>
          {thread.tasks.map((task) => (
            <li key={task.id}>
              <ThreadTask task={task} threadId={thread.id} />
            </li>
          ))}
        </ul>
      )}
      {isMaking && (
        <TaskForm
          threadId={thread.id}
          start={{ title: titleFrom(first), ownerId: "", dueOn: "" }}
          submitLabel="Make the task"
          onCancel={onMade}
          onSend={async (words) => {
            const fields = { taskId, threadId: thread.id, ...words };
            const problem = await send({ intent: "make", ...fields });
            if (problem !== null) return problem;
            setTaskId(newId());
            onMade();
            return null;
          }}
        />
      )}
    </div>
  );
}

function ThreadTask({ task, threadId }: { task: TaskView; threadId: string }) {
  const [isChanging, setChanging] = useState(false);
  const send = useTaskSender();
  if (!isChanging) return <TaskItem task={task} onChange={() => setChanging(true)} />;
  const start = {
    title: task.title,
    ownerId: task.owner?.id ?? "",
    dueOn: task.dueOn ?? "",
  };
  return (
    <TaskForm
      threadId={threadId}
      start={start}
      submitLabel="Save"
      onCancel={() => setChanging(false)}
      onSend={async (words) => {
        const problem = await send({ intent: "change", taskId: task.id, ...words });
        if (problem === null) setChanging(false);
        return problem;
      }}
    />
  );
}

/** The first line of a comment, as long as a title may be. */
function titleFrom(body: string): string {
  return (body.split("\n")[0] ?? "").slice(0, MAX_TASK_TITLE);
}
