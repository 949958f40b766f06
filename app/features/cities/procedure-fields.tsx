import { useState } from "react";
import { WEEKDAYS } from "#app/domain/council-meetings.ts";
import { KNOWN_PROCEDURES, type KnownProcedure } from "#app/domain/known-procedures.ts";
import { RadioGroupField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormFields, FormRow } from "#app/ui/form.tsx";

interface FieldStart {
  name: string;
  defaultValue: string;
  error: string | undefined;
}

/** How a city makes law, as fields; another council's rules can be put in to begin with. */
export function ProcedureFields({ fieldOf }: { fieldOf(name: string): FieldStart }) {
  const [known, setKnown] = useState<KnownProcedure | null>(null);
  const rules = known ? wordsOfRules(known.rules) : {};
  const field = (name: string) => {
    const start = fieldOf(name);
    return { ...start, defaultValue: rules[name] ?? start.defaultValue };
  };
  const days = (name: string) =>
    ({ ...field(name), inputMode: "numeric", maxLength: 4 }) as const;
  return (
    <FormFields>
      <p>Leave empty what is not known. The city’s calendar is computed from it.</p>
      <SelectField
        name=""
        label="Begin with the rules of"
        isOptional
        placeholder="Nobody else"
        options={KNOWN_PROCEDURES.map(({ key, city }) => ({ value: key, label: city }))}
        hint={known ? `${known.note} Source: ${known.source}` : undefined}
        onChange={({ target }) =>
          setKnown(KNOWN_PROCEDURES.find(({ key }) => key === target.value) ?? null)
        }
      />
      {/* Fields keep what was typed; other rules make them anew. */}
      <FormFields key={known?.key ?? ""}>
        <FormRow>
          <TextField {...days("readings")} label="Readings" />
          <TextField {...days("readingGapDays")} label="Days between readings" />
          <TextField {...days("noticeDays")} label="Days of notice" />
        </FormRow>
        <FormRow>
          <TextField
            {...days("committeeDays")}
            label="Days in committee"
            hint="Empty: it need not go to one."
          />
          <TextField
            {...days("hearingNoticeDays")}
            label="Days of notice of a hearing"
            hint="Empty: it needs no hearing."
          />
        </FormRow>
        <FormRow>
          <SelectField
            {...field("meetingWeekday")}
            label="The council meets on"
            placeholder="Not known"
            options={WEEKDAYS.map((label, day) => ({ value: String(day), label }))}
          />
          <TextField
            {...field("meetingWeeks")}
            label="In these weeks of a month"
            placeholder="1, 3"
            hint="Empty: every week."
            maxLength={20}
          />
        </FormRow>
        <RadioGroupField
          {...field("executiveSigns")}
          label="Does an ordinance go to the executive to be signed or returned?"
          isInline
          options={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
            { value: "", label: "Not known" },
          ]}
        />
        <FormRow>
          <TextField {...days("vetoWindowDays")} label="Days to veto" />
          <TextField
            {...field("overrideVote")}
            label="Vote to override"
            placeholder="Two thirds of the body"
            maxLength={80}
          />
        </FormRow>
        <FormRow>
          <TextField {...days("effectiveAfterDays")} label="Takes effect after days" />
          <TextField
            {...field("emergencyVote")}
            label="Vote for an emergency"
            placeholder="Seven of eleven"
            maxLength={80}
          />
        </FormRow>
      </FormFields>
    </FormFields>
  );
}

/** Rules as their fields show them. */
function wordsOfRules(rules: KnownProcedure["rules"]): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [name, rule] of Object.entries(rules)) {
    if (rule === null) words[name] = "";
    else if (typeof rule === "boolean") words[name] = rule ? "yes" : "no";
    else words[name] = String(rule);
  }
  return words;
}
