import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { enterByLink, findSignInLink } from "#app/features/access/sign-in-link.server.ts";
import { networkNameOf } from "#app/features/network/frame-queries.server.ts";
import { browserOf, entered } from "#app/http/entered.server.ts";
import { anyone } from "#app/http/signed-in.server.ts";
import { homePath, signInPath, tokenParam } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { FormActions } from "#app/ui/form.tsx";
import { SignFrame } from "#app/ui/sign-frame.tsx";

export const meta: MetaFunction = () => [{ title: "Sign-in link · Translocal" }];

const GONE = 410;

export function loader(args: LoaderFunctionArgs) {
  return anyone(args, async (ctx) => {
    const networkName = await networkNameOf(ctx);
    const link = await findSignInLink(ctx, tokenParam(args.params));
    return data({ networkName, name: link?.name ?? null }, { status: link ? 200 : GONE });
  });
}

export function action(args: ActionFunctionArgs) {
  return anyone(args, async (ctx) => {
    const browser = browserOf(args.request, ctx.origin);
    const session = await enterByLink(ctx, tokenParam(args.params), browser);
    if (!session) return data({ isOver: true }, { status: GONE });
    return entered(session, ctx.origin, homePath());
  });
}

export default function SignInLink() {
  const { networkName, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  if (name === null || reply?.isOver) {
    return (
      <SignFrame
        networkName={networkName}
        title="This link is over"
        lead="A sign-in link lets one person in once, within ten minutes of being made. Ask for another, or sign in with your password."
      >
        <FormActions>
          <ButtonLink to={signInPath()}>Sign in</ButtonLink>
        </FormActions>
      </SignFrame>
    );
  }
  return (
    <SignFrame
      networkName={networkName}
      title={`Sign in as ${name}`}
      lead="This link works once. Use it on your own device."
    >
      <Form method="post" reloadDocument>
        <FormActions>
          <Button type="submit" variant="primary" isPending={isPending}>
            Sign in
          </Button>
        </FormActions>
      </Form>
    </SignFrame>
  );
}
