import { DateField, SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { FormFields, FormRow } from "#app/ui/form.tsx";

/** What a refused form comes back with; `typed` wins over what is stored. */
export interface Reply {
  errors: Record<string, string>;
  formError: string | null;
  typed: Record<string, string>;
}

interface CampaignFieldsProps {
  areas: readonly { id: string; name: string }[];
  stored: {
    title?: string;
    goal?: string;
    summary?: string;
    issueAreaId?: string;
    startsOn: string;
  };
  reply: Reply | undefined;
}

/** The fields of a campaign, the same when it is opened and when it is changed. */
export function CampaignFields({ areas, stored, reply }: CampaignFieldsProps) {
  const typed = reply?.typed;
  const errors = reply?.errors ?? {};
  return (
    <FormFields>
      <TextField
        name="title"
        label="Title"
        hint="Short, as people will say it."
        defaultValue={typed?.title ?? stored.title}
        error={errors.title}
        maxLength={160}
        required
      />
      <TextArea
        name="goal"
        label="Goal"
        hint="What every city is to reach, in a sentence or two."
        rows={3}
        defaultValue={typed?.goal ?? stored.goal}
        error={errors.goal}
        maxLength={600}
        required
      />
      <TextArea
        name="summary"
        label="Summary"
        isOptional
        hint="Why now, what came before, what counts as done."
        rows={6}
        defaultValue={typed?.summary ?? stored.summary}
        error={errors.summary}
        maxLength={5_000}
      />
      <FormRow>
        <SelectField
          name="issueAreaId"
          label="Issue area"
          placeholder={areas.length > 0 ? "Choose an area" : "None yet: name one"}
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={typed?.issueAreaId ?? stored.issueAreaId ?? ""}
          error={errors.issueAreaId}
        />
        <TextField
          name="newIssueArea"
          label="Or a new area"
          isOptional
          defaultValue={typed?.newIssueArea}
          error={errors.newIssueArea}
          maxLength={80}
        />
      </FormRow>
      <DateField
        name="startsOn"
        label="First day"
        defaultValue={typed?.startsOn ?? stored.startsOn}
        error={errors.startsOn}
        required
      />
    </FormFields>
  );
}
