import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/domain/refusal.ts";
import { readStatusFilter } from "#app/features/campaigns/status-filter.ts";
import { exportStatus } from "#app/features/status/status-export.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam, STATUS_FILES } from "#app/paths.ts";

/** "status.csv", "dates.ics": a parameter is always a whole segment of the address. */
export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const name = STATUS_FILES.find((known) => known === args.params.statusFile);
    if (!name) throw notFound();
    const filter = readStatusFilter(new URL(args.request.url).searchParams);
    const file = await exportStatus(ctx, campaignId, name, filter);
    return new Response(file.body, {
      headers: {
        "Content-Type": file.contentType,
        "Content-Disposition": `attachment; filename="${file.fileName}"`,
      },
    });
  });
}
