import { Form, useNavigation } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import {
  CONVENING_KIND_WORDS,
  CONVENING_KINDS,
  CONVENING_STATUS_WORDS,
  CONVENING_STATUSES,
  TIME_ZONES,
} from "#app/domain/convening.ts";
import { Button, ButtonLink, IconButton } from "#app/ui/button.tsx";
import {
  DateField,
  RadioGroupField,
  SelectField,
  TextArea,
  TextField,
} from "#app/ui/field.tsx";
import { FormActions, FormFields, HiddenFields } from "#app/ui/form.tsx";
import styles from "./convening-form.module.css";
import type { ConveningChoices, FormValues } from "./convening-form-queries.server.ts";
import { dayField, MAX_DAYS } from "./day-fields.ts";
import type { Reply } from "./form-reply.ts";
import { FormStopped } from "./form-stopped.tsx";

interface ConveningFormProps {
  choices: ConveningChoices;
  stored: FormValues;
  reply: Reply | undefined;
  submitLabel: string;
  cancelTo: string;
}

/** The form of a convening, the same when it is called and when it is changed. */
export function ConveningForm(props: ConveningFormProps) {
  const { choices, reply } = props;
  const value = (name: string) => reply?.typed[name] ?? props.stored[name];
  const errors = reply?.errors ?? {};
  const isPending = useNavigation().state !== "idle";
  const [timeZone, setTimeZone] = useState(value("timeZone") ?? "");
  const zones: Record<string, string> = { ...TIME_ZONES };
  if (timeZone) zones[timeZone] ??= timeZone;
  return (
    <Form method="post">
      <HiddenFields values={{ revision: value("revision") }} />
      <FormFields>
        <FormStopped reply={reply} />
        <TextField
          name="title"
          label="Title"
          hint="As it will stand on the programme."
          defaultValue={value("title")}
          error={errors.title}
          maxLength={200}
          required
        />
        <RadioGroupField
          name="kind"
          label="Kind"
          isInline
          options={CONVENING_KINDS.map((kind) => ({
            value: kind,
            label: CONVENING_KIND_WORDS[kind],
          }))}
          defaultValue={value("kind")}
          error={errors.kind}
          required
        />
        <SelectField
          name="status"
          label="How certain is it?"
          options={CONVENING_STATUSES.map((status) => ({
            value: status,
            label: `${CONVENING_STATUS_WORDS[status].name}: ${CONVENING_STATUS_WORDS[status].means}`,
          }))}
          defaultValue={value("status")}
          error={errors.status}
        />
        <TextArea
          name="summary"
          label="What it is for"
          isOptional
          rows={3}
          defaultValue={value("summary")}
          error={errors.summary}
          maxLength={2_000}
        />
        <SelectField
          name="campaignId"
          label="Campaign"
          isOptional
          hint="Whoever may see the campaign may then see this agenda."
          placeholder="None: for the whole network"
          options={choices.campaigns}
          defaultValue={value("campaignId")}
          error={errors.campaignId}
        />
        <SelectField
          name="cityId"
          label="City"
          isOptional
          placeholder="None: it meets online"
          options={choices.cities}
          defaultValue={value("cityId")}
          error={errors.cityId}
          onChange={(event) => {
            const city = choices.cities.find(
              ({ value: id }) => id === event.currentTarget.value,
            );
            if (city) setTimeZone(city.timeZone);
          }}
        />
        <TextField
          name="venue"
          label="Place"
          isOptional
          hint="A building and room, or how to join."
          defaultValue={value("venue")}
          error={errors.venue}
          maxLength={200}
        />
        <SelectField
          name="timeZone"
          label="Time zone"
          hint="All times of the agenda are told in it."
          placeholder="Choose a time zone"
          options={Object.entries(zones).map(([zone, label]) => ({ value: zone, label }))}
          value={timeZone}
          onChange={(event) => setTimeZone(event.currentTarget.value)}
          error={errors.timeZone}
        />
        <DayRows value={value} errors={errors} />
        <FormActions>
          <Button type="submit" variant="primary" isPending={isPending}>
            {props.submitLabel}
          </Button>
          <ButtonLink to={props.cancelTo} variant="quiet">
            Cancel
          </ButtonLink>
        </FormActions>
      </FormFields>
    </Form>
  );
}

interface DayRowsProps {
  value(name: string): string | undefined;
  errors: Record<string, string>;
}

/** The days, a row each; a row that is taken away takes its day away. */
function DayRows({ value, errors }: DayRowsProps) {
  const all = Array.from({ length: MAX_DAYS }, (_, row) => row);
  const [rows, setRows] = useState(() => {
    const filled = all.filter((row) => value(dayField(row, "On")) !== undefined);
    return filled.length > 0 ? filled : [0];
  });
  const free = all.find((row) => !rows.includes(row));
  return (
    <fieldset className={styles.days}>
      <legend className={styles.legend}>Days</legend>
      <ol className={styles.rows}>
        {rows.map((row, at) => (
          <li key={row} className={styles.row}>
            <HiddenFields
              values={{ [dayField(row, "Id")]: value(dayField(row, "Id")) }}
            />
            <DateField
              name={dayField(row, "On")}
              label="Date"
              defaultValue={value(dayField(row, "On"))}
              error={errors[dayField(row, "On")]}
            />
            <TextField
              name={dayField(row, "Opens")}
              label="Opens"
              type="time"
              defaultValue={value(dayField(row, "Opens")) ?? "09:00"}
              error={errors[dayField(row, "Opens")]}
            />
            <TextField
              name={dayField(row, "Closes")}
              label="Closes"
              type="time"
              defaultValue={value(dayField(row, "Closes")) ?? "17:00"}
              error={errors[dayField(row, "Closes")]}
            />
            {rows.length > 1 && (
              <IconButton
                icon={Trash2}
                label={`Take day ${at + 1} away`}
                className={styles.remove}
                onClick={() => setRows((list) => list.filter((other) => other !== row))}
              />
            )}
          </li>
        ))}
      </ol>
      {free !== undefined && (
        <Button
          size="small"
          icon={Plus}
          className={styles.add}
          onClick={() => setRows((list) => [...list, free])}
        >
          Add a day
        </Button>
      )}
    </fieldset>
  );
}
