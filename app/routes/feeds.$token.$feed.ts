import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportFeed } from "#app/features/status/status-feed.server.ts";
import { withKeyInAddress } from "#app/http/reading-key.server.ts";
import { feedParam } from "#app/paths.ts";

/** What a calendar asks for by itself, every hour or so. */
export function loader(args: LoaderFunctionArgs) {
  return withKeyInAddress(args, args.params.token ?? "", async (ctx) => {
    const body = await exportFeed(ctx, feedParam(args.params));
    return new Response(body, {
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "private, max-age=600",
      },
    });
  });
}
