import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/domain/refusal.ts";
import { exportDraft } from "#app/features/drafts/draft-export.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam, lineNumbersParam, viewAsParam } from "#app/paths.ts";
import { PRINT_FORMATS } from "#app/platform/press.ts";

/** "export.pdf", "export.txt": a parameter is always a whole segment of the address. */
export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const format = PRINT_FORMATS.find((known) => args.params.file === `export.${known}`);
    if (!format) throw notFound();
    const draftId = idParam(args.params, "draftId");
    const asCityId = viewAsParam(args.request.url);
    const lineNumbers = lineNumbersParam(args.request.url);
    const file = await exportDraft(ctx, draftId, { format, asCityId, lineNumbers });
    return new Response(new Uint8Array(file.body), {
      headers: {
        "Content-Type": file.contentType,
        "Content-Disposition": `attachment; filename="${file.fileName}"`,
      },
    });
  });
}
