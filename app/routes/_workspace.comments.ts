import type { ActionFunctionArgs } from "@remix-run/node";
import { changeComments } from "#app/features/comments/comment-commands.server.ts";
import { CommentInput } from "#app/features/comments/comment-input.ts";
import { jsonDoor } from "#app/http/json-door.server.ts";

/** The one door for changes to comments, wherever they are shown. */
export function action(args: ActionFunctionArgs): Promise<Response> {
  return jsonDoor(args, CommentInput, changeComments);
}
