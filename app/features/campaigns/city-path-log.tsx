import { Form, Link } from "@remix-run/react";
import ExternalLink from "lucide-react/icons/external-link";
import { CLASSIFICATIONS, isClassification } from "#app/domain/stage.ts";
import { personPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { DateText, InstantText } from "#app/ui/date.tsx";
import { Dialog, DialogTrigger } from "#app/ui/dialog.tsx";
import { FormActions, HiddenFields } from "#app/ui/form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import styles from "./city-path-log.module.css";
import type { CityPath, LogEntry } from "./city-path-queries.server.ts";

interface LogProps {
  path: CityPath;
  now: Date | string;
  /** The entry that was just recorded. */
  newId: string | null;
}

/** A city's dated log, latest first, in its own words; what was withdrawn is struck through. */
export function CityPathLog({ path, now, newId }: LogProps) {
  return (
    <ol className={styles.log}>
      {path.log.map((entry) => (
        <li
          key={entry.id}
          id={`entry-${entry.id}`}
          className={styles.entry}
          data-new={entry.id === newId || undefined}
          data-withdrawn={entry.withdrawnAt ? true : undefined}
        >
          <div className={styles.day}>
            <DateText on={entry.happenedOn} form="short" />
            {entry.isComing && !entry.withdrawnAt && <Badge tone="blue">To come</Badge>}
          </div>
          <Entry entry={entry} path={path} now={now} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry, path, now }: Omit<LogProps, "newId"> & { entry: LogEntry }) {
  const { classification } = entry;
  const words = <span className={styles.words}>{entry.description}</span>;
  return (
    <div className={styles.body}>
      <p className={styles.did}>
        {entry.withdrawnAt ? (
          <>
            <span className="visually-hidden">Withdrawn: </span>
            <s>{words}</s>
          </>
        ) : (
          words
        )}
      </p>
      <p className={styles.facts}>
        <span>{entry.bodyName}</span>
        {classification && isClassification(classification) && (
          <span title={`Open Civic Data: ${classification}`}>
            {CLASSIFICATIONS[classification].name}
          </span>
        )}
        {entry.sourceUrl && <Source url={entry.sourceUrl} />}
      </p>
      {entry.nextStep && (
        <p className={styles.next}>
          Next: {entry.nextStep}
          {entry.nextStepOn && (
            <>
              , <DateText on={entry.nextStepOn} form="short" />
            </>
          )}
          {entry.nextStepOwner && ` · ${entry.nextStepOwner.name}`}
        </p>
      )}
      <p className={styles.entered}>
        {entry.isLate && <Badge tone="warn">Entered late</Badge>}
        <span>
          Entered{" "}
          {entry.enteredBy && (
            <>
              by <Link to={personPath(entry.enteredBy.id)}>{entry.enteredBy.name}</Link>,{" "}
            </>
          )}
          <InstantText at={entry.enteredAt} tz={path.timeZone} now={now} />
        </span>
        {entry.withdrawnAt && (
          <span>
            Withdrawn <InstantText at={entry.withdrawnAt} tz={path.timeZone} now={now} />
          </span>
        )}
        {path.may.record && !entry.withdrawnAt && <Withdraw entry={entry} />}
      </p>
    </div>
  );
}

/** A link out of the site: only web addresses get one, and they learn nothing of us. */
function Source({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return (
    <a href={url} rel="noopener noreferrer nofollow" target="_blank">
      {new URL(url).hostname.replace(/^www\./, "")} <Icon of={ExternalLink} size={12} />
      <span className="visually-hidden"> (source, opens in a new tab)</span>
    </a>
  );
}

function Withdraw({ entry }: { entry: LogEntry }) {
  return (
    <DialogTrigger
      button={
        <Button variant="quiet" size="small">
          Withdraw
          <span className="visually-hidden"> the entry “{entry.description}”</span>
        </Button>
      }
    >
      <Dialog title="Withdraw this entry?" role="alertdialog" size="small">
        {(close) => (
          <Form method="post" onSubmit={close} preventScrollReset>
            <HiddenFields values={{ intent: "withdraw", actionId: entry.id }} />
            <p>
              It stays in the log, struck through, and the stage is derived without it. To
              correct it, record it anew.
            </p>
            <FormActions>
              <Button type="submit" variant="danger">
                Withdraw
              </Button>
              <Button onClick={close}>Keep it</Button>
            </FormActions>
          </Form>
        )}
      </Dialog>
    </DialogTrigger>
  );
}
