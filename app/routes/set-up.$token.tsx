import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import { Refusal } from "#app/domain/refusal.ts";
import { SetUpInput } from "#app/features/access/access-input.ts";
import { NewPasswordField } from "#app/features/access/new-password-field.tsx";
import { checkSetUpLink, setUpNetwork } from "#app/features/access/set-up.server.ts";
import { browserOf, entered } from "#app/http/entered.server.ts";
import { formReply, readForm } from "#app/http/read-form.server.ts";
import { anyone } from "#app/http/signed-in.server.ts";
import { homePath, tokenParam } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields } from "#app/ui/form.tsx";
import { SignFrame } from "#app/ui/sign-frame.tsx";

export const meta: MetaFunction = () => [{ title: "Set up · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return anyone(args, async (ctx) => {
    await checkSetUpLink(ctx, tokenParam(args.params));
    return null;
  });
}

export function action(args: ActionFunctionArgs) {
  return anyone(args, async (ctx) => {
    const form = await readForm(args.request, SetUpInput);
    if (!form.ok) return form.reply;
    try {
      const token = await setUpNetwork(
        ctx,
        tokenParam(args.params),
        form.value,
        browserOf(args.request, ctx.origin),
      );
      return entered(token, ctx.origin, homePath());
    } catch (error) {
      if (!(error instanceof Refusal) || !error.field) throw error;
      return formReply(form.typed, { [error.field]: error.message });
    }
  });
}

export default function SetUp() {
  const reply = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  return (
    <SignFrame
      networkName="Translocal"
      title="Set up your network"
      lead="You become its first administrator: you invite the others, add cities, and run the installation."
    >
      <Form method="post">
        <FormFields>
          <FormError>{reply?.formError}</FormError>
          <TextField
            name="networkName"
            label="Name of the network"
            hint="It stands at the top of every page."
            defaultValue={reply?.typed.networkName}
            error={reply?.errors.networkName}
            maxLength={80}
            required
          />
          <TextField
            name="name"
            label="Your name"
            autoComplete="name"
            defaultValue={reply?.typed.name}
            error={reply?.errors.name}
            maxLength={120}
            required
          />
          <TextField
            name="email"
            type="email"
            label="Your e-mail address"
            hint="You sign in with it."
            autoComplete="username"
            defaultValue={reply?.typed.email}
            error={reply?.errors.email}
            required
          />
          <NewPasswordField error={reply?.errors.password} />
          <FormActions>
            <Button type="submit" variant="primary" isPending={isPending}>
              Set up the network
            </Button>
          </FormActions>
        </FormFields>
      </Form>
    </SignFrame>
  );
}
