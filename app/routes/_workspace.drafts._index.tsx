import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import FileUp from "lucide-react/icons/file-up";
import Plus from "lucide-react/icons/plus";
import { DRAFT_KIND_WORDS, DRAFT_KINDS } from "#app/domain/draft.ts";
import { DraftList } from "#app/features/drafts/draft-list.tsx";
import {
  listCampaignsToDraftIn,
  listDrafts,
} from "#app/features/drafts/draft-queries.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { draftsPath, importPath, newDraftPath } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { CheckboxField, SelectField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Drafts · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const asked = new URL(args.request.url).searchParams;
    const kind = DRAFT_KINDS.find((known) => known === asked.get("kind"));
    const withArchived = asked.get("archived") === "on";
    const [drafts, campaigns] = await Promise.all([
      listDrafts(ctx, { kind, withArchived }),
      listCampaignsToDraftIn(ctx),
    ]);
    return { drafts, kind, withArchived, mayStart: campaigns.length > 0, now: ctx.now() };
  });
}

export default function Drafts() {
  const { drafts, kind, withArchived, mayStart, now } = useLoaderData<typeof loader>();
  useLive(["network"]);
  return (
    <Page>
      <PageHeader
        title="Drafts"
        lead="Every text that was shared with you, the last edited first."
        actions={
          mayStart && (
            <>
              <ButtonLink to={importPath()} icon={FileUp}>
                Import a file
              </ButtonLink>
              <ButtonLink to={newDraftPath()} variant="primary" icon={Plus}>
                Start a draft
              </ButtonLink>
            </>
          )
        }
      />
      <Form method="get" action={draftsPath()}>
        <FilterBar>
          <SelectField
            name="kind"
            label="Kind"
            defaultValue={kind ?? ""}
            placeholder="Every kind"
            options={DRAFT_KINDS.map((value) => ({
              value,
              label: DRAFT_KIND_WORDS[value].name,
            }))}
          />
          <CheckboxField
            name="archived"
            label="With archived ones"
            defaultChecked={withArchived}
          />
          <Button type="submit">Show</Button>
        </FilterBar>
      </Form>
      {drafts.length > 0 ? (
        <DraftList drafts={drafts} now={now} />
      ) : (
        <Empty title={kind ? "No draft of this kind" : "No draft is shared with you yet"}>
          A draft is one text that people of several cities write together: a model
          ordinance, a resolution, a response plan. It belongs to a campaign, and whoever
          has a right there finds it here.
        </Empty>
      )}
    </Page>
  );
}
