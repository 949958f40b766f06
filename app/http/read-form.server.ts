import { data } from "@remix-run/node";
import type { z } from "zod";
import { Refusal } from "#app/domain/refusal.ts";

/** What was typed, field by field, so that a refused form comes back as it was. */
export type Typed = Record<string, string>;

/** What a form is shown with after it was refused: 400, errors at their fields. */
export interface FormReply {
  errors: Record<string, string>;
  /** An error that belongs to no field. */
  formError: string | null;
  typed: Typed;
}

type Reply = ReturnType<typeof data<FormReply>>;

export type ReadForm<T> =
  | { ok: true; value: T; typed: Typed }
  | { ok: false; reply: Reply };

const MAX_FIELD_CHARACTERS = 200_000;

/**
 * Reads a form into the shape of `input`. Names that repeat become lists when `lists` names
 * them. Wrong input is not thrown: it comes back as a reply with status 400 that keeps what
 * was typed (passwords excepted).
 */
export async function readForm<Input extends z.ZodType>(
  request: Request,
  input: Input,
  lists: readonly string[] = [],
): Promise<ReadForm<z.output<Input>>> {
  return parseForm(await formOf(request), input, lists);
}

/** The same for a form that has been taken in. What is no text in it counts as not there. */
export function parseForm<Input extends z.ZodType>(
  form: FormData,
  input: Input,
  lists: readonly string[] = [],
): ReadForm<z.output<Input>> {
  const raw: Record<string, unknown> = {};
  const typed: Typed = {};
  for (const name of new Set(form.keys())) {
    const texts = form
      .getAll(name)
      .filter((value) => typeof value === "string")
      // PostgreSQL stores every character but this one.
      .map((value) => value.replaceAll("\u0000", ""));
    const last = texts.at(-1) ?? "";
    raw[name] = lists.includes(name) ? texts : last.slice(0, MAX_FIELD_CHARACTERS);
    if (!/password/i.test(name)) typed[name] = last.slice(0, MAX_FIELD_CHARACTERS);
  }
  for (const name of lists) raw[name] ??= [];
  const parsed = input.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data, typed };
  const errors: Record<string, string> = {};
  let formError: string | null = null;
  for (const issue of parsed.error.issues) {
    const field = issue.path[0];
    if (field === undefined) formError ??= issue.message;
    else errors[String(field)] ??= issue.message;
  }
  return { ok: false, reply: formReply(typed, errors, formError) };
}

/** Refuses "invalid" when the body is no form at all, which no page of ours sends. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    throw new Refusal("invalid", "This form could not be read. Load the page again.", {
      cause,
    });
  }
}

/** A reply for what only a command could see: a name that is taken, a password that is wrong. */
export function formReply(
  typed: Typed,
  errors: Record<string, string>,
  formError: string | null = null,
  status = 400,
): Reply {
  return data({ errors, formError, typed }, { status });
}
