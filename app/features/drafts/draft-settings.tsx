import { Form, Link, useNavigation } from "@remix-run/react";
import { RIGHT_WORDS, RIGHTS } from "#app/domain/rights.ts";
import { personPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { InstantText } from "#app/ui/date.tsx";
import { DateField, SelectField, TextField } from "#app/ui/field.tsx";
import {
  FormActions,
  FormError,
  FormFields,
  FormRow,
  HiddenFields,
} from "#app/ui/form.tsx";
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
import type { DraftSettings } from "./draft-queries.server.ts";

/** What a refused form comes back with. */
interface Reply {
  errors: Record<string, string>;
  formError: string | null;
  typed: Record<string, string>;
}

interface PartProps {
  draft: DraftSettings;
  reply?: Reply;
}

function replyTo(reply: Reply | undefined, intent: string): Reply | undefined {
  return reply?.typed.intent === intent ? reply : undefined;
}

function usePending(intent: string): boolean {
  return useNavigation().formData?.get("intent") === intent;
}

/** The draft's name in lists; its legal title stands in the text. */
export function RenameDraft({ draft, reply }: PartProps) {
  const mine = replyTo(reply, "rename");
  return (
    <Section title="Title">
      <Form method="post">
        <HiddenFields values={{ intent: "rename" }} />
        <FormFields>
          <TextField
            name="title"
            label="Title"
            isLabelHidden
            defaultValue={mine?.typed.title ?? draft.title}
            error={mine?.errors.title}
            maxLength={300}
            required
          />
        </FormFields>
        <FormActions>
          <Button type="submit" isPending={usePending("rename")}>
            Rename
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}

/** Who may do what with this draft, and the form that shares it. */
export function DraftRights({ draft, reply }: PartProps) {
  const mine = replyTo(reply, "grant");
  return (
    <Section title="Who may do what" count={draft.shares.length}>
      <FormError>{replyTo(reply, "revoke")?.formError}</FormError>
      <Table caption="Rights on this draft" isCaptionHidden isStacked>
        <TableHead>
          <HeadCell>Person</HeadCell>
          <HeadCell>Right</HeadCell>
          <HeadCell>Through</HeadCell>
          <HeadCell>
            <span className="visually-hidden">Take back</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {draft.shares.map((share) => (
            <Row key={`${share.personId} ${share.through}`}>
              <RowHead>
                <Link to={personPath(share.personId)}>{share.name}</Link>
                {share.office && <div>{share.office}</div>}
              </RowHead>
              <Cell label="Right">
                {RIGHT_WORDS[share.right].name}
                {share.expiresAt && (
                  <>
                    {" "}
                    until <InstantText at={share.expiresAt} tz="UTC" />
                  </>
                )}
              </Cell>
              <Cell label="Through">
                <Badge>{share.through === "draft" ? "This draft" : "The campaign"}</Badge>
              </Cell>
              <Cell>
                {share.through === "draft" && (
                  <Form method="post">
                    <HiddenFields
                      values={{ intent: "revoke", personId: share.personId }}
                    />
                    <Button
                      type="submit"
                      variant="quiet"
                      aria-label={`Take back the right of ${share.name}`}
                    >
                      Take back
                    </Button>
                  </Form>
                )}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      <Form method="post" key={draft.shares.length}>
        <HiddenFields values={{ intent: "grant" }} />
        <FormError>{mine?.formError}</FormError>
        <FormFields>
          <TextField
            type="email"
            name="email"
            label="Share with"
            hint="The e-mail address of somebody in the network."
            defaultValue={mine?.typed.email}
            error={mine?.errors.email}
            required
          />
          <FormRow>
            <SelectField
              name="right"
              label="They may"
              defaultValue={mine?.typed.right ?? "comment"}
              error={mine?.errors.right}
              options={RIGHTS.map((right) => ({
                value: right,
                label: RIGHT_WORDS[right].name,
              }))}
            />
            <DateField
              name="expiresOn"
              label="Until"
              isOptional
              defaultValue={mine?.typed.expiresOn}
              error={mine?.errors.expiresOn}
            />
          </FormRow>
        </FormFields>
        <FormActions>
          <Button type="submit" isPending={usePending("grant")}>
            Share
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}

/** Closing to edits and archiving, each with what it means. How far it is, is said on its review page. */
export function DraftState({ draft }: { draft: DraftSettings }) {
  return (
    <Section title="State">
      <StateForm
        intent={draft.isLocked ? "unlock" : "lock"}
        button={draft.isLocked ? "Open to edits" : "Close to edits"}
        words={
          draft.isLocked
            ? "Nobody can change the text now. Comments go on."
            : "Nobody can change the text until you open it again. Comments go on."
        }
      />
      <StateForm
        intent={draft.isArchived ? "restore" : "archive"}
        button={draft.isArchived ? "Take out of the archive" : "Archive"}
        words={
          draft.isArchived
            ? "It can be read, and nothing in it changes."
            : "It leaves the lists and can be read, not changed. You can take it out again."
        }
      />
    </Section>
  );
}

function StateForm(props: { intent: string; button: string; words: string }) {
  return (
    <Form method="post">
      <HiddenFields values={{ intent: props.intent }} />
      <p>{props.words}</p>
      <FormActions>
        <Button type="submit" isPending={usePending(props.intent)}>
          {props.button}
        </Button>
      </FormActions>
    </Form>
  );
}
