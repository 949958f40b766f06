import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { addCity } from "#app/features/campaigns/campaign-commands.server.ts";
import { AddCityInput } from "#app/features/campaigns/campaign-input.ts";
import { campaignTitleIn } from "#app/features/campaigns/campaign-title.ts";
import { getCityChoices } from "#app/features/campaigns/city-choice-queries.server.ts";
import { CityChoices } from "#app/features/campaigns/city-choices.tsx";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignCitiesPath, campaignStatusPath, idParam } from "#app/paths.ts";
import { FormError } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction = ({ matches }) => [
  { title: `Add a city · ${campaignTitleIn(matches)} · Translocal` },
];

function searchOf(request: Request): string {
  return new URL(request.url).searchParams.get("q") ?? "";
}

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const choices = await getCityChoices(ctx, campaignId, searchOf(args.request));
    return { campaignId, choices };
  });
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const form = await readForm(args.request, AddCityInput);
    if (!form.ok) return form.reply;
    try {
      await addCity(ctx, campaignId, form.value.cityId);
    } catch (error) {
      return refusedForm(error, form.typed);
    }
    const search = searchOf(args.request);
    const query = search ? `?${new URLSearchParams({ q: search })}` : "";
    return redirect(`${campaignCitiesPath(campaignId)}${query}`);
  });
}

export default function AddCity() {
  const { campaignId, choices } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Section
      title="Add a city"
      actions={<Link to={campaignStatusPath(campaignId)}>Back to the status</Link>}
    >
      <FormError title="This city was not added">
        {reply?.errors.cityId ?? reply?.formError}
      </FormError>
      <CityChoices campaignId={campaignId} choices={choices} />
    </Section>
  );
}
