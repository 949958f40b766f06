import { Form, useNavigation } from "@remix-run/react";
import {
  AGENDA_ITEM_KIND_WORDS,
  AGENDA_ITEM_KINDS,
  MAX_ITEM_MINUTES,
} from "#app/domain/agenda.ts";
import { conveningPath } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { wordsOfDate } from "#app/ui/date-words.ts";
import { CheckboxField, SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { FormActions, FormFields, FormRow, HiddenFields } from "#app/ui/form.tsx";
import type { FormValues, ItemChoices } from "./convening-form-queries.server.ts";
import type { Reply } from "./form-reply.ts";
import { FormStopped } from "./form-stopped.tsx";
import { PresentersField } from "./presenters-field.tsx";

interface AgendaItemFormProps {
  choices: ItemChoices;
  stored: FormValues;
  reply: Reply | undefined;
  submitLabel: string;
}

/** The form of an agenda item, the same when it is added and when it is changed. */
export function AgendaItemForm({
  choices,
  stored,
  reply,
  submitLabel,
}: AgendaItemFormProps) {
  const value = (name: string) => reply?.typed[name] ?? stored[name];
  const errors = reply?.errors ?? {};
  const isParallel = reply ? reply.typed.isParallel === "on" : stored.isParallel === "on";
  const isPending = useNavigation().state !== "idle";
  return (
    <Form method="post">
      <HiddenFields values={{ revision: value("revision") }} />
      <FormFields>
        <FormStopped reply={reply} />
        <TextField
          name="title"
          label="Title"
          defaultValue={value("title")}
          error={errors.title}
          maxLength={200}
          required
        />
        <FormRow>
          <SelectField
            name="kind"
            label="Kind"
            options={AGENDA_ITEM_KINDS.map((kind) => ({
              value: kind,
              label: AGENDA_ITEM_KIND_WORDS[kind].name,
            }))}
            defaultValue={value("kind")}
            error={errors.kind}
          />
          <SelectField
            name="dayId"
            label="Day"
            options={choices.days.map((day) => ({
              value: day.id,
              label: wordsOfDate(day.on, "weekday"),
            }))}
            defaultValue={value("dayId")}
            error={errors.dayId}
          />
        </FormRow>
        <FormRow>
          <TextField
            name="minutes"
            label="Minutes"
            type="number"
            inputMode="numeric"
            min={1}
            max={MAX_ITEM_MINUTES}
            step={1}
            defaultValue={value("minutes")}
            error={errors.minutes}
            required
          />
          <TextField
            name="room"
            label="Room"
            isOptional
            defaultValue={value("room")}
            error={errors.room}
            maxLength={120}
          />
        </FormRow>
        <CheckboxField
          name="isParallel"
          label="Runs at the same time as the item before it"
          hint="Items that run together stand side by side, each with its room."
          defaultChecked={isParallel}
          error={errors.isParallel}
        />
        <TextArea
          name="description"
          label="What happens in it"
          isOptional
          rows={4}
          defaultValue={value("description")}
          error={errors.description}
          maxLength={5_000}
        />
        <PresentersField
          name="presenterIds"
          people={choices.people}
          defaultValue={value("presenterIds")}
          error={errors.presenterIds}
        />
        <SelectField
          name="issueAreaId"
          label="Issue area"
          isOptional
          placeholder="None"
          options={choices.issueAreas}
          defaultValue={value("issueAreaId")}
          error={errors.issueAreaId}
        />
        <SelectField
          name="draftId"
          label="Draft it works on"
          isOptional
          hint="Only those who may see the draft are shown the link."
          placeholder="None"
          options={choices.drafts}
          defaultValue={value("draftId")}
          error={errors.draftId}
        />
        <FormActions>
          <Button type="submit" variant="primary" isPending={isPending}>
            {submitLabel}
          </Button>
          <ButtonLink to={conveningPath(choices.convening.id)} variant="quiet">
            Cancel
          </ButtonLink>
        </FormActions>
      </FormFields>
    </Form>
  );
}
