import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import {
  CheckboxField,
  type FieldOption,
  RadioGroupField,
  SelectField,
  TextField,
} from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields, HiddenFields } from "#app/ui/form.tsx";
import type { Place } from "./invitation-places.server.ts";
import { rightOptions } from "./invitation-words.ts";

interface InviteFormProps {
  places: readonly Place[];
  /** Chosen when the form opens. */
  place: string | undefined;
  mayMakeAdministrator: boolean;
  reply:
    | {
        errors: Record<string, string>;
        formError: string | null;
        typed: Record<string, string>;
      }
    | undefined;
}

const GROUPS: Record<Place["kind"], string | undefined> = {
  network: undefined,
  campaign: "One campaign",
  draft: "One draft",
};

/** Who is invited, to what, and what they may do there. */
export function InviteForm({
  places,
  place,
  mayMakeAdministrator,
  reply,
}: InviteFormProps) {
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && formData?.get("intent") === "invite";
  const options = places.map(
    ({ scope, kind, title }): FieldOption => ({
      value: scope,
      label: title,
      group: GROUPS[kind],
    }),
  );
  return (
    <Form method="post">
      <HiddenFields values={{ intent: "invite" }} />
      <FormFields>
        <FormError title="No invitation was made">{reply?.formError}</FormError>
        <TextField
          name="name"
          label="Name"
          autoComplete="off"
          defaultValue={reply?.typed.name}
          error={reply?.errors.name}
          maxLength={120}
          required
        />
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          hint="The invitation is for this address only. You send the link yourself."
          autoComplete="off"
          defaultValue={reply?.typed.email}
          error={reply?.errors.email}
          maxLength={254}
          required
        />
        <SelectField
          name="place"
          label="Invited to"
          placeholder="Choose what they will see"
          options={options}
          defaultValue={
            reply?.typed.place ?? place ?? (options.length === 1 ? options[0]?.value : "")
          }
          error={reply?.errors.place}
          required
        />
        <RadioGroupField
          name="right"
          label="They may"
          options={rightOptions()}
          defaultValue={reply?.typed.right ?? "comment"}
          error={reply?.errors.right}
          required
        />
        {mayMakeAdministrator && (
          <CheckboxField
            name="makesAdministrator"
            label="Also runs this installation"
            hint="An administrator manages people, cities and settings. Only with the whole network."
            defaultChecked={reply?.typed.makesAdministrator === "on"}
            error={reply?.errors.makesAdministrator}
          />
        )}
        <FormActions>
          <Button type="submit" variant="primary" isPending={isPending}>
            Make the invitation
          </Button>
        </FormActions>
      </FormFields>
    </Form>
  );
}
