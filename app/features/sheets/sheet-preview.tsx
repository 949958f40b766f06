import { Form, useLocation, useNavigation, useSubmit } from "@remix-run/react";
import { countOf } from "#app/domain/headline.ts";
import { CLASSIFICATIONS, isClassification } from "#app/domain/stage.ts";
import { Button } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions, HiddenFields } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/section.tsx";
import {
  Cell,
  HeadCell,
  Row,
  RowHead,
  Table,
  TableBody,
  TableHead,
} from "#app/ui/table.tsx";
import { FIELD_WORDS, NEEDED, SHEET_FIELDS } from "./sheet.ts";
import type { SheetPreview } from "./sheet-commands.server.ts";
import styles from "./sheet-preview.module.css";

/** The form behind a button that stands in another. */
const DISCARD = "discard-sheet";

/** Which column is what, what would be recorded, and why the other rows would not. */
export function SheetPreviewView({ preview }: { preview: SheetPreview }) {
  const { goodCount, badCount, missing } = preview;
  return (
    <>
      <Form method="post" id={DISCARD}>
        <HiddenFields values={{ intent: "discard" }} />
      </Form>
      <Section title="Which column is what">
        <Columns preview={preview} />
      </Section>
      {missing.length > 0 ? (
        <Notice
          tone="warning"
          title="Say where the city, the day and what happened stand"
        >
          Without these three there is nothing to record.
        </Notice>
      ) : (
        <Verdict goodCount={goodCount} badCount={badCount} />
      )}
      {preview.bad.length > 0 && <BadRows preview={preview} />}
      {preview.good.length > 0 && <GoodRows preview={preview} />}
    </>
  );
}

function Columns({ preview: { head, samples, columns } }: { preview: SheetPreview }) {
  const submit = useSubmit();
  return (
    <Form
      method="get"
      className={styles.columns}
      key={JSON.stringify(columns)}
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
    >
      {SHEET_FIELDS.map((field) => (
        <SelectField
          key={field}
          name={field}
          label={FIELD_WORDS[field]}
          isOptional={!NEEDED.includes(field)}
          placeholder="In no column"
          defaultValue={columns[field] === undefined ? "" : String(columns[field])}
          options={head.map((name, at) => ({
            value: String(at),
            label: `${name || `Column ${at + 1}`}${samples[at]?.[0] ? ` (${samples[at][0]})` : ""}`,
          }))}
        />
      ))}
      <noscript>
        <Button type="submit">Judge the rows again</Button>
      </noscript>
    </Form>
  );
}

function Verdict({ goodCount, badCount }: { goodCount: number; badCount: number }) {
  const { search } = useLocation();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" action={search || undefined} className={styles.verdict}>
      <HiddenFields values={{ intent: "record" }} />
      <p role="status">
        {countOf(goodCount, "action", "actions")} can be recorded
        {badCount > 0 && `; ${countOf(badCount, "row", "rows")} would be left out`}.
      </p>
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          isPending={isPending}
          disabled={goodCount === 0}
        >
          Record {countOf(goodCount, "action", "actions")}
        </Button>
        <Button type="submit" form={DISCARD}>
          Discard
        </Button>
      </FormActions>
    </Form>
  );
}

function BadRows({ preview: { bad, badCount } }: { preview: SheetPreview }) {
  return (
    <Section title="Left out" count={badCount}>
      <Table caption="Rows that would be left out" isCaptionHidden isStacked>
        <TableHead>
          <HeadCell>Row</HeadCell>
          <HeadCell>Why</HeadCell>
          <HeadCell>City</HeadCell>
          <HeadCell>What happened</HeadCell>
        </TableHead>
        <TableBody>
          {bad.map(({ number, why, city, words }) => (
            <Row key={number}>
              <RowHead>{number}</RowHead>
              <Cell label="Why">{why}</Cell>
              <Cell label="City">{city}</Cell>
              <Cell label="What happened">{words}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {badCount > bad.length && <p>And {badCount - bad.length} more.</p>}
    </Section>
  );
}

function GoodRows({ preview: { good, goodCount } }: { preview: SheetPreview }) {
  return (
    <Section title="To be recorded" count={goodCount}>
      <Table caption="Actions that can be recorded" isCaptionHidden isStacked>
        <TableHead>
          <HeadCell>Row</HeadCell>
          <HeadCell>City</HeadCell>
          <HeadCell>Day</HeadCell>
          <HeadCell>What happened</HeadCell>
          <HeadCell>Class</HeadCell>
        </TableHead>
        <TableBody>
          {good.map(({ number, city, on, words, classification }) => (
            <Row key={number}>
              <RowHead>{number}</RowHead>
              <Cell label="City">{city}</Cell>
              <Cell label="Day">
                <DateText on={on} form="short" />
              </Cell>
              <Cell label="What happened">{words}</Cell>
              <Cell label="Class">
                {classification && isClassification(classification)
                  ? CLASSIFICATIONS[classification].name
                  : ""}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {goodCount > good.length && <p>And {goodCount - good.length} more.</p>}
    </Section>
  );
}
