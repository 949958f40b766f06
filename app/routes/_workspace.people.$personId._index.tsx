import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import Pencil from "lucide-react/icons/pencil";
import { useLive } from "#app/features/live/use-live.ts";
import profileStyles from "#app/features/people/person-profile.module.css";
import { LeadList, OfficeList } from "#app/features/people/person-profile.tsx";
import { getPerson } from "#app/features/people/person-queries.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { idParam, peoplePath, personEditPath, settingsPath } from "#app/paths.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? "Person"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) => getPerson(ctx, idParam(args.params, "personId")));
}

export default function Person() {
  const person = useLoaderData<typeof loader>();
  useLive([`person:${person.id}`]);
  const mayEdit = person.may.edit;
  return (
    <Page>
      <PageHeader
        crumbs={
          person.may.seeCities
            ? [{ label: "People", to: peoplePath() }, { label: person.name }]
            : undefined
        }
        title={person.name}
        lead={person.role}
        facts={
          <>
            <Avatar name={person.name} color={person.color} isDecorative />
            {person.pronouns && <span>{person.pronouns}</span>}
            {person.email && <a href={`mailto:${person.email}`}>{person.email}</a>}
            {person.isAdministrator && <Badge>Administrator</Badge>}
            {person.isOwn && <Link to={settingsPath()}>Where you are signed in</Link>}
          </>
        }
        actions={
          mayEdit && (
            <ButtonLink to={personEditPath(person.id)} icon={Pencil}>
              {person.isOwn ? "Edit your profile" : "Edit"}
            </ButtonLink>
          )
        }
      />
      {person.isSuspended && (
        <Notice tone="warning" title="This account is suspended">
          {person.name} cannot sign in. What they wrote stays under their name.
        </Notice>
      )}
      {person.about && <p className={profileStyles.about}>{person.about}</p>}
      <Section title="Offices held" count={person.offices.length || undefined}>
        {person.offices.length > 0 ? (
          <OfficeList offices={person.offices} linksCities={person.may.seeCities} />
        ) : (
          <p>
            {person.isOwn
              ? "You have entered no office. With one, you can record what your city does."
              : `${person.name} has entered no office.`}
          </p>
        )}
      </Section>
      {person.leads.length > 0 && (
        <Section title="Leads" count={person.leads.length}>
          <LeadList leads={person.leads} />
        </Section>
      )}
    </Page>
  );
}
