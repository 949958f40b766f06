import { Form } from "@remix-run/react";
import { RIGHT_WORDS } from "#app/domain/rights.ts";
import { Button } from "#app/ui/button.tsx";
import { InstantText } from "#app/ui/date.tsx";
import { HiddenFields } from "#app/ui/form.tsx";
import {
  Cell,
  HeadCell,
  Row,
  RowHead,
  Table,
  TableBody,
  TableHead,
} from "#app/ui/table.tsx";
import type { InvitationLine } from "./invitation-queries.server.ts";
import styles from "./pending-invitations.module.css";

/** Invitations that wait for an answer, each with the button that takes it back. */
export function PendingInvitations(props: {
  invitations: readonly InvitationLine[];
  timeZone: string;
}) {
  return (
    <Table caption="Invitations that wait" isCaptionHidden isStacked>
      <TableHead>
        <HeadCell>Name</HeadCell>
        <HeadCell>Invited to</HeadCell>
        <HeadCell>May</HeadCell>
        <HeadCell>By</HeadCell>
        <HeadCell>Until</HeadCell>
        <HeadCell>
          <span className="visually-hidden">Take back</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {props.invitations.map((invitation) => (
          <Row key={invitation.id}>
            <RowHead>
              {invitation.name}
              <div className={styles.email}>{invitation.email}</div>
            </RowHead>
            <Cell label="Invited to">{invitation.place}</Cell>
            <Cell label="May">
              {invitation.makesAdministrator
                ? `${RIGHT_WORDS[invitation.right].name}, administer`
                : RIGHT_WORDS[invitation.right].name}
            </Cell>
            <Cell label="By">{invitation.invitedBy}</Cell>
            <Cell label="Until">
              <InstantText at={invitation.expiresAt} tz={props.timeZone} />
            </Cell>
            <Cell>
              <Form method="post" preventScrollReset>
                <HiddenFields
                  values={{ intent: "revoke", invitationId: invitation.id }}
                />
                <Button type="submit" size="small">
                  Take back
                  <span className="visually-hidden">
                    {" "}
                    the invitation of {invitation.name}
                  </span>
                </Button>
              </Form>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
