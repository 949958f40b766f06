import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { InstantText } from "#app/ui/date.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, HiddenFields } from "#app/ui/form.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { ReadingKeyLine } from "./reading-keys.server.ts";
import styles from "./session-list.module.css";

interface ReadingKeysProps {
  keys: readonly ReadingKeyLine[];
  timeZone: string;
  now: Date;
  /** What was wrong with the name, and with all of it. */
  error: string | undefined;
  formError: string | null | undefined;
}

/** The keys of programs that read for somebody, and a form for another. */
export function ReadingKeys({ keys, timeZone, now, error, formError }: ReadingKeysProps) {
  return (
    <>
      {keys.length > 0 && (
        <LineList>
          {keys.map((key) => (
            <LineItem key={key.id} className={styles.line}>
              <div>
                <p className={styles.browser}>{key.name}</p>
                <p className={styles.detail}>
                  {key.lastUsedAt ? (
                    <>
                      Last used{" "}
                      <InstantText at={key.lastUsedAt} tz={timeZone} now={now} />
                    </>
                  ) : (
                    "Not used yet"
                  )}
                  {" · "}made <InstantText at={key.createdAt} tz={timeZone} />
                </p>
              </div>
              <Form method="post" preventScrollReset>
                <HiddenFields values={{ intent: "revokeKey", keyId: key.id }} />
                <Button type="submit" size="small">
                  Take back
                  <span className="visually-hidden"> {key.name}</span>
                </Button>
              </Form>
            </LineItem>
          ))}
        </LineList>
      )}
      <Form method="post" preventScrollReset key={keys.length}>
        <HiddenFields values={{ intent: "makeKey" }} />
        <FormError>{formError}</FormError>
        <TextField
          name="name"
          label="What it is for"
          hint="“Calendar on my phone”"
          error={error}
          maxLength={80}
          required
        />
        <FormActions>
          <Button type="submit">Make a key</Button>
        </FormActions>
      </Form>
    </>
  );
}

interface NewKeyProps {
  token: string;
  /** What a calendar can read with it, with whole addresses; the first is what most want. */
  addresses: readonly { name: string; address: string }[];
  apiAddress: string;
}

/** Shown once, right after a key was made. */
export function NewKey({ token, addresses, apiAddress }: NewKeyProps) {
  return (
    <Notice tone="success" title="Your key is made" isLive>
      <p>
        Copy what you need now: it is shown this once. Whoever has it reads what you may
        read.
      </p>
      <Addresses
        list={[
          ...addresses.slice(0, 1),
          {
            name: `For programs, ${apiAddress}`,
            address: `Authorization: Bearer ${token}`,
          },
        ]}
      />
      {addresses.length > 1 && (
        <details>
          <summary>Single cities and campaigns</summary>
          <Addresses list={addresses.slice(1)} />
        </details>
      )}
    </Notice>
  );
}

function Addresses({ list }: { list: NewKeyProps["addresses"] }) {
  return (
    <dl className={styles.addresses}>
      {list.map(({ name, address }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{address}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
