/**
 * Versions: a draft as it once stood, kept by itself or by hand, compared with any other text, and
 * brought back. How two texts are compared is `app/manuscript/compare`; what a version is called
 * is `domain/version.ts`.
 */
import { z } from "zod";
import { isId } from "#app/paths.ts";
import { MAX_VERSION_NAME } from "./version-limits.ts";

const name = z
  .string()
  .trim()
  .max(MAX_VERSION_NAME, `Keep the name under ${MAX_VERSION_NAME} characters.`);
const optionalId = z
  .string()
  .refine((id) => id === "" || isId(id), "Choose a city of the list.")
  .transform((id) => id || null);

const called = { name, adoptedByCityId: optionalId.default(null) };
const hasName = ({
  name,
  adoptedByCityId,
}: {
  name: string;
  adoptedByCityId: string | null;
}) => name !== "" || adoptedByCityId !== null;
const nameless = { message: "Give the version a name.", path: ["name"] };

const Keep = z
  .strictObject({ intent: z.literal("keep"), ...called })
  .refine(hasName, nameless);
const Name = z
  .strictObject({ intent: z.literal("name"), versionId: z.uuid(), ...called })
  .refine(hasName, nameless);
const Restore = z.strictObject({ intent: z.literal("restore"), versionId: z.uuid() });

/** Everything the pages of a draft's versions can ask for. */
export const VersionInput = z.union([Keep, Name, Restore]);
export type VersionInput = z.output<typeof VersionInput>;
export type KeepInput = z.output<typeof Keep>;
export type NameInput = z.output<typeof Name>;

/** One text of a comparison: a version by its id, or the text of a draft as it stands now. */
export type TextRef = { versionId: string } | { draftId: string };
