import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Refusal } from "#app/domain/refusal.ts";
import { AcceptInput } from "#app/features/access/access-input.ts";
import { acceptInvitation } from "#app/features/access/invitation-commands.server.ts";
import { findInvitation } from "#app/features/access/invitation-queries.server.ts";
import { invitationWords } from "#app/features/access/invitation-words.ts";
import { NewPasswordField } from "#app/features/access/new-password-field.tsx";
import { networkNameOf } from "#app/features/network/frame-queries.server.ts";
import { browserOf, entered } from "#app/http/entered.server.ts";
import { formReply, readForm } from "#app/http/read-form.server.ts";
import { anyone, findSignedIn } from "#app/http/signed-in.server.ts";
import { homePath, invitationPath, signInPath, tokenParam } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields } from "#app/ui/form.tsx";
import { SignFrame } from "#app/ui/sign-frame.tsx";

export const meta: MetaFunction = () => [{ title: "Invitation · Translocal" }];

const GONE = 410;

export function loader(args: LoaderFunctionArgs) {
  return anyone(args, async (ctx) => {
    const token = tokenParam(args.params);
    const signedIn = await findSignedIn(args);
    const invitation = await findInvitation(ctx, token, signedIn?.actor.personId ?? null);
    const networkName = await networkNameOf(ctx);
    return data(
      { networkName, invitation, path: invitationPath(token) },
      { status: invitation ? 200 : GONE },
    );
  });
}

export function action(args: ActionFunctionArgs) {
  return anyone(args, async (ctx) => {
    const token = tokenParam(args.params);
    const signedIn = await findSignedIn(args);
    const invitation = await findInvitation(ctx, token, signedIn?.actor.personId ?? null);
    if (signedIn && invitation?.reader === "invited") {
      const { personId } = signedIn.actor;
      await acceptInvitation(ctx, token, { kind: "signedIn", personId });
      return redirect(homePath(), 303);
    }
    const form = await readForm(args.request, AcceptInput);
    if (!form.ok) return form.reply;
    const browser = browserOf(args.request, ctx.origin);
    try {
      const session = await acceptInvitation(ctx, token, {
        kind: "new",
        input: form.value,
        browser,
      });
      return session
        ? entered(session, ctx.origin, homePath())
        : redirect(homePath(), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.field
        ? formReply(form.typed, { [error.field]: error.message })
        : formReply(form.typed, {}, error.message, GONE);
    }
  });
}

export default function Invitation() {
  const { networkName, invitation, path } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  if (!invitation) {
    return (
      <SignFrame
        networkName={networkName}
        title="This invitation is over"
        lead="It has been used, was taken back, or has run out after 14 days. Ask whoever invited you for another."
      >
        <FormActions>
          <ButtonLink to={signInPath()}>Sign in</ButtonLink>
        </FormActions>
      </SignFrame>
    );
  }
  const { title, lead } = invitationWords(invitation, networkName);
  if (invitation.reader === "other") {
    return (
      <SignFrame networkName={networkName} title={title} lead={lead}>
        <p>
          {invitation.email} has an account here. Sign in with it, and you come back to
          this page.
        </p>
        <FormActions>
          <ButtonLink to={signInPath(path)} variant="primary">
            Sign in as {invitation.email}
          </ButtonLink>
        </FormActions>
      </SignFrame>
    );
  }
  return (
    <SignFrame networkName={networkName} title={title} lead={lead}>
      <Form method="post">
        <FormFields>
          <FormError title="You have not joined yet">{reply?.formError}</FormError>
          {invitation.reader === "new" && (
            <>
              <TextField
                name="email"
                type="email"
                label="E-mail address"
                hint="The invitation is for this address. You sign in with it."
                autoComplete="username"
                value={invitation.email}
                readOnly
              />
              <TextField
                name="name"
                label="Your name"
                hint="As others should see it beside your words."
                autoComplete="name"
                defaultValue={reply?.typed.name ?? invitation.name}
                error={reply?.errors.name}
                maxLength={120}
                required
              />
              <NewPasswordField error={reply?.errors.password} />
            </>
          )}
          <FormActions>
            <Button type="submit" variant="primary" isPending={isPending}>
              {invitation.reader === "new" ? "Join" : "Accept the invitation"}
            </Button>
          </FormActions>
        </FormFields>
      </Form>
    </SignFrame>
  );
}
