import { useLocation } from "@remix-run/react";
import { FormError } from "#app/ui/form.tsx";
import type { Reply } from "./form-reply.ts";

/** Why the form did not go; where somebody was faster, a way to take their version instead. */
export function FormStopped({ reply }: { reply: Reply | undefined }) {
  const { pathname, search } = useLocation();
  if (!reply) return null;
  const stale = reply.errors.revision;
  if (stale) {
    return (
      <FormError title="Somebody was faster">
        <p>{stale}</p>
        <p>
          <a href={`${pathname}${search}`}>Take theirs</a>
        </p>
      </FormError>
    );
  }
  const known = Object.values(reply.errors).filter(Boolean);
  return (
    <FormError
      problems={known.length > 0 ? known.map((message) => ({ message })) : undefined}
    >
      {reply.formError}
    </FormError>
  );
}
