import { useRevalidator } from "@remix-run/react";
import { useCallback } from "react";
import { sendFields } from "#app/features/live/send-fields.ts";
import { tasksPath } from "#app/paths.ts";

export type TaskFields = { intent: string; taskId: string } & Readonly<
  Record<string, string>
>;

/** Sends a change to the door of tasks; resolves with what went wrong in words, or null. */
export function useTaskSender(): (fields: TaskFields) => Promise<string | null> {
  const { revalidate } = useRevalidator();
  return useCallback(
    async (fields) => {
      const sent = await sendFields(tasksPath(), fields);
      if (sent.ok) revalidate();
      return sent.ok ? null : sent.message;
    },
    [revalidate],
  );
}
