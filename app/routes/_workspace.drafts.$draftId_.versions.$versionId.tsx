import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound } from "#app/domain/refusal.ts";
import { versionTitle } from "#app/domain/version.ts";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { getVersionPage } from "#app/features/versions/comparison-queries.server.ts";
import { RedlineText } from "#app/features/versions/redline-text.tsx";
import { Authors, VersionFacts } from "#app/features/versions/version-list.tsx";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  draftComparePath,
  draftPath,
  draftsPath,
  draftVersionsPath,
  idParam,
} from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? versionTitle(data.version) : "Version"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const page = await getVersionPage(ctx, draftId, idParam(args.params, "versionId"));
    if (!page) throw notFound();
    return { ...page, timeZone: await readerZone(ctx), now: ctx.now() };
  });
}

export default function Version() {
  const { draft, version, lines, timeZone, now } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        crumbs={[
          { label: "Drafts", to: draftsPath() },
          { label: draft.title, to: draftPath(draft.id) },
          { label: "Versions", to: draftVersionsPath(draft.id) },
          { label: `Version ${version.number}` },
        ]}
        title={versionTitle(version)}
        facts={<VersionFacts version={version} now={now} timeZone={timeZone} />}
        actions={
          <ButtonLink to={draftComparePath(draft.id, { from: version.id, to: "now" })}>
            Compare with now
          </ButtonLink>
        }
      />
      <Authors version={version} />
      <RedlineText lines={lines} />
    </Page>
  );
}
