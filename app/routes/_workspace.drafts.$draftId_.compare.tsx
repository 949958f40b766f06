import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import Download from "lucide-react/icons/download";
import Printer from "lucide-react/icons/printer";
import { useRef } from "react";
import { listDrafts } from "#app/features/drafts/draft-queries.server.ts";
import { ChangeBar } from "#app/features/versions/change-bar.tsx";
import { CompareForm } from "#app/features/versions/compare-form.tsx";
import { getComparison } from "#app/features/versions/comparison-queries.server.ts";
import { comparisonHeadline, textName } from "#app/features/versions/comparison-words.ts";
import { RedlineText } from "#app/features/versions/redline-text.tsx";
import { listVersions } from "#app/features/versions/version-queries.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  compareParam,
  draftComparePath,
  draftPath,
  draftsPath,
  draftVersionsPath,
  idParam,
  redlineExportPath,
} from "#app/paths.ts";
import { MenuButton, MenuItem } from "#app/ui/menu.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { Segmented } from "#app/ui/segmented.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What changed · ${data?.list.draft.title ?? "Draft"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const wish = compareParam(args.request.url);
    const [list, drafts, comparison] = await Promise.all([
      listVersions(ctx, draftId),
      listDrafts(ctx),
      wish && getComparison(ctx, draftId, wish),
    ]);
    const others = drafts
      .filter(({ id }) => id !== draftId)
      .map(({ id, title }) => ({ id, title }));
    return { list, others, wish, comparison };
  });
}

export default function Compare() {
  const { list, others, wish, comparison } = useLoaderData<typeof loader>();
  const { draft, versions } = list;
  const text = useRef<HTMLDivElement>(null);
  const changes = comparison?.lines.filter(
    ({ change }) => change !== "same" && change !== "fold" && change !== "movedAway",
  ).length;
  /** The router would look for a page there; the browser knows a file when it gets one. */
  const takeAlong = (format: "docx" | "pdf") =>
    wish && window.location.assign(redlineExportPath(draft.id, format, wish));
  return (
    <Page width="wide">
      <PageHeader
        crumbs={[
          { label: "Drafts", to: draftsPath() },
          { label: draft.title, to: draftPath(draft.id) },
          { label: "Versions", to: draftVersionsPath(draft.id) },
          { label: "Compare" },
        ]}
        title="What changed"
        lead={
          comparison
            ? `From ${textName(comparison.from, draft.id)} to ${textName(comparison.to, draft.id)}: ${comparisonHeadline(comparison.counts)}.`
            : "Choose two texts: versions, what stands now, or another draft."
        }
        actions={
          comparison && (
            <MenuButton label="Export" icon={Download}>
              <MenuItem onAction={() => takeAlong("docx")}>
                Word with tracked changes
              </MenuItem>
              <MenuItem onAction={() => takeAlong("pdf")}>PDF</MenuItem>
              <MenuItem icon={Printer} onAction={() => window.print()}>
                Print
              </MenuItem>
            </MenuButton>
          )
        }
      />
      <Section title="Which texts" isTitleHidden>
        <CompareForm draftId={draft.id} versions={versions} others={others} wish={wish} />
      </Section>
      {comparison && wish && (
        <>
          <ChangeBar key={`${wish.from} ${wish.to}`} text={text} count={changes ?? 0}>
            <Segmented
              label="How it is shown"
              segments={[
                {
                  to: draftComparePath(draft.id, { ...wish, inColumns: false }),
                  label: "In one text",
                  isCurrent: !wish.inColumns,
                },
                {
                  to: draftComparePath(draft.id, { ...wish, inColumns: true }),
                  label: "Side by side",
                  isCurrent: wish.inColumns === true,
                },
              ]}
            />
            <Segmented
              label="How much is shown"
              segments={[
                {
                  to: draftComparePath(draft.id, { ...wish, isWhole: false }),
                  label: "Changes",
                  isCurrent: !wish.isWhole,
                },
                {
                  to: draftComparePath(draft.id, { ...wish, isWhole: true }),
                  label: "Whole text",
                  isCurrent: wish.isWhole === true,
                },
              ]}
            />
          </ChangeBar>
          {changes === 0 && (
            <Notice tone="success">
              Both texts say the same, word for word. Numbers alone are no change.
            </Notice>
          )}
          <div ref={text}>
            <RedlineText lines={comparison.lines} inColumns={wish.inColumns} />
          </div>
        </>
      )}
    </Page>
  );
}
