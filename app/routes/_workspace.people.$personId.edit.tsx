import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import {
  changeEmail,
  restorePerson,
  setNetworkRight,
  suspendPerson,
} from "#app/features/people/account-commands.server.ts";
import {
  EmailForm,
  NetworkRightForm,
  SuspensionForm,
} from "#app/features/people/account-forms.tsx";
import {
  addOffice,
  changePassword,
  editProfile,
  endOffice,
} from "#app/features/people/person-commands.server.ts";
import {
  OfficesForm,
  PasswordForm,
  ProfileForm,
} from "#app/features/people/person-forms.tsx";
import { PersonEditInput, type PersonIntent } from "#app/features/people/person-input.ts";
import { getPersonToEdit } from "#app/features/people/person-queries.server.ts";
import { entered } from "#app/http/entered.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam, peoplePath, personEditPath, personPath } from "#app/paths.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.name ?? "profile"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) => getPersonToEdit(ctx, idParam(args.params, "personId")));
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const personId = idParam(args.params, "personId");
    const form = await readForm(args.request, PersonEditInput);
    if (!form.ok) return form.reply;
    const { value } = form;
    const at = ctx.now().getTime();
    const saved = `${personEditPath(personId)}?saved=${value.intent}&at=${at}`;
    try {
      switch (value.intent) {
        case "profile":
          await editProfile(ctx, personId, value);
          return redirect(personPath(personId));
        case "password": {
          const userAgent = args.request.headers.get("user-agent") ?? "";
          const token = await changePassword(ctx, personId, value, userAgent);
          return entered(token, ctx.origin, saved);
        }
        case "addOffice":
          await addOffice(ctx, personId, value);
          return redirect(saved);
        case "endOffice":
          await endOffice(ctx, personId, value);
          return redirect(saved);
        case "email":
          await changeEmail(ctx, personId, value.email);
          return redirect(saved);
        case "grant":
          await setNetworkRight(
            ctx,
            personId,
            value.right === "none" ? null : value.right,
          );
          return redirect(saved);
        case "suspend":
          await suspendPerson(ctx, personId);
          return redirect(saved);
        case "restore":
          await restorePerson(ctx, personId);
          return redirect(saved);
      }
    } catch (error) {
      return refusedForm(error, form.typed);
    }
  });
}

export default function EditPerson() {
  const person = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [params] = useSearchParams();
  const saved = reply ? null : (params.get("saved") as PersonIntent | null); // only compared
  const forms = { person, reply, saved, version: params.get("at") ?? "" };
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "People", to: peoplePath() },
          { label: person.name, to: personPath(person.id) },
          { label: "Edit" },
        ]}
        title={person.isOwn ? "Your profile" : person.name}
        lead={
          person.isOwn && !person.may.changeEmail
            ? `You sign in as ${person.email}. An administrator can change the address.`
            : undefined
        }
      />
      <ProfileForm {...forms} />
      <OfficesForm {...forms} />
      {person.isOwn && <PasswordForm {...forms} />}
      {person.may.changeEmail && <EmailForm {...forms} />}
      {person.may.administer && <NetworkRightForm {...forms} />}
      {person.may.administer && <SuspensionForm {...forms} />}
    </Page>
  );
}
