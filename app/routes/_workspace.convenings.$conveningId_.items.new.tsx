import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addItem } from "#app/features/convenings/agenda-commands.server.ts";
import { AgendaItemForm } from "#app/features/convenings/agenda-item-form.tsx";
import { getNewItemForm } from "#app/features/convenings/convening-form-queries.server.ts";
import { AgendaItemInput } from "#app/features/convenings/convening-input.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { conveningPath, conveningsPath, idParam } from "#app/paths.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Add an agenda item · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const choices = await getNewItemForm(ctx, idParam(args.params, "conveningId"));
    const asked = new URL(args.request.url).searchParams.get("day");
    const day = choices.days.find((one) => one.id === asked) ?? choices.days[0];
    return { choices, dayId: day?.id ?? "" };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const conveningId = idParam(args.params, "conveningId");
    const form = await readForm(args.request, AgendaItemInput);
    if (!form.ok) return form.reply;
    try {
      await addItem(ctx, conveningId, form.value);
    } catch (error) {
      return refusedForm(error, form.typed);
    }
    return redirect(conveningPath(conveningId));
  });
}

export default function NewAgendaItem() {
  const { choices, dayId } = useLoaderData<typeof loader>();
  const { id, title } = choices.convening;
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Agendas", to: conveningsPath() },
          { label: title, to: conveningPath(id) },
          { label: "Add an item" },
        ]}
        title="Add an item"
        lead="It goes to the end of its day; move it where it belongs afterwards."
      />
      <AgendaItemForm
        choices={choices}
        stored={{ dayId, kind: "plenary", minutes: "45" }}
        reply={useActionData<typeof action>()}
        submitLabel="Add to the agenda"
      />
    </Page>
  );
}
