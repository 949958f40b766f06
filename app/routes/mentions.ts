import type { LoaderFunctionArgs } from "@remix-run/node";
import { listMentionable } from "#app/features/people/mention-queries.server.ts";
import { readPeopleFilter } from "#app/features/people/people-filter.ts";
import { signedIn } from "#app/http/signed-in.server.ts";

/** What the editor asks while somebody looks for whom to mention. */
export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const { q } = readPeopleFilter(new URL(args.request.url).searchParams);
    return Response.json(await listMentionable(ctx, q));
  });
}
