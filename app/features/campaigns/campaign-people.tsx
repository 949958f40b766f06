import { Form, Link, useNavigation } from "@remix-run/react";
import Mail from "lucide-react/icons/mail";
import { countOf } from "#app/domain/headline.ts";
import { RIGHT_WORDS, RIGHTS } from "#app/domain/rights.ts";
import type { InvitationLine } from "#app/features/access/invitation-queries.server.ts";
import { invitePath, personPath } from "#app/paths.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { DateText, InstantText } from "#app/ui/date.tsx";
import { Dialog, DialogTrigger } from "#app/ui/dialog.tsx";
import {
  CheckboxField,
  DateField,
  type FieldOption,
  SelectField,
} from "#app/ui/field.tsx";
import {
  FormActions,
  FormError,
  FormFields,
  FormRow,
  HiddenFields,
} from "#app/ui/form.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { Section } from "#app/ui/section.tsx";
import type { Reply } from "./campaign-form.tsx";
import styles from "./campaign-people.module.css";
import { Disclosure } from "./disclosure.tsx";
import type { CampaignGrant, CampaignPeople } from "./people-queries.server.ts";

interface PeopleProps {
  campaignId: string;
  people: CampaignPeople;
  invitations: readonly InvitationLine[];
  reply: Reply | undefined;
  /** Changes with every form that was taken, so that its fields start anew. */
  done: string;
}

/** Who leads, who may do what, who was asked to come; and the forms that change it. */
export function CampaignPeoplePage(props: PeopleProps) {
  const { campaignId, people, invitations, reply, done } = props;
  const giving = reply?.typed.intent === "give" ? reply : undefined;
  const isNew = (personId: string | undefined) =>
    !people.grants.some((grant) => grant.person.personId === personId);
  const givingNew = giving && isNew(giving.typed.personId) ? giving : undefined;
  return (
    <>
      <Section
        title="Rights on this campaign"
        count={people.grants.length}
        actions={
          people.may.grant && (
            <ButtonLink
              to={invitePath(`campaign:${campaignId}`)}
              icon={Mail}
              size="small"
            >
              Invite by link
            </ButtonLink>
          )
        }
      >
        {reply && reply !== givingNew && (
          <FormError>
            {reply.formError ?? reply.errors.right ?? reply.errors.expiresOn}
          </FormError>
        )}
        {people.may.grant && people.candidates.length > 0 && (
          <Disclosure label="Give somebody a right" isOpen={givingNew !== undefined}>
            <RightForm
              key={done}
              candidates={people.candidates.map(({ id, label }) => ({
                value: id,
                label,
              }))}
              reply={givingNew}
            />
          </Disclosure>
        )}
        <LineList>
          {people.grants.map((grant) => (
            <GrantLine
              key={grant.person.personId}
              grant={grant}
              mayGrant={people.may.grant}
              reply={
                giving?.typed.personId === grant.person.personId ? giving : undefined
              }
              done={done}
            />
          ))}
        </LineList>
        <p className={styles.quiet}>
          {countOf(people.networkCount, "person has", "people have")} a right over the
          whole network and {people.networkCount === 1 ? "sees" : "see"} this campaign
          too; the widest right counts.
        </p>
      </Section>
      {invitations.length > 0 && (
        <Section title="Invited" count={invitations.length}>
          <LineList>
            {invitations.map((invitation) => (
              <LineItem key={invitation.id} className={styles.line}>
                <div className={styles.who}>
                  <p className={styles.name}>{invitation.name}</p>
                  <p className={styles.quiet}>
                    {invitation.email} · until{" "}
                    <InstantText at={invitation.expiresAt} tz="UTC" />
                  </p>
                </div>
                <span>{RIGHT_WORDS[invitation.right].name}</span>
                <Form method="post" preventScrollReset>
                  <HiddenFields
                    values={{
                      intent: "revokeInvitation",
                      invitationId: invitation.id,
                    }}
                  />
                  <Button type="submit" size="small">
                    Take back
                    <span className="visually-hidden">
                      {" "}
                      the invitation of {invitation.name}
                    </span>
                  </Button>
                </Form>
              </LineItem>
            ))}
          </LineList>
        </Section>
      )}
    </>
  );
}

