import { Form } from "@remix-run/react";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { InstantText } from "#app/ui/date.tsx";
import { HiddenFields } from "#app/ui/form.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./session-list.module.css";
import type { SessionLine } from "./session-queries.server.ts";

interface SessionListProps {
  sessions: readonly SessionLine[];
  timeZone: string;
  now: Date;
}

/** The browsers somebody is signed in with; each but this one can be signed out. */
export function SessionList({ sessions, timeZone, now }: SessionListProps) {
  return (
    <LineList>
      {sessions.map((session) => (
        <LineItem key={session.id} className={styles.line}>
          <div>
            <p className={styles.browser}>
              {session.browser} {session.isThisOne && <Badge tone="blue">This one</Badge>}
            </p>
            <p className={styles.detail}>
              Last used <InstantText at={session.lastSeenAt} tz={timeZone} now={now} />
              {" · "}signed in <InstantText at={session.startedAt} tz={timeZone} />
            </p>
          </div>
          {!session.isThisOne && (
            <Form method="post" preventScrollReset>
              <HiddenFields values={{ intent: "end", sessionId: session.id }} />
              <Button type="submit" size="small">
                Sign out
                <span className="visually-hidden"> {session.browser}</span>
              </Button>
            </Form>
          )}
        </LineItem>
      ))}
    </LineList>
  );
}
