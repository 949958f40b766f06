import { Form, useNavigation } from "@remix-run/react";
import { OFFICE_KIND_WORDS, OFFICE_KINDS } from "#app/domain/rights.ts";
import { NewPasswordField } from "#app/features/access/new-password-field.tsx";
import { personPath } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Dialog, DialogTrigger } from "#app/ui/dialog.tsx";
import { DateField, SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import {
  FormActions,
  FormError,
  FormFields,
  FormRow,
  HiddenFields,
} from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/section.tsx";
import type { PersonIntent } from "./person-input.ts";
import { OfficeList } from "./person-profile.tsx";
import type { OfficeLine, PersonEditView } from "./person-queries.server.ts";
import { type Reply, replyTo } from "./person-reply.ts";

export interface PersonFormProps {
  person: PersonEditView;
  reply: Reply | undefined;
  /** The form that was taken last, to say so beside it. */
  saved: PersonIntent | null;
  /** Changes with every form that was taken, so that passwords do not stay in the page. */
  version: string;
}

/** True while the form with this intent is on its way. */
export function usePending(intent: PersonIntent): boolean {
  const { state, formData } = useNavigation();
  return state !== "idle" && formData?.get("intent") === intent;
}

/** Name, pronouns and a few words. */
export function ProfileForm({ person, reply }: PersonFormProps) {
  const mine = replyTo(reply, "profile");
  const isPending = usePending("profile");
  return (
    <Section title="Profile">
      <Form method="post">
        <HiddenFields values={{ intent: "profile" }} />
        <FormFields>
          <FormError>{mine?.formError}</FormError>
          <TextField
            name="name"
            label="Name"
            autoComplete={person.isOwn ? "name" : "off"}
            defaultValue={mine?.typed.name ?? person.name}
            error={mine?.errors.name}
            maxLength={120}
            required
          />
          <TextField
            name="pronouns"
            label="Pronouns"
            isOptional
            defaultValue={mine?.typed.pronouns ?? person.pronouns}
            error={mine?.errors.pronouns}
            maxLength={40}
          />
          <TextArea
            name="about"
            label="About"
            isOptional
            hint="What others in the network should know: committees, issues, how to reach you."
            defaultValue={mine?.typed.about ?? person.about}
            error={mine?.errors.about}
            maxLength={2000}
            rows={4}
          />
          <FormActions>
            <Button type="submit" variant="primary" isPending={isPending}>
              Save the profile
            </Button>
            <ButtonLink to={personPath(person.id)} variant="quiet">
              Cancel
            </ButtonLink>
          </FormActions>
        </FormFields>
      </Form>
    </Section>
  );
}

/** Offices held: one more, or the day one ended. */
export function OfficesForm({ person, reply, saved }: PersonFormProps) {
  const ending = replyTo(reply, "endOffice");
  return (
    <Section title="Offices" count={person.offices.length || undefined} id="offices">
      {saved === "addOffice" && (
        <Notice tone="success" isLive>
          The office was added.
        </Notice>
      )}
      {saved === "endOffice" && (
        <Notice tone="success" isLive>
          The last day of the office was set.
        </Notice>
      )}
      {ending && (
        <FormError>
          {ending.formError ?? Object.values(ending.errors).join(" ")}
        </FormError>
      )}
      {person.offices.length > 0 ? (
        <OfficeList
          offices={person.offices}
          linksCities={person.may.addOffice}
          action={(office) =>
            office.when === "before" ? null : (
              <EndOffice office={office} today={person.today} />
            )
          }
        />
      ) : (
        <p>No office is entered.</p>
      )}
      {person.may.addOffice && (
        <AddOffice key={person.offices.length} person={person} reply={reply} />
      )}
    </Section>
  );
}

function EndOffice({ office, today }: { office: OfficeLine; today: string }) {
  const isPending = usePending("endOffice");
  return (
    <DialogTrigger
      key={office.endsOn}
      button={
        <Button size="small">
          {office.endsOn ? "Change the last day" : "End"}
          <span className="visually-hidden">
            {" "}
            of {office.title} in {office.city.label}
          </span>
        </Button>
      }
    >
      <Dialog title={`${office.title}, ${office.city.label}`} size="small">
        {(close) => (
          <Form method="post" preventScrollReset onSubmit={close}>
            <HiddenFields values={{ intent: "endOffice", officeId: office.id }} />
            <FormFields>
              <DateField
                name="lastDay"
                label="Last day"
                hint="After it, this person no longer speaks for the city."
                defaultValue={office.endsOn ?? today}
                min={office.startsOn}
                required
              />
              <FormActions>
                <Button type="submit" variant="primary" isPending={isPending}>
                  Set the last day
                </Button>
                <Button variant="quiet" onClick={close}>
                  Cancel
                </Button>
              </FormActions>
            </FormFields>
          </Form>
        )}
      </Dialog>
    </DialogTrigger>
  );
}

function AddOffice({ person, reply }: Pick<PersonFormProps, "person" | "reply">) {
  const mine = replyTo(reply, "addOffice");
  const isPending = usePending("addOffice");
  return (
    <Form method="post" preventScrollReset>
      <HiddenFields values={{ intent: "addOffice" }} />
      <FormFields>
        <h3>Add an office</h3>
        <FormError>{mine?.formError}</FormError>
        <FormRow>
          <SelectField
            name="cityId"
            label="City"
            placeholder="Choose a city"
            options={person.cities.map((city) => ({ value: city.id, label: city.label }))}
            defaultValue={mine?.typed.cityId ?? ""}
            error={mine?.errors.cityId}
            required
          />
          <SelectField
            name="kind"
            label="Role"
            options={OFFICE_KINDS.map((value) => ({
              value,
              label: OFFICE_KIND_WORDS[value],
            }))}
            defaultValue={mine?.typed.kind ?? "official"}
            error={mine?.errors.kind}
            required
          />
        </FormRow>
        <FormRow>
          <TextField
            name="title"
            label="Title"
            placeholder="Council Member"
            defaultValue={mine?.typed.title}
            error={mine?.errors.title}
            maxLength={120}
            required
          />
          <TextField
            name="district"
            label="District"
            isOptional
            placeholder="District 4"
            defaultValue={mine?.typed.district}
            error={mine?.errors.district}
            maxLength={80}
          />
        </FormRow>
        <FormRow>
          <DateField
            name="startsOn"
            label="First day"
            defaultValue={mine?.typed.startsOn}
            error={mine?.errors.startsOn}
            required
          />
          <DateField
            name="endsOn"
            label="Last day"
            isOptional
            defaultValue={mine?.typed.endsOn}
            error={mine?.errors.endsOn}
          />
        </FormRow>
        <FormActions>
          <Button type="submit" isPending={isPending}>
            Add the office
          </Button>
        </FormActions>
      </FormFields>
    </Form>
  );
}

/** A new password, for the person alone. */
export function PasswordForm({ person, reply, saved, version }: PersonFormProps) {
  const mine = replyTo(reply, "password");
  const isPending = usePending("password");
  return (
    <Section title="Password" id="password">
      {saved === "password" && (
        <Notice tone="success" isLive>
          Your password was changed. Every other browser has been signed out.
        </Notice>
      )}
      <Form method="post" preventScrollReset key={version}>
        <HiddenFields values={{ intent: "password" }} />
        <FormFields>
          <FormError>{mine?.formError}</FormError>
          <input
            type="text"
            autoComplete="username"
            defaultValue={person.email}
            hidden
            readOnly
          />
          {person.hasPassword && (
            <TextField
              name="currentPassword"
              type="password"
              label="Current password"
              autoComplete="current-password"
              error={mine?.errors.currentPassword}
              required
            />
          )}
          <NewPasswordField
            name="newPassword"
            label="New password"
            error={mine?.errors.newPassword}
          />
          <FormActions>
            <Button type="submit" isPending={isPending}>
              {person.hasPassword ? "Change the password" : "Set a password"}
            </Button>
          </FormActions>
        </FormFields>
      </Form>
    </Section>
  );
}
