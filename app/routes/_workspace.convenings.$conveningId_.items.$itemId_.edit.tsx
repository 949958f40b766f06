import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editItem } from "#app/features/convenings/agenda-commands.server.ts";
import { AgendaItemForm } from "#app/features/convenings/agenda-item-form.tsx";
import { getItemForm } from "#app/features/convenings/convening-form-queries.server.ts";
import { AgendaItemInput } from "#app/features/convenings/convening-input.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { conveningPath, conveningsPath, idParam } from "#app/paths.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.title ?? "an item"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) =>
    getItemForm(ctx, idParam(args.params, "conveningId"), idParam(args.params, "itemId")),
  );
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const conveningId = idParam(args.params, "conveningId");
    const itemId = idParam(args.params, "itemId");
    const { values } = await getItemForm(ctx, conveningId, itemId);
    const form = await readForm(args.request, AgendaItemInput);
    if (!form.ok) return form.reply;
    try {
      await editItem(ctx, itemId, form.value);
    } catch (error) {
      // With today's revision, so that saving once more keeps what was typed.
      return refusedForm(error, { ...form.typed, revision: values.revision ?? "" });
    }
    return redirect(conveningPath(conveningId));
  });
}

export default function EditAgendaItem() {
  const { title, values, choices } = useLoaderData<typeof loader>();
  const { convening } = choices;
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Agendas", to: conveningsPath() },
          { label: convening.title, to: conveningPath(convening.id) },
          { label: "Edit an item" },
        ]}
        title={`Edit ${title}`}
        lead="On another day it goes to the end of that day."
      />
      <AgendaItemForm
        choices={choices}
        stored={values}
        reply={useActionData<typeof action>()}
        submitLabel="Save"
      />
    </Page>
  );
}
