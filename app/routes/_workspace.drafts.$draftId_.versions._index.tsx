import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Refusal } from "#app/domain/refusal.ts";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { getDraftStyle } from "#app/features/drafts/draft-style.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { CompareForm } from "#app/features/versions/compare-form.tsx";
import { changeVersions } from "#app/features/versions/version-commands.server.ts";
import { KeepVersion } from "#app/features/versions/version-forms.tsx";
import { VersionInput } from "#app/features/versions/version-input.ts";
import { VersionList } from "#app/features/versions/version-list.tsx";
import { listVersions } from "#app/features/versions/version-queries.server.ts";
import { formReply, readForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  draftPath,
  draftsPath,
  draftVersionsPath,
  idParam,
  namedOnlyParam,
} from "#app/paths.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { Segmented } from "#app/ui/segmented.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Versions · ${data?.list.draft.title ?? "Draft"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const onlyNamed = namedOnlyParam(args.request.url);
    const [list, style, timeZone] = await Promise.all([
      listVersions(ctx, draftId, { onlyNamed }),
      getDraftStyle(ctx, draftId, null),
      readerZone(ctx),
    ]);
    return { list, cities: style.houses, onlyNamed, timeZone, now: ctx.now() };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const form = await readForm(args.request, VersionInput);
    if (!form.ok) return form.reply;
    try {
      await changeVersions(ctx, draftId, form.value);
    } catch (error) {
      const isMine =
        error instanceof Refusal && ["invalid", "conflict"].includes(error.reason);
      if (!isMine) throw error;
      const errors = error.field ? { [error.field]: error.message } : {};
      return formReply(form.typed, errors, error.field ? null : error.message);
    }
    const hasRestored = form.value.intent === "restore";
    return redirect(hasRestored ? draftPath(draftId) : draftVersionsPath(draftId));
  });
}

export default function Versions() {
  const { list, cities, onlyNamed, timeZone, now } = useLoaderData<typeof loader>();
  const { draft, versions, may } = list;
  useLive([`draft:${draft.id}`]);
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Drafts", to: draftsPath() },
          { label: draft.title, to: draftPath(draft.id) },
          { label: "Versions" },
        ]}
        title="Versions"
        lead={
          list.seesAll
            ? "A version is kept by itself whenever the text rests or everybody leaves, and by hand whenever you say so."
            : "The versions that were given a name."
        }
      />
      {may.keep && (
        <Section title="Keep the text as it stands now">
          <KeepVersion cities={cities} />
        </Section>
      )}
      {versions.length > 0 && (
        <Section title="Compare">
          <CompareForm draftId={draft.id} versions={versions} others={[]} wish={null} />
        </Section>
      )}
      <Section
        title="All versions"
        count={versions.length}
        actions={
          list.seesAll && (
            <Segmented
              label="Which versions"
              segments={[
                { to: draftVersionsPath(draft.id), label: "All", isCurrent: !onlyNamed },
                {
                  to: draftVersionsPath(draft.id, { onlyNamed: true }),
                  label: "Named",
                  isCurrent: onlyNamed,
                },
              ]}
            />
          )
        }
      >
        {list.seesAll && list.hasNews && versions.length > 0 && (
          <Notice>The text was changed since the latest version.</Notice>
        )}
        {versions.length > 0 ? (
          <VersionList list={list} cities={cities} now={now} timeZone={timeZone} />
        ) : (
          <Empty
            title={
              onlyNamed || !list.seesAll ? "No version has a name yet" : "No version yet"
            }
            level={3}
          >
            <p>The first is kept by itself a few minutes after somebody wrote.</p>
          </Empty>
        )}
      </Section>
    </Page>
  );
}
