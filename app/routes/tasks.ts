import type { ActionFunctionArgs } from "@remix-run/node";
import { changeTasks } from "#app/features/tasks/task-commands.server.ts";
import { TaskInput } from "#app/features/tasks/task-input.ts";
import { jsonDoor } from "#app/http/json-door.server.ts";

/** The one door for changes to tasks, wherever they are shown. */
export function action(args: ActionFunctionArgs): Promise<Response> {
  return jsonDoor(args, TaskInput, async (ctx, input) => {
    await changeTasks(ctx, input);
    return { ok: true };
  });
}
