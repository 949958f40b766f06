import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { callConvening } from "#app/features/convenings/convening-commands.server.ts";
import { ConveningForm } from "#app/features/convenings/convening-form.tsx";
import { getCallForm } from "#app/features/convenings/convening-form-queries.server.ts";
import { ConveningInput } from "#app/features/convenings/convening-input.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { conveningPath, conveningsPath, isId } from "#app/paths.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Call a convening · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const asked = new URL(args.request.url).searchParams.get("campaign");
    return { choices: await getCallForm(ctx), campaignId: isId(asked) ? asked : "" };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const form = await readForm(args.request, ConveningInput);
    if (!form.ok) return form.reply;
    try {
      return redirect(conveningPath(await callConvening(ctx, form.value)));
    } catch (error) {
      return refusedForm(error, form.typed);
    }
  });
}

export default function CallConvening() {
  const { choices, campaignId } = useLoaderData<typeof loader>();
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Agendas", to: conveningsPath() },
          { label: "Call a convening" },
        ]}
        title="Call a convening"
        lead="Say when and where; the agenda comes next."
      />
      <ConveningForm
        choices={choices}
        stored={{
          kind: campaignId ? "campaignCall" : "annual",
          status: "tentative",
          campaignId,
        }}
        reply={useActionData<typeof action>()}
        submitLabel="Call it"
        cancelTo={conveningsPath()}
      />
    </Page>
  );
}
