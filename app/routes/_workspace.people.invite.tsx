import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { InvitePageInput } from "#app/features/access/access-input.ts";
import { CopyLink } from "#app/features/access/copy-link.tsx";
import {
  invite,
  revokeInvitation,
} from "#app/features/access/invitation-commands.server.ts";
import { getInvitePage } from "#app/features/access/invitation-queries.server.ts";
import { InviteForm } from "#app/features/access/invite-form.tsx";
import { PendingInvitations } from "#app/features/access/pending-invitations.tsx";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { peoplePath } from "#app/paths.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction = () => [{ title: "Invite · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, getInvitePage);
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const form = await readForm(args.request, InvitePageInput);
    if (!form.ok) return form.reply;
    const { value } = form;
    try {
      switch (value.intent) {
        case "invite": {
          const link = await invite(ctx, value);
          return data({ made: { link, name: value.name, email: value.email } });
        }
        case "revoke":
          await revokeInvitation(ctx, value.invitationId);
          return data({ revoked: value.invitationId });
      }
    } catch (error) {
      return refusedForm(error, form.typed);
    }
  });
}

export default function Invite() {
  const { places, invitations, timeZone, mayMakeAdministrator } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  const made = answer && "made" in answer ? answer.made : null;
  const refused = answer && "errors" in answer ? answer : undefined;
  const isAboutForm = refused?.typed.intent === "invite";
  return (
    <Page width="normal">
      <PageHeader
        crumbs={[{ label: "People", to: peoplePath() }, { label: "Invite" }]}
        title="Invite somebody"
        lead="You get a link to send by whatever way you trust. It lets one person in, once, within 14 days."
      />
      {made && (
        <Notice tone="success" isLive title={`The invitation for ${made.name} is ready`}>
          <p>
            Send this link to {made.email}. It is shown only now: once you leave this
            page, nobody can read it again.
          </p>
          <CopyLink link={made.link} label="Link" />
        </Notice>
      )}
      {answer && "revoked" in answer && (
        <Notice tone="success" isLive>
          The invitation was taken back. Its link no longer works.
        </Notice>
      )}
      {refused && !isAboutForm && (
        <Notice tone="error" isLive>
          {refused.formError ?? Object.values(refused.errors).join(" ")}
        </Notice>
      )}
      <InviteForm
        key={made?.link}
        places={places}
        place={params.get("to") ?? undefined}
        mayMakeAdministrator={mayMakeAdministrator}
        reply={isAboutForm ? refused : undefined}
      />
      <Section title="Waiting for an answer" count={invitations.length || undefined}>
        {invitations.length > 0 ? (
          <PendingInvitations invitations={invitations} timeZone={timeZone} />
        ) : (
          <p>No invitation waits. An invitation stands here until it is accepted.</p>
        )}
      </Section>
    </Page>
  );
}
