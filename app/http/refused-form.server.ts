import { REFUSAL_STATUS, Refusal } from "#app/domain/refusal.ts";
import { formReply, type Typed } from "./read-form.server.ts";

/**
 * What a command refused for the sake of what was typed ("invalid", "conflict", "tooMany"), back at its
 * field or above the form, with everything typed kept. Throws whatever else it is given.
 */
export function refusedForm(error: unknown, typed: Typed) {
  if (!(error instanceof Refusal)) throw error;
  switch (error.reason) {
    case "invalid":
    case "conflict":
      return error.field
        ? formReply(typed, { [error.field]: error.message })
        : formReply(typed, {}, error.message);
    case "tooMany":
      return formReply(typed, {}, error.message, REFUSAL_STATUS[error.reason]);
    default:
      throw error;
  }
}
