import { Form, useActionData, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { versionTitle } from "#app/domain/version.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields, HiddenFields } from "#app/ui/form.tsx";
import { MAX_VERSION_NAME } from "./version-limits.ts";
import type { VersionLine } from "./version-queries.server.ts";

/** What a refused form comes back with. */
interface Reply {
  errors: Record<string, string>;
  formError: string | null;
  typed: Record<string, string>;
}

type Cities = readonly { id: string; label: string }[];

/** The reply to the form with this intent, about this version if it is about one. */
function useReply(intent: string, versionId?: string): Reply | undefined {
  const reply = useActionData<Reply>();
  const isMine =
    reply?.typed?.intent === intent &&
    (!versionId || reply.typed.versionId === versionId);
  return isMine ? reply : undefined;
}

function useSending(intent: string, versionId?: string): boolean {
  const form = useNavigation().formData;
  return (
    form?.get("intent") === intent && (!versionId || form.get("versionId") === versionId)
  );
}

/** Keeps the text as it stands now, under a name. */
export function KeepVersion({ cities }: { cities: Cities }) {
  const reply = useReply("keep");
  return (
    <Form method="post" key={reply ? "again" : "new"}>
      <HiddenFields values={{ intent: "keep" }} />
      <FormError>{reply?.formError}</FormError>
      <NameFields reply={reply} cities={cities} name="" />
      <FormActions>
        <Button type="submit" variant="primary" isPending={useSending("keep")}>
          Keep this version
        </Button>
      </FormActions>
    </Form>
  );
}

interface NameFieldsProps {
  reply: Reply | undefined;
  cities: Cities;
  name: string;
}

function NameFields({ reply, cities, name }: NameFieldsProps) {
  return (
    <FormFields>
      <TextField
        name="name"
        label="Name"
        hint="For example: Draft 2 for the convening"
        maxLength={MAX_VERSION_NAME}
        defaultValue={reply?.typed.name ?? name}
        error={reply?.errors.name}
      />
      {cities.length > 0 && (
        <SelectField
          name="adoptedByCityId"
          label="As adopted by"
          isOptional
          placeholder="Nobody yet"
          options={cities.map(({ id, label }) => ({ value: id, label }))}
          defaultValue={reply?.typed.adoptedByCityId ?? ""}
          error={reply?.errors.adoptedByCityId}
        />
      )}
    </FormFields>
  );
}

/** A button whose dialog closes when its form was taken. */
function useDialog(isSending: boolean, reply: Reply | undefined) {
  const [isOpen, setOpen] = useState(false);
  const [wasSending, setWasSending] = useState(false);
  useEffect(() => {
    if (wasSending && !isSending && !reply) setOpen(false);
    setWasSending(isSending);
  }, [isSending, wasSending, reply]);
  return { isOpen, setOpen };
}

/** Gives a version a name, or another one. Its text stays what it is. */
export function NameVersion({
  version,
  cities,
}: {
  version: VersionLine;
  cities: Cities;
}) {
  const reply = useReply("name", version.id);
  const isSending = useSending("name", version.id);
  const { isOpen, setOpen } = useDialog(isSending, reply);
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
        {version.name ? "Rename" : "Name it"}
      </Button>
      <Dialog
        title={`Name version ${version.number}`}
        size="small"
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <Form method="post">
          <HiddenFields values={{ intent: "name", versionId: version.id }} />
          <FormError>{reply?.formError}</FormError>
          <p>
            A version with a name is kept in sight, and whoever may read the draft may
            read it, with what has been deleted since.
          </p>
          <NameFields reply={reply} cities={cities} name={version.name} />
          <FormActions>
            <Button type="submit" variant="primary" isPending={isSending}>
              Save
            </Button>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Leave it
            </Button>
          </FormActions>
        </Form>
      </Dialog>
    </>
  );
}

/** Brings a version back, after saying what that means. */
export function RestoreVersion({ version }: { version: VersionLine }) {
  const reply = useReply("restore", version.id);
  const isSending = useSending("restore", version.id);
  const { isOpen, setOpen } = useDialog(isSending, reply);
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
        Bring back
      </Button>
      <Dialog
        title={`Bring back “${versionTitle(version)}”?`}
        role="alertdialog"
        size="small"
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <Form method="post">
          <HiddenFields values={{ intent: "restore", versionId: version.id }} />
          <FormError title="It was not brought back">{reply?.formError}</FormError>
          <p>
            The draft reads as it did then, at once and for everybody who has it open.
            What stands there now is kept as a version first; bring that back to undo
            this.
          </p>
          <FormActions>
            <Button type="submit" variant="primary" isPending={isSending}>
              Bring it back
            </Button>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Leave the text as it is
            </Button>
          </FormActions>
        </Form>
      </Dialog>
    </>
  );
}
