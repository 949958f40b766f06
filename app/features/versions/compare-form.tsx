import { Form } from "@remix-run/react";
import { versionTitle } from "#app/domain/version.ts";
import { type CompareWish, draftComparePath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { type FieldOption, SelectField } from "#app/ui/field.tsx";
import { FormActions, FormRow } from "#app/ui/form.tsx";
import type { VersionLine } from "./version-queries.server.ts";

interface CompareFormProps {
  draftId: string;
  versions: readonly VersionLine[];
  /** Other drafts whose text can stand beside this one's. */
  others: readonly { id: string; title: string }[];
  wish: CompareWish | null;
}

/** Which two texts are compared: versions, what stands now, other drafts. */
export function CompareForm({ draftId, versions, others, wish }: CompareFormProps) {
  const options: FieldOption[] = [
    { value: "now", label: "Now", group: "This draft" },
    ...versions.map((version) => ({
      value: version.id,
      label: `${version.name ? `${version.number}. ` : ""}${versionTitle(version)}`,
      group: "This draft",
    })),
    ...others.map(({ id, title }) => ({
      value: `draft:${id}`,
      label: title,
      group: "Other drafts",
    })),
  ];
  const known = (ref: string | undefined, otherwise: string) =>
    options.some(({ value }) => value === ref) ? ref : otherwise;
  return (
    <Form
      method="get"
      action={draftComparePath(draftId)}
      key={`${wish?.from} ${wish?.to}`}
    >
      {wish?.inColumns && <input type="hidden" name="show" value="columns" />}
      {wish?.isWhole && <input type="hidden" name="whole" value="yes" />}
      <FormRow>
        <SelectField
          name="from"
          label="From"
          options={options}
          defaultValue={known(wish?.from, versions[0]?.id ?? "now")}
        />
        <SelectField
          name="to"
          label="To"
          options={options}
          defaultValue={known(wish?.to, "now")}
        />
      </FormRow>
      <FormActions>
        <Button type="submit">Compare</Button>
      </FormActions>
    </Form>
  );
}
