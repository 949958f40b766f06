import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import {
  Form,
  Link,
  useActionData,
  useLoaderData,
  useSearchParams,
} from "@remix-run/react";
import { STAGES } from "#app/domain/stage.ts";
import { addCity, removeCity } from "#app/features/campaigns/campaign-commands.server.ts";
import { CityPathForms } from "#app/features/campaigns/campaign-input.ts";
import { campaignTitleIn } from "#app/features/campaigns/campaign-title.ts";
import { CityPathFacts } from "#app/features/campaigns/city-path-facts.tsx";
import { CityPathLog } from "#app/features/campaigns/city-path-log.tsx";
import {
  authorizePlace,
  getCityPath,
} from "#app/features/campaigns/city-path-queries.server.ts";
import { Disclosure } from "#app/features/campaigns/disclosure.tsx";
import { ForceForm, instantOf } from "#app/features/campaigns/force-form.tsx";
import { RecordActionForm } from "#app/features/campaigns/record-action-form.tsx";
import {
  recordAction,
  setForce,
  withdrawAction,
} from "#app/features/campaigns/status-commands.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { campaignCityPath, campaignStatusPath, cityPath, idParam } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Dialog, DialogTrigger } from "#app/ui/dialog.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { FormActions, FormError, HiddenFields } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Columns } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: `${data?.path.city ?? "City"} · ${campaignTitleIn(matches)} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, async (ctx) => ({
    path: await getCityPath(
      ctx,
      idParam(args.params, "campaignId"),
      idParam(args.params, "campaignCityId"),
    ),
    now: ctx.now(),
  }));
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const campaignId = idParam(args.params, "campaignId");
    const placeId = idParam(args.params, "campaignCityId");
    const { cityId } = await authorizePlace(ctx, campaignId, placeId);
    const form = await readForm(args.request, CityPathForms);
    if (!form.ok) return form.reply;
    const here = campaignCityPath(campaignId, placeId);
    try {
      switch (form.value.intent) {
        case "record": {
          const { intent: _, ...input } = form.value;
          const actionId = await recordAction(ctx, placeId, input);
          return redirect(`${here}?done=${actionId}#entry-${actionId}`);
        }
        case "setForce": {
          const { intent: _, ...input } = form.value;
          await setForce(ctx, placeId, input);
          return redirect(`${here}?done=force-${ctx.now().getTime()}`);
        }
        case "withdraw":
          await withdrawAction(ctx, placeId, form.value.actionId);
          return redirect(here);
        case "removeCity":
          await removeCity(ctx, campaignId, placeId);
          return redirect(campaignStatusPath(campaignId));
        case "returnCity":
          if (cityId) await addCity(ctx, campaignId, cityId);
          return redirect(here);
      }
    } catch (error) {
      const { forceSetAt } = await getCityPath(ctx, campaignId, placeId);
      const typed =
        form.value.intent === "setForce"
          ? { ...form.typed, asOf: instantOf(forceSetAt) }
          : form.typed;
      return refusedForm(error, typed);
    }
  });
}

export default function CityPathPage() {
  const { path, now } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [params] = useSearchParams();
  const done = params.get("done") ?? "";
  const replyTo = (intent: string) =>
    reply?.typed.intent === intent ? reply : undefined;
  const recording = replyTo("record");
  const forcing = replyTo("setForce");
  const wantsRecord = params.get("record") === "yes";
  const to = STAGES.find((stage) => stage === params.get("to")) ?? null;
  return (
    <Columns
      aside={
        <>
          <Section title="Where it stands">
            <CityPathFacts path={path} now={now} />
            {path.may.setForce && (
              <Disclosure
                key={done}
                label="Set the force"
                isOpen={Boolean(forcing) || (wantsRecord && to === "inForce")}
              >
                <ForceForm path={path} reply={forcing} />
              </Disclosure>
            )}
          </Section>
          {path.may.removeCity && <TakeOut city={path.city} />}
        </>
      }
    >
      <Section
        title={path.city}
        actions={<Link to={cityPath(path.cityId)}>About the city</Link>}
      >
        {reply && !recording && !forcing && <FormError>{reply.formError}</FormError>}
        {path.leftOn && (
          <Notice
            title={`${path.city} has left this campaign`}
            action={
              path.may.addCity && (
                <Form method="post">
                  <HiddenFields values={{ intent: "returnCity" }} />
                  <Button type="submit">Bring it back in</Button>
                </Form>
              )
            }
          >
            It left on <DateText on={path.leftOn} />. Its log is kept.
          </Notice>
        )}
        {path.may.record && (
          <Disclosure
            key={done}
            id="record"
            label="Record an action"
            isOpen={Boolean(recording) || (wantsRecord && to !== "inForce")}
          >
            <RecordActionForm path={path} reply={recording} to={to} />
          </Disclosure>
        )}
        {path.log.length > 0 ? (
          <CityPathLog path={path} now={now} newId={done || null} />
        ) : (
          <Empty
            level={3}
            title="Nothing recorded yet"
            example={
              <p>
                <strong>June 14, 2018</strong> · City Council · “Approved on consent,
                10-1” · Passed by the body
              </p>
            }
          >
            What {path.cityName} does stands here by day, in its own words. Late entries
            are fine: the log is read in the order things happened.
          </Empty>
        )}
      </Section>
    </Columns>
  );
}

function TakeOut({ city }: { city: string }) {
  return (
    <div>
      <DialogTrigger button={<Button size="small">Take {city} out</Button>}>
        <Dialog
          title={`Take ${city} out of the campaign?`}
          role="alertdialog"
          size="small"
        >
          {(close) => (
            <Form method="post" onSubmit={close}>
              <HiddenFields values={{ intent: "removeCity" }} />
              <p>
                It no longer counts in this campaign. Its log is kept with the day it
                left, and it can be brought back in.
              </p>
              <FormActions>
                <Button type="submit" variant="danger">
                  Take it out
                </Button>
                <Button onClick={close}>Keep it in</Button>
              </FormActions>
            </Form>
          )}
        </Dialog>
      </DialogTrigger>
    </div>
  );
}
