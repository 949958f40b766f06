import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DRAFT_STATE_WORDS } from "#app/domain/draft-state.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { readerZone } from "#app/features/access/reader-zone.server.ts";
import { useLive } from "#app/features/live/use-live.ts";
import { changeReview } from "#app/features/reviews/review-commands.server.ts";
import { AskForm, StateMoves } from "#app/features/reviews/review-forms.tsx";
import { ReviewInput } from "#app/features/reviews/review-input.ts";
import { ReviewList } from "#app/features/reviews/review-list.tsx";
import { getReviewPage } from "#app/features/reviews/review-queries.server.ts";
import { reviewHeadline } from "#app/features/reviews/review-words.ts";
import { formOf, formReply, parseForm } from "#app/http/read-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { draftPath, draftReviewPath, draftsPath, idParam } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Review · ${data?.page.draft.title ?? "Draft"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const [page, timeZone] = await Promise.all([
      getReviewPage(ctx, draftId),
      readerZone(ctx),
    ]);
    return { page, timeZone, now: ctx.now() };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const draftId = idParam(args.params, "draftId");
    const sent = await formOf(args.request);
    const lists = sent.get("intent") === "ask" ? ["personIds", "cityIds"] : [];
    const form = parseForm(sent, ReviewInput, lists);
    if (!form.ok) return form.reply;
    try {
      await changeReview(ctx, draftId, form.value);
    } catch (error) {
      const isMine =
        error instanceof Refusal && ["invalid", "conflict"].includes(error.reason);
      if (!isMine) throw error;
      const errors = error.field ? { [error.field]: error.message } : {};
      return formReply(form.typed, errors, error.field ? null : error.message);
    }
    return redirect(draftReviewPath(draftId));
  });
}

export default function Review() {
  const { page, timeZone, now } = useLoaderData<typeof loader>();
  const { draft, lines } = page;
  useLive([`draft:${draft.id}`]);
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Drafts", to: draftsPath() },
          { label: draft.title, to: draftPath(draft.id) },
          { label: "Review" },
        ]}
        title="Review"
        lead={reviewHeadline(page.counts)}
        facts={<Badge>{DRAFT_STATE_WORDS[draft.state].name}</Badge>}
      />
      <Section title="Where it stands">
        <StateMoves page={page} />
      </Section>
      <Section title="Who was asked" count={lines.length}>
        {lines.length > 0 ? (
          <ReviewList draftId={draft.id} lines={lines} now={now} timeZone={timeZone} />
        ) : (
          <Empty title="Nobody was asked yet" level={3}>
            <p>
              Whoever is asked approves or objects, with a reason, to the text as it
              stands that day; what they owe stands on their own page until they do.
            </p>
          </Empty>
        )}
      </Section>
      {page.mayAsk && (
        <Section title="Ask for review">
          <AskForm page={page} />
        </Section>
      )}
    </Page>
  );
}
