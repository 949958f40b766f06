import { Form, useNavigation } from "@remix-run/react";
import { STATE_NAMES } from "#app/domain/states.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields, FormRow } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";
import { SECTION_WORDS } from "./city-input.ts";
import type { CityView } from "./city-queries.server.ts";
import { ProcedureFields } from "./procedure-fields.tsx";

interface Reply {
  errors: Record<string, string>;
  formError: string | null;
  typed: Record<string, string>;
}

interface CityFormProps {
  /** The city as it stands; nothing for a new one. */
  city?: CityView["profile"];
  reply: Reply | undefined;
  submitLabel: string;
  cancelTo: string;
}

/** Zones of the United States and its territories. */
const TIME_ZONES = [
  "America/New_York",
  "America/Detroit",
  "America/Indiana/Indianapolis",
  "America/Kentucky/Louisville",
  "America/Chicago",
  "America/Denver",
  "America/Boise",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
  "Pacific/Guam",
  "Pacific/Pago_Pago",
] as const;

/** A city's whole profile in one form. */
export function CityForm({ city, reply, submitLabel, cancelTo }: CityFormProps) {
  const isPending = useNavigation().state !== "idle";
  const stored = storedValues(city);
  /** What a field starts with and what is wrong with it. */
  const field = (name: string) => ({
    name,
    defaultValue: reply?.typed[name] ?? stored[name] ?? "",
    error: reply?.errors[name],
  });
  const zones = [...new Set([...TIME_ZONES, ...(city ? [city.timeZone] : [])])];
  return (
    <Form method="post">
      <FormFields>
        <FormError
          problems={
            reply && Object.keys(reply.errors).length > 0
              ? Object.values(reply.errors).map((message) => ({ message }))
              : []
          }
        >
          {reply?.formError}
        </FormError>
        <Section title="The city">
          <FormFields>
            <FormRow>
              <TextField {...field("name")} label="Name" maxLength={80} required />
              <SelectField
                {...field("state")}
                label="State"
                placeholder="Choose a state"
                options={stateOptions(city?.state)}
                required
              />
            </FormRow>
            <TextField
              {...field("divisionId")}
              label="Open Civic Data division id"
              hint="For example ocd-division/country:us/state:tx/place:austin. It ties the city to public records everywhere."
              maxLength={200}
              spellCheck={false}
              autoCapitalize="none"
              required
            />
            <FormRow>
              <TextField
                {...field("population")}
                label="Population"
                inputMode="numeric"
                maxLength={13}
                required
              />
              <SelectField
                {...field("timeZone")}
                label="Time zone"
                placeholder="Choose a time zone"
                options={zones.map((zone) => ({
                  value: zone,
                  label: zone.replaceAll("_", " "),
                }))}
                required
              />
            </FormRow>
            <FormRow>
              <TextField
                {...field("latitude")}
                label="Latitude"
                hint="Degrees north, 30.2672"
                inputMode="decimal"
                maxLength={14}
                required
              />
              <TextField
                {...field("longitude")}
                label="Longitude"
                hint="Degrees east, -97.7431"
                maxLength={14}
                required
              />
            </FormRow>
          </FormFields>
        </Section>
        <Section title="Who governs">
          <FormFields>
            <FormRow>
              <TextField
                {...field("bodyName")}
                label="Governing body"
                placeholder="City Council"
                maxLength={80}
                required
              />
              <TextField
                {...field("bodySize")}
                label="Voting members"
                inputMode="numeric"
                maxLength={9}
                required
              />
            </FormRow>
            <FormRow>
              <TextField
                {...field("memberTitle")}
                label="Members are called"
                placeholder="Council Member"
                maxLength={80}
                required
              />
              <TextField
                {...field("headTitle")}
                label="Its head is called"
                placeholder="Mayor"
                maxLength={80}
                required
              />
            </FormRow>
          </FormFields>
        </Section>
        <Section title="How it makes law">
          <ProcedureFields fieldOf={field} />
        </Section>
        <Section title="How it writes law">
          <FormFields>
            <TextArea
              {...field("enactingClause")}
              label="Enacting clause"
              isOptional
              hint="Letter by letter, as the charter has it."
              maxLength={500}
              rows={2}
            />
            <FormRow>
              <SelectField
                {...field("sectionWord")}
                label="Sections are named"
                options={sectionOptions}
                required
              />
              <SelectField
                {...field("codeSectionWord")}
                label="Sections of the code"
                options={sectionOptions}
                required
              />
            </FormRow>
            <TextField
              {...field("codeName")}
              label="Name of the code"
              placeholder="San Mateo Municipal Code"
              hint="Stands in the sentences that amend it."
              maxLength={100}
            />
            <TextField
              {...field("ladder")}
              label="Labels below a section"
              placeholder="(a) (1) (A) (i) (I) (aa)"
              hint="The first label of each level, with its parentheses or points. Left empty, the usual ladder stands."
              maxLength={40}
              spellCheck={false}
              autoCapitalize="none"
            />
            <FormRow>
              <SelectField
                {...field("runTogether")}
                label="A number without words"
                options={[
                  { value: "yes", label: "Runs together: (3)(A)" },
                  { value: "no", label: "Has a line of its own" },
                ]}
                required
              />
              <SelectField
                {...field("definitionsStyle")}
                label="Definitions"
                options={[
                  { value: "unnumbered", label: "Without numbers" },
                  { value: "lettered", label: "With letters" },
                  { value: "numbered", label: "With numbers" },
                ]}
                required
              />
            </FormRow>
            <FormRow>
              <SelectField
                {...field("recitalEnding")}
                label="Recitals end"
                options={[
                  { value: "semicolonAnd", label: "“; and”, the last “;”" },
                  { value: "semicolon", label: "“;”" },
                  { value: "period", label: "“.”" },
                ]}
                required
              />
              <SelectField
                {...field("listEndings")}
                label="Parts of a list end"
                options={[
                  { value: "any", label: "As the writer likes" },
                  { value: "semicolons", label: "“;”, before the last “; and”" },
                  { value: "periods", label: "“.”" },
                ]}
                required
              />
              <SelectField
                {...field("dutyWord")}
                label="A duty is said with"
                options={[
                  { value: "any", label: "Any word" },
                  { value: "shall", label: "“shall”" },
                  { value: "must", label: "“must”" },
                ]}
                required
              />
            </FormRow>
            <TextArea
              {...field("closingSections")}
              label="Closing sections"
              isOptional
              hint="The captions every ordinance ends with, one a line, in order."
              maxLength={1_200}
              rows={4}
            />
          </FormFields>
        </Section>
        <FormActions>
          <Button type="submit" variant="primary" isPending={isPending}>
            {submitLabel}
          </Button>
          <ButtonLink to={cancelTo} variant="quiet">
            Cancel
          </ButtonLink>
        </FormActions>
      </FormFields>
    </Form>
  );
}

const sectionOptions = SECTION_WORDS.map((value) => ({ value, label: `${value} 1` }));

/** What a city's form begins with before anybody knows better. */
const NEW_CITY: Record<string, string> = {
  sectionWord: "Section",
  codeSectionWord: "Sec.",
  runTogether: "yes",
  definitionsStyle: "unnumbered",
  recitalEnding: "semicolonAnd",
  listEndings: "any",
  dutyWord: "any",
};

/** The profile as the fields show it. */
function storedValues(city: CityView["profile"] | undefined): Record<string, string> {
  if (!city) return NEW_CITY;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(city)) {
    if (value === null || value instanceof Date) continue;
    if (Array.isArray(value)) {
      values[name] = value.join(name === "meetingWeeks" ? ", " : "\n");
      continue;
    }
    values[name] = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  }
  return values;
}

function stateOptions(current: string | undefined) {
  const options = Object.entries(STATE_NAMES).map(([value, label]) => ({ value, label }));
  return current && !(current in STATE_NAMES)
    ? [...options, { value: current, label: current }]
    : options;
}
