import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/domain/refusal.ts";
import {
  type ExportedDraft,
  exportDraft,
} from "#app/features/drafts/draft-export.server.ts";
import { exportSuggestions } from "#app/features/drafts/suggestions-export.server.ts";
import { exportRedline } from "#app/features/versions/redline-export.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  compareParam,
  idParam,
  lineNumbersParam,
  SUGGESTIONS_FILE,
  viewAsParam,
} from "#app/paths.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { PRINT_FORMATS, REDLINE_FORMATS } from "#app/platform/press.ts";

/** "export.pdf", "redline.docx": a parameter is always a whole segment of the address. */
export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const file = await fileFor(ctx, idParam(args.params, "draftId"), args);
    return new Response(new Uint8Array(file.body), {
      headers: {
        "Content-Type": file.contentType,
        "Content-Disposition": `attachment; filename="${file.fileName}"`,
      },
    });
  });
}

function fileFor(
  ctx: ActorContext,
  draftId: string,
  { params, request }: LoaderFunctionArgs,
): Promise<ExportedDraft> {
  const format = PRINT_FORMATS.find((known) => params.file === `export.${known}`);
  if (format) {
    const asCityId = viewAsParam(request.url);
    const lineNumbers = lineNumbersParam(request.url);
    return exportDraft(ctx, draftId, { format, asCityId, lineNumbers });
  }
  if (params.file === SUGGESTIONS_FILE)
    return exportSuggestions(ctx, draftId, viewAsParam(request.url));
  const redline = REDLINE_FORMATS.find((known) => params.file === `redline.${known}`);
  const wish = redline && compareParam(request.url);
  if (!redline || !wish) throw notFound();
  return exportRedline(ctx, draftId, redline, wish);
}
