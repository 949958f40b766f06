import type { LoaderFunctionArgs } from "@remix-run/node";
import { listOwners } from "#app/features/tasks/task-owners.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam } from "#app/paths.ts";

/** What the form of a task asks: who can be given one made of this comment. */
export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) =>
    Response.json(await listOwners(ctx, idParam(args.params, "threadId"))),
  );
}
