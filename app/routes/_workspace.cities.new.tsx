import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { addCity } from "#app/features/cities/city-commands.server.ts";
import { CityForm } from "#app/features/cities/city-form.tsx";
import { CityInput } from "#app/features/cities/city-input.ts";
import { openNewCity } from "#app/features/cities/city-queries.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { citiesPath, cityPath } from "#app/paths.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Add a city · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, openNewCity);
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const form = await readForm(args.request, CityInput);
    if (!form.ok) return form.reply;
    try {
      return redirect(cityPath(await addCity(ctx, form.value)));
    } catch (error) {
      return refusedForm(error, form.typed);
    }
  });
}

export default function NewCity() {
  const reply = useActionData<typeof action>();
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ label: "Cities", to: citiesPath() }, { label: "Add a city" }]}
        title="Add a city"
      />
      <CityForm reply={reply} submitLabel="Add the city" cancelTo={citiesPath()} />
    </Page>
  );
}
