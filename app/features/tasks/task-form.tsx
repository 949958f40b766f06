import { type FormEvent, useEffect, useState } from "react";
import { taskOwnersPath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormRow } from "#app/ui/form.tsx";
import styles from "./task-form.module.css";
import { MAX_TASK_TITLE } from "./task-input.ts";
import type { PossibleOwner } from "./task-view.ts";

export interface TaskWords {
  title: string;
  ownerId: string;
  dueOn: string;
}

interface TaskFormProps {
  threadId: string;
  start: TaskWords;
  submitLabel: string;
  /** Takes the fields; resolves with what went wrong, or null. */
  onSend(words: TaskWords): Promise<string | null>;
  onCancel(): void;
}

/** What is to be done, by whom, by when. */
export function TaskForm({ threadId, start, ...props }: TaskFormProps) {
  const { owners, problem: missing } = useOwners(threadId);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isSending) return;
    const fields = new FormData(event.currentTarget);
    const word = (name: string) => String(fields.get(name) ?? "");
    setSending(true);
    setProblem(
      await props.onSend({
        title: word("title"),
        ownerId: word("ownerId"),
        dueOn: word("dueOn"),
      }),
    );
    setSending(false);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        props.onCancel();
      }}
    >
      <TextField
        name="title"
        label="Task"
        defaultValue={start.title}
        maxLength={MAX_TASK_TITLE}
        autoFocus
        required
      />
      <FormRow>
        {/* Made anew when the people have come: a list keeps no choice it does not have yet. */}
        <SelectField
          key={owners.length}
          name="ownerId"
          label="Who"
          defaultValue={start.ownerId}
          placeholder={owners.length > 0 ? "Choose somebody" : "Looking …"}
          options={owners.map(({ id, name, about }) => ({
            value: id,
            label: about ? `${name}, ${about}` : name,
          }))}
          required
        />
        <DateField name="dueOn" label="By" defaultValue={start.dueOn} isOptional />
      </FormRow>
      {(problem ?? missing) && (
        <p role="alert" className={styles.problem}>
          {problem ?? missing}
        </p>
      )}
      <div className={styles.actions}>
        <Button size="small" type="submit" isPending={isSending}>
          {props.submitLabel}
        </Button>
        <Button size="small" variant="quiet" onClick={props.onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** Who can be given it, asked when the form opens. */
function useOwners(threadId: string): {
  owners: PossibleOwner[];
  problem: string | null;
} {
  const [owners, setOwners] = useState<PossibleOwner[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    fetch(taskOwnersPath(threadId), { signal: leaving.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
      .then((list: PossibleOwner[]) => setOwners(list))
      .catch(() => {
        if (!leaving.signal.aborted)
          setProblem("The people could not be loaded. Close this and try again.");
      });
    return () => leaving.abort();
  }, [threadId]);
  return { owners, problem };
}
