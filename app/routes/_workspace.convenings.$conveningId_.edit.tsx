import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { editConvening } from "#app/features/convenings/convening-commands.server.ts";
import { ConveningForm } from "#app/features/convenings/convening-form.tsx";
import { getConveningForm } from "#app/features/convenings/convening-form-queries.server.ts";
import { ConveningInput } from "#app/features/convenings/convening-input.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { conveningPath, conveningsPath, idParam } from "#app/paths.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.title ?? "a convening"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) =>
    getConveningForm(ctx, idParam(args.params, "conveningId")),
  );
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const conveningId = idParam(args.params, "conveningId");
    const form = await readForm(args.request, ConveningInput);
    if (!form.ok) return form.reply;
    try {
      await editConvening(ctx, conveningId, form.value);
    } catch (error) {
      // With today's revision, so that saving once more keeps what was typed.
      const { values } = await getConveningForm(ctx, conveningId);
      return refusedForm(error, { ...form.typed, revision: values.revision ?? "" });
    }
    return redirect(conveningPath(conveningId));
  });
}

export default function EditConvening() {
  const { title, values, choices } = useLoaderData<typeof loader>();
  const conveningId = useParams().conveningId ?? "";
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Agendas", to: conveningsPath() },
          { label: title, to: conveningPath(conveningId) },
          { label: "Edit" },
        ]}
        title={`Edit ${title}`}
      />
      <ConveningForm
        choices={choices}
        stored={values}
        reply={useActionData<typeof action>()}
        submitLabel="Save"
        cancelTo={conveningPath(conveningId)}
      />
    </Page>
  );
}
