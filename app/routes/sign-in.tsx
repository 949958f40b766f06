import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { REFUSAL_STATUS, Refusal } from "#app/domain/refusal.ts";
import { SignInInput } from "#app/features/access/access-input.ts";
import { signIn } from "#app/features/access/sign-in.server.ts";
import { networkNameOf } from "#app/features/network/frame-queries.server.ts";
import { browserOf, entered } from "#app/http/entered.server.ts";
import { formReply, readForm } from "#app/http/read-form.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { anyone, findSignedIn } from "#app/http/signed-in.server.ts";
import { demoSignInPath } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields } from "#app/ui/form.tsx";
import { SignFrame } from "#app/ui/sign-frame.tsx";

export const meta: MetaFunction = () => [{ title: "Sign in · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return anyone(args, async (ctx) => {
    const to = new URL(args.request.url).searchParams.get("to");
    if (await findSignedIn(args)) throw redirect(safePath(to));
    return {
      networkName: await networkNameOf(ctx),
      isDemo: ctx.isDemo,
      to,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return anyone(args, async (ctx) => {
    const form = await readForm(args.request, SignInInput);
    if (!form.ok) return form.reply;
    const to = new URL(args.request.url).searchParams.get("to");
    try {
      const token = await signIn(ctx, form.value, browserOf(args.request, ctx.origin));
      return entered(token, ctx.origin, safePath(to));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return formReply(form.typed, {}, error.message, REFUSAL_STATUS[error.reason]);
    }
  });
}

export default function SignIn() {
  const { networkName, isDemo, to } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  return (
    <SignFrame
      networkName={networkName}
      title="Sign in"
      lead={to ? "Sign in to see the page you asked for." : undefined}
      aside={
        isDemo ? (
          <>
            <p>This is a demo: nothing in it is confidential.</p>
            <ButtonLink to={demoSignInPath(to ?? undefined)}>
              Look around as somebody
            </ButtonLink>
          </>
        ) : (
          <p>
            New here? You come in by an invitation from the network. Forgotten your
            password? Whoever runs this workspace can make you a link that lets you in
            once.
          </p>
        )
      }
    >
      <Form method="post">
        <FormFields>
          <FormError title="You are not signed in">{reply?.formError}</FormError>
          <TextField
            name="email"
            type="email"
            label="E-mail address"
            autoComplete="username"
            defaultValue={reply?.typed.email}
            error={reply?.errors.email}
            required
          />
          <TextField
            name="password"
            type="password"
            label="Password"
            autoComplete="current-password"
            error={reply?.errors.password}
            required
          />
          <FormActions>
            <Button type="submit" variant="primary" isPending={isPending}>
              Sign in
            </Button>
          </FormActions>
        </FormFields>
      </Form>
    </SignFrame>
  );
}
