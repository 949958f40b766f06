import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/domain/refusal.ts";
import { EXPORT_FORMATS, exportDraft } from "#app/features/drafts/draft-export.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam, viewAsParam } from "#app/paths.ts";

/** "export.html", "export.txt": a parameter is always a whole segment of the address. */
export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const format = EXPORT_FORMATS.find((known) => args.params.file === `export.${known}`);
    if (!format) throw notFound();
    const draftId = idParam(args.params, "draftId");
    const asCityId = viewAsParam(args.request.url);
    const file = await exportDraft(ctx, draftId, format, asCityId);
    return new Response(file.body, {
      headers: {
        "Content-Type": file.contentType,
        "Content-Disposition": `attachment; filename="${file.fileName}"`,
      },
    });
  });
}
