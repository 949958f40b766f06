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
import { SettingsInput } from "#app/features/access/access-input.ts";
import {
  makeReadingKey,
  revokeReadingKey,
} from "#app/features/access/reading-keys.server.ts";
import { NewKey, ReadingKeys } from "#app/features/access/reading-keys.tsx";
import {
  endSession,
  signOutElsewhere,
} from "#app/features/access/session-commands.server.ts";
import { SessionList } from "#app/features/access/session-list.tsx";
import { getSettings } from "#app/features/access/session-queries.server.ts";
import { listFeeds } from "#app/features/status/status-feed.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { refusedForm } from "#app/http/refused-form.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import {
  apiCampaignsPath,
  feedPath,
  personEditPath,
  personPath,
  settingsPath,
} from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { FormError, HiddenFields } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction = () => [{ title: "Settings · Translocal" }];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, getSettings);
}

export function action(args: ActionFunctionArgs) {
  return signedIn(args, async (ctx) => {
    const form = await readForm(args.request, SettingsInput);
    if (!form.ok) return form.reply;
    try {
      switch (form.value.intent) {
        case "endOthers":
          await signOutElsewhere(ctx);
          break;
        case "end":
          await endSession(ctx, form.value.sessionId);
          break;
        case "revokeKey":
          await revokeReadingKey(ctx, form.value.keyId);
          break;
        case "makeKey": {
          const token = await makeReadingKey(ctx, form.value.name);
          const feeds = await listFeeds(ctx);
          const addresses = feeds.map(({ name, feed }) => ({
            name,
            address: ctx.origin + feedPath(token, feed),
          }));
          // Not by way of a redirect: the token is nowhere to be found again.
          return {
            made: { token, addresses, apiAddress: ctx.origin + apiCampaignsPath() },
          };
        }
      }
    } catch (error) {
      return refusedForm(error, form.typed);
    }
    return redirect(`${settingsPath()}?ended=${form.value.intent}`);
  });
}

export default function Settings() {
  const { sessions, keys, timeZone, now, personId, email } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "made" in answer ? answer.made : null;
  const reply = answer && "typed" in answer ? answer : undefined;
  const keyReply = reply?.typed.intent?.endsWith("Key") ? reply : undefined;
  const [params] = useSearchParams();
  const ended = answer ? null : params.get("ended");
  return (
    <Page width="text">
      <PageHeader title="Settings" lead={`You sign in as ${email}.`} />
      <Section
        title="Where you are signed in"
        count={sessions.length}
        actions={
          sessions.length > 1 && (
            <Form method="post" preventScrollReset>
              <HiddenFields values={{ intent: "endOthers" }} />
              <Button type="submit" size="small">
                Sign out everywhere else
              </Button>
            </Form>
          )
        }
      >
        {!keyReply && <FormError>{reply?.formError}</FormError>}
        {ended === "endOthers" && (
          <Notice tone="success" isLive>
            You are signed out everywhere but here.
          </Notice>
        )}
        {ended === "end" && (
          <Notice tone="success" isLive>
            That browser was signed out.
          </Notice>
        )}
        <SessionList sessions={sessions} timeZone={timeZone} now={now} />
        <p>
          A browser is signed out by itself after eight hours without use, and after seven
          days in any case.
        </p>
      </Section>
      <Section title="Calendars and programs" count={keys.length} id="keys">
        <p>
          A key lets a calendar or a program read what you may read, and change nothing.
        </p>
        {made && <NewKey {...made} />}
        {ended === "revokeKey" && (
          <Notice tone="success" isLive>
            That key opens nothing any more.
          </Notice>
        )}
        <ReadingKeys
          keys={keys}
          timeZone={timeZone}
          now={now}
          error={keyReply?.errors.name}
          formError={keyReply?.formError}
        />
      </Section>
      <Section title="Your account">
        <p>
          <Link to={personEditPath(personId)}>Change your name, offices or password</Link>
        </p>
        <p>
          <Link to={personPath(personId)}>See your profile as others do</Link>
        </p>
      </Section>
    </Page>
  );
}
