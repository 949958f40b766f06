import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { FORCE_WORDS, FORCES } from "#app/domain/force.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields, HiddenFields } from "#app/ui/form.tsx";
import type { Reply } from "./campaign-form.tsx";
import type { CityPath } from "./city-path-queries.server.ts";

interface ForceFormProps {
  path: CityPath;
  reply: Reply | undefined;
}

/** Where the measure stands in law: no action says "enjoined", so a person does. */
export function ForceForm({ path, reply }: ForceFormProps) {
  const isPending = useNavigation().formData?.get("intent") === "setForce";
  const typed = reply?.typed ?? {};
  const errors = reply?.errors ?? {};
  // The page may go live under the form; what it was opened on must not change with it.
  const [asOf] = useState(() => instantOf(path.forceSetAt));
  return (
    <Form method="post" preventScrollReset>
      <HiddenFields values={{ intent: "setForce", asOf: typed.asOf ?? asOf }} />
      <FormError>{reply?.formError}</FormError>
      <FormFields>
        <SelectField
          name="force"
          label="Force"
          options={FORCES.map((force) => ({
            value: force,
            label: FORCE_WORDS[force].name,
          }))}
          defaultValue={typed.force ?? path.force}
          error={errors.force}
        />
        <TextField
          name="forceNote"
          label="Why"
          isOptional
          hint="The court, the statute, the date it takes effect."
          defaultValue={typed.forceNote ?? path.forceNote}
          error={errors.forceNote}
          maxLength={300}
        />
        <TextField
          name="measureTitle"
          label="What the city calls it"
          isOptional
          hint="“Resolution 20180614-073”"
          defaultValue={typed.measureTitle ?? path.measureTitle}
          error={errors.measureTitle}
          maxLength={200}
        />
      </FormFields>
      <FormActions>
        <Button type="submit" isPending={isPending}>
          Save
        </Button>
      </FormActions>
    </Form>
  );
}

/** How the moment travels in the form; empty for "never". */
export function instantOf(at: Date | string | null): string {
  return at ? new Date(at).toISOString() : "";
}