function GrantLine(props: {
  grant: CampaignGrant;
  mayGrant: boolean;
  reply: Reply | undefined;
  done: string;
}) {
  const { grant, mayGrant, reply, done } = props;
  const { person } = grant;
  return (
    <LineItem className={styles.line}>
      <Avatar {...person} isDecorative />
      <div className={styles.who}>
        <p className={styles.name}>
          <Link to={personPath(person.personId)}>{person.name}</Link>
          {grant.isLead && <Badge tone="blue">Lead</Badge>}
          {grant.isSuspended && <Badge tone="warn">Account closed</Badge>}
          {grant.isOver && <Badge>Ended</Badge>}
        </p>
        <p className={styles.quiet}>
          {[person.title, person.city].filter(Boolean).join(", ") || "No office held"}
        </p>
      </div>
      <p className={styles.right}>
        <strong>{RIGHT_WORDS[grant.right].name}</strong>
        {grant.expiresOn && (
          <span className={styles.quiet}>
            until <DateText on={grant.expiresOn} form="short" />
          </span>
        )}
      </p>
      {mayGrant && (
        <div className={styles.actions}>
          <DialogTrigger
            key={done}
            button={
              <Button size="small">
                Change
                <span className="visually-hidden"> the right of {person.name}</span>
              </Button>
            }
          >
            <Dialog title={`Right of ${person.name}`}>
              <RightForm grant={grant} reply={reply} />
            </Dialog>
          </DialogTrigger>
          <DialogTrigger
            button={
              <Button size="small" variant="quiet">
                Take back
                <span className="visually-hidden"> the right of {person.name}</span>
              </Button>
            }
          >
            <Dialog title={`Take back the right of ${person.name}?`} role="alertdialog">
              {(close) => (
                <Form method="post" onSubmit={close} preventScrollReset>
                  <HiddenFields
                    values={{ intent: "takeBack", personId: person.personId }}
                  />
                  <p>
                    They lose it at once, also in drafts they have open. A right over the
                    whole network stays.
                  </p>
                  <FormActions>
                    <Button type="submit" variant="danger">
                      Take back
                    </Button>
                    <Button onClick={close}>Keep it</Button>
                  </FormActions>
                </Form>
              )}
            </Dialog>
          </DialogTrigger>
        </div>
      )}
    </LineItem>
  );
}

interface RightFormProps {
  /** Whom it may be given to; left out when it is about one person. */
  candidates?: readonly FieldOption[];
  grant?: CampaignGrant;
  reply: Reply | undefined;
}

function RightForm({ candidates, grant, reply }: RightFormProps) {
  const isPending = useNavigation().formData?.get("intent") === "give";
  const typed = reply?.typed;
  const errors = reply?.errors ?? {};
  const isLead = typed ? typed.isLead === "on" : (grant?.isLead ?? false);
  return (
    <Form method="post" preventScrollReset>
      <HiddenFields values={{ intent: "give", personId: grant?.person.personId }} />
      {grant && <FormError>{reply?.formError}</FormError>}
      <FormFields>
        {candidates && (
          <SelectField
            name="personId"
            label="Person"
            placeholder="Choose a person"
            options={candidates}
            defaultValue={typed?.personId ?? ""}
            error={errors.personId}
            required
          />
        )}
        <FormRow>
          <SelectField
            name="right"
            label="Right"
            options={RIGHTS.map((right) => ({
              value: right,
              label: `${RIGHT_WORDS[right].name}: ${RIGHT_WORDS[right].means}`,
            }))}
            defaultValue={typed?.right ?? grant?.right ?? "comment"}
            error={errors.right}
          />
          <DateField
            name="expiresOn"
            label="Last day"
            isOptional
            defaultValue={typed?.expiresOn ?? grant?.expiresOn ?? ""}
            error={errors.expiresOn}
          />
        </FormRow>
        <CheckboxField
          name="isLead"
          label="Lead of this campaign"
          hint="Says who answers for it; gives no right of its own."
          defaultChecked={isLead}
          error={errors.isLead}
        />
      </FormFields>
      <FormActions>
        <Button type="submit" isPending={isPending}>
          {grant ? "Save" : "Give the right"}
        </Button>
      </FormActions>
    </Form>
  );
}
