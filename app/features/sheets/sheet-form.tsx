import { Form, useNavigation } from "@remix-run/react";
import { campaignStatusPath } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields } from "#app/ui/form.tsx";
import { MAX_PASTED_TABLE } from "./sheet-input.ts";

interface SheetFormProps {
  campaignId: string;
  reply:
    | {
        typed: Record<string, string>;
        errors: Record<string, string>;
        formError: string | null;
      }
    | undefined;
}

/** A file, or words copied out of a spreadsheet. */
export function SheetForm({ campaignId, reply }: SheetFormProps) {
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" encType="multipart/form-data">
      <FormError title="This could not be read">{reply?.formError}</FormError>
      <FormFields>
        <TextField
          type="file"
          name="file"
          label="Table"
          hint="CSV, up to 6 MB and 20,000 rows: city or division id, day, what happened, and if you have them body, class, source and next step."
          accept=".csv,.tsv,.txt,text/csv"
          error={reply?.errors.file}
        />
        <TextArea
          name="text"
          label="Or paste a table"
          hint="Cells copied from a spreadsheet, with the names of the columns."
          defaultValue={reply?.typed.text}
          error={reply?.errors.text}
          maxLength={MAX_PASTED_TABLE}
          isOptional
        />
      </FormFields>
      <FormActions>
        <Button type="submit" variant="primary" isPending={isPending}>
          Read it
        </Button>
        <ButtonLink to={campaignStatusPath(campaignId)} variant="quiet">
          Cancel
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
