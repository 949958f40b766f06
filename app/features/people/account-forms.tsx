import { Form } from "@remix-run/react";
import { RIGHT_WORDS, RIGHTS } from "#app/domain/rights.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog, DialogTrigger } from "#app/ui/dialog.tsx";
import { RadioGroupField, TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields, HiddenFields } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/section.tsx";
import { type PersonFormProps, usePending } from "./person-forms.tsx";
import { replyTo } from "./person-reply.ts";

/** The address somebody signs in with. */
export function EmailForm({ person, reply, saved }: PersonFormProps) {
  const mine = replyTo(reply, "email");
  const isPending = usePending("email");
  return (
    <Section title="E-mail address" id="email">
      {saved === "email" && (
        <Notice tone="success" isLive>
          The address was changed. They sign in with it from now on.
        </Notice>
      )}
      <Form method="post" preventScrollReset>
        <HiddenFields values={{ intent: "email" }} />
        <FormFields>
          <FormError>{mine?.formError}</FormError>
          <TextField
            name="email"
            type="email"
            label="E-mail address"
            autoComplete="off"
            defaultValue={mine?.typed.email ?? person.email}
            error={mine?.errors.email}
            maxLength={254}
            required
          />
          <FormActions>
            <Button type="submit" isPending={isPending}>
              Change the address
            </Button>
          </FormActions>
        </FormFields>
      </Form>
    </Section>
  );
}

/** The right over the whole network. */
export function NetworkRightForm({ person, reply, saved }: PersonFormProps) {
  const mine = replyTo(reply, "grant");
  const isPending = usePending("grant");
  return (
    <Section title="Right over the network" id="right">
      {saved === "grant" && (
        <Notice tone="success" isLive>
          The right was changed, also in pages and texts they have open.
        </Notice>
      )}
      <Form method="post" preventScrollReset>
        <HiddenFields values={{ intent: "grant" }} />
        <FormFields>
          <RadioGroupField
            name="right"
            label={`${person.name} may`}
            hint="Over every campaign and draft. Rights on single campaigns and drafts stay beside it; the widest counts."
            error={mine?.errors.right}
            defaultValue={mine?.typed.right ?? person.networkRight ?? "none"}
            options={[
              {
                value: "none",
                label: "Nothing by itself",
                hint: "A guest: sees only what was shared.",
              },
              ...RIGHTS.map((right) => ({
                value: right,
                label: RIGHT_WORDS[right].name,
                hint: RIGHT_WORDS[right].means,
              })),
            ]}
          />
          <FormActions>
            <Button type="submit" isPending={isPending}>
              Change the right
            </Button>
          </FormActions>
        </FormFields>
      </Form>
    </Section>
  );
}

/** Shutting somebody out, and letting them in again. */
export function SuspensionForm({ person, reply, saved }: PersonFormProps) {
  const isSuspending = usePending("suspend");
  const isRestoring = usePending("restore");
  const mine = replyTo(reply, "suspend");
  return (
    <Section title="Account" id="account">
      <FormError>{mine?.formError}</FormError>
      {saved === "restore" && (
        <Notice tone="success" isLive>
          {person.name} can sign in again.
        </Notice>
      )}
      {person.isSuspended ? (
        <Form method="post" preventScrollReset>
          <HiddenFields values={{ intent: "restore" }} />
          <FormFields>
            <Notice tone="warning" title={`${person.name} is suspended`}>
              They cannot sign in. What they wrote stays under their name.
            </Notice>
            <FormActions>
              <Button type="submit" isPending={isRestoring}>
                Restore the account
              </Button>
            </FormActions>
          </FormFields>
        </Form>
      ) : (
        <>
          <p>
            A suspended person is signed out everywhere at once and cannot come back until
            restored. What they wrote stays under their name.
          </p>
          <div>
            <DialogTrigger button={<Button variant="danger">Suspend the account</Button>}>
              <Dialog title={`Suspend ${person.name}?`} role="alertdialog" size="small">
                {(close) => (
                  <Form method="post" preventScrollReset onSubmit={close}>
                    <HiddenFields values={{ intent: "suspend" }} />
                    <FormFields>
                      <p>
                        They are signed out at once, also of drafts they have open. You
                        can restore them later.
                      </p>
                      <FormActions>
                        <Button type="submit" variant="danger" isPending={isSuspending}>
                          Suspend
                        </Button>
                        <Button variant="quiet" onClick={close}>
                          Keep the account
                        </Button>
                      </FormActions>
                    </FormFields>
                  </Form>
                )}
              </Dialog>
            </DialogTrigger>
          </div>
        </>
      )}
    </Section>
  );
}
