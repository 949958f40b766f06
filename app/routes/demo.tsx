import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Form, Link, useLoaderData, useNavigation } from "@remix-run/react";
import { DemoSignInInput } from "#app/features/access/access-input.ts";
import { DemoPeople } from "#app/features/access/demo-people.tsx";
import {
  enterAsDemoPerson,
  listDemoPeople,
} from "#app/features/access/demo-sign-in.server.ts";
import { networkNameOf } from "#app/features/network/frame-queries.server.ts";
import { browserOf, entered } from "#app/http/entered.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { anyone } from "#app/http/signed-in.server.ts";
import { signInPath } from "#app/paths.ts";
import { SignFrame } from "#app/ui/sign-frame.tsx";

export const meta: MetaFunction = () => [{ title: "Demo · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return anyone(args, async (ctx) => ({
    groups: await listDemoPeople(ctx),
    networkName: await networkNameOf(ctx),
  }));
}

export function action(args: ActionFunctionArgs) {
  return anyone(args, async (ctx) => {
    const form = await readForm(args.request, DemoSignInInput);
    if (!form.ok) return form.reply;
    const browser = browserOf(args.request, ctx.origin);
    const token = await enterAsDemoPerson(ctx, form.value.personId, browser);
    const to = new URL(args.request.url).searchParams.get("to");
    return entered(token, ctx.origin, safePath(to));
  });
}

export default function Demo() {
  const { groups, networkName } = useLoaderData<typeof loader>();
  const isPending = useNavigation().state !== "idle";
  return (
    <SignFrame
      networkName={networkName}
      title="Look around as somebody"
      isWide
      lead="Every person here is invented; the cities, laws and dates are real. Choose one to see what they see. Open a second browser as somebody else to work together."
      aside={
        <p>
          Have an account? <Link to={signInPath()}>Sign in with a password</Link>
        </p>
      }
    >
      <Form method="post">
        <DemoPeople groups={groups} isPending={isPending} />
      </Form>
    </SignFrame>
  );
}
