import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cityLabel } from "#app/domain/city-label.ts";
import { editCity } from "#app/features/cities/city-commands.server.ts";
import { CityForm } from "#app/features/cities/city-form.tsx";
import { CityInput } from "#app/features/cities/city-input.ts";
import { getCityToEdit } from "#app/features/cities/city-queries.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { citiesPath, cityPath, idParam } from "#app/paths.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data ? cityLabel(data) : "city"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) => getCityToEdit(ctx, idParam(args.params, "cityId")));
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const cityId = idParam(args.params, "cityId");
    const form = await readForm(args.request, CityInput);
    if (!form.ok) return form.reply;
    try {
      await editCity(ctx, cityId, form.value);
      return redirect(cityPath(cityId));
    } catch (error) {
      return refusedForm(error, form.typed);
    }
  });
}

export default function EditCity() {
  const city = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const label = cityLabel(city);
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { label: "Cities", to: citiesPath() },
          { label, to: cityPath(city.id) },
          { label: "Edit" },
        ]}
        title={label}
      />
      <CityForm
        city={city}
        reply={reply}
        submitLabel="Save the profile"
        cancelTo={cityPath(city.id)}
      />
    </Page>
  );
}
