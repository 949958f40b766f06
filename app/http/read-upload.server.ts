import type { z } from "zod";
import { formOf, parseForm, type ReadForm } from "./read-form.server.ts";

/** A file out of a form: its name without folders, and what is in it. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

export interface ReadUpload<T> {
  form: ReadForm<T>;
  /** Null when no file was chosen. */
  file: UploadedFile | null;
}

/**
 * Reads a form that may bring a file in the field `fileField`; the other fields go into the shape
 * of `input`. How large a body may be is the guard's to say, before anything of it is read.
 */
export async function readUpload<Input extends z.ZodType>(
  request: Request,
  input: Input,
  fileField: string,
): Promise<ReadUpload<z.output<Input>>> {
  const body = await formOf(request);
  const sent = body.get(fileField);
  body.delete(fileField);
  const form = parseForm(body, input);
  if (!(sent instanceof File) || (sent.name === "" && sent.size === 0)) {
    return { form, file: null };
  }
  const bytes = new Uint8Array(await sent.arrayBuffer());
  return { form, file: { name: lastPart(sent.name), bytes } };
}

function lastPart(name: string): string {
  return (name.split(/[/\\]/).pop() ?? "").slice(-200);
}
