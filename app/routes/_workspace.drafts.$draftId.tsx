import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/node";
import {
  type ClientLoaderFunctionArgs,
  useLoaderData,
  useSearchParams,
} from "@remix-run/react";
import { lazy, Suspense, useEffect, useState } from "react";
import { listThreads } from "#app/features/comments/comment-queries.server.ts";
import { DraftHeader } from "#app/features/drafts/draft-header.tsx";
import { getDraft } from "#app/features/drafts/draft-queries.server.ts";
import { getDraftStyle } from "#app/features/drafts/draft-style.server.ts";
import { findLastVisit } from "#app/features/drafts/draft-visits.server.ts";
import { listSigners } from "#app/features/drafts/suggestions.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam, viewAsParam } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";

/** The editor is loaded where it is used, and only in a browser. */
const DraftEditor = lazy(async () => ({
  default: (await import("#app/features/drafts/editor/draft-editor.tsx")).DraftEditor,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.draft.title ?? "Draft"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const asCityId = viewAsParam(args.request.url);
    const [draft, style, comments, lastVisit, signers] = await Promise.all([
      getDraft(ctx, draftId),
      getDraftStyle(ctx, draftId, asCityId),
      listThreads(ctx, { draftId }),
      findLastVisit(ctx, draftId),
      listSigners(ctx, draftId),
    ]);
    return { draft, style, comments, lastVisit, signers, now: ctx.now() };
  });
}

/** What the open page was last told; forgotten when somebody leaves it. */
let told: { draftId: string; data: SerializeFrom<typeof loader> } | null = null;

/**
 * While the page is open, an answer that does not come (the line, the database, the session
 * is gone) must not put an error page where somebody's unsaved words stand: the editor says
 * what happened, and the page keeps what it knew.
 */
export async function clientLoader({ serverLoader, params }: ClientLoaderFunctionArgs) {
  const draftId = params.draftId ?? "";
  try {
    const data = await serverLoader<typeof loader>();
    told = { draftId, data };
    return data;
  } catch (error) {
    if (told?.draftId === draftId) return told.data;
    throw error;
  }
}
clientLoader.hydrate = true as const;

export default function Draft() {
  const { draft, style, comments, lastVisit, signers, now } =
    useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const isInBrowser = useIsInBrowser();
  useLive([`draft:${draft.id}`]);
  useEffect(() => forgetOnLeave, []);
  const waiting = <Skeleton count={12} label="Opening the draft" />;
  return (
    <Page width="wide">
      <DraftHeader draft={draft} style={style} />
      {isInBrowser ? (
        <Suspense fallback={waiting}>
          <DraftEditor
            key={draft.id}
            draft={draft}
            style={style.house?.style ?? null}
            comments={comments}
            lastVisit={lastVisit}
            signers={signers}
            now={now}
            linkedThread={search.get("comment")}
          />
        </Suspense>
      ) : (
        waiting
      )}
    </Page>
  );
}

function forgetOnLeave(): void {
  told = null;
}

function useIsInBrowser(): boolean {
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  return isInBrowser;
}
