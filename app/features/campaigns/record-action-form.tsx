import { Form, useNavigation } from "@remix-run/react";
import {
  CLASSIFICATIONS,
  STAGE_WORDS,
  STAGES,
  type Stage,
  USUAL_CLASSES,
} from "#app/domain/stage.ts";
import { Button } from "#app/ui/button.tsx";
import {
  DateField,
  type FieldOption,
  SelectField,
  TextArea,
  TextField,
} from "#app/ui/field.tsx";
import {
  FormActions,
  FormError,
  FormFields,
  FormRow,
  HiddenFields,
} from "#app/ui/form.tsx";
import { nameAndCity } from "#app/ui/person-words.ts";
import type { Reply } from "./campaign-form.tsx";
import type { CityPath } from "./city-path-queries.server.ts";

/** The classes under the stage they lead to, those that move nothing last. */
const CLASS_OPTIONS: FieldOption[] = [
  ...STAGES.flatMap((stage) => classesOf(stage)),
  ...classesOf(null),
];

function classesOf(stage: Stage | null): FieldOption[] {
  return Object.entries(CLASSIFICATIONS)
    .filter(([, classification]) => classification.stage === stage)
    .map(([value, { name }]) => ({
      value,
      label: name,
      group: stage ? `Moves to: ${STAGE_WORDS[stage]}` : "Leaves the stage as it is",
    }));
}

interface RecordActionFormProps {
  path: CityPath;
  reply: Reply | undefined;
  /** The stage the city shall be moved to; its usual class is chosen to begin with. */
  to: Stage | null;
}

/** What the city did, on which day, in its own words; and what comes next. */
export function RecordActionForm({ path, reply, to }: RecordActionFormProps) {
  const isPending = useNavigation().formData?.get("intent") === "record";
  const typed = reply?.typed ?? {};
  const errors = reply?.errors ?? {};
  const due = path.next?.on && path.next.on <= path.today ? path.next.on : path.today;
  return (
    <Form method="post" preventScrollReset>
      <HiddenFields values={{ intent: "record" }} />
      <FormError>{reply?.formError}</FormError>
      <FormFields>
        <FormRow>
          <DateField
            name="happenedOn"
            label="Day it happened"
            defaultValue={typed.happenedOn ?? due}
            error={errors.happenedOn}
            required
          />
          <TextField
            name="bodyName"
            label="Body"
            defaultValue={typed.bodyName ?? path.bodyName}
            error={errors.bodyName}
            maxLength={160}
            required
          />
        </FormRow>
        <TextArea
          name="description"
          label="What happened"
          hint="In the city's own words: “Approved on third reading, 7-4.”"
          defaultValue={typed.description}
          error={errors.description}
          maxLength={1_000}
          required
        />
        <SelectField
          name="classification"
          label="Class"
          isOptional
          hint={
            to
              ? `What moved it to “${STAGE_WORDS[to].toLowerCase()}”? The stage is read off this.`
              : "Open Civic Data's name for it; the stage is read off this."
          }
          placeholder="None"
          options={CLASS_OPTIONS}
          defaultValue={typed.classification ?? (to && USUAL_CLASSES[to]) ?? ""}
          error={errors.classification}
        />
        <TextField
          type="url"
          name="sourceUrl"
          label="Source"
          isOptional
          hint="Minutes, agenda or news: a whole address."
          defaultValue={typed.sourceUrl}
          error={errors.sourceUrl}
          maxLength={2_000}
        />
        <FormRow>
          <TextField
            name="nextStep"
            label="Next step"
            isOptional
            defaultValue={typed.nextStep}
            error={errors.nextStep}
            maxLength={300}
          />
          <DateField
            name="nextStepOn"
            label="On"
            isOptional
            defaultValue={typed.nextStepOn}
            error={errors.nextStepOn}
          />
        </FormRow>
        <SelectField
          name="nextStepOwnerId"
          label="Who sees to it"
          isOptional
          placeholder="Nobody named"
          options={path.stepOwners.map(({ id, name, city }) => ({
            value: id,
            label: nameAndCity({ name, city }),
          }))}
          defaultValue={typed.nextStepOwnerId ?? ""}
          error={errors.nextStepOwnerId}
        />
      </FormFields>
      <FormActions>
        <Button type="submit" variant="primary" isPending={isPending}>
          Record
        </Button>
      </FormActions>
    </Form>
  );
}
