import { getSchema } from "@tiptap/core";
import { manuscriptExtensions } from "./extensions.ts";

/** Raised with every change of the list of parts; an older browser is told to reload. */
export const MANUSCRIPT_VERSION = 3;

/** The name of the `Y.XmlFragment` that holds the text in a draft's document. */
export const MANUSCRIPT_FRAGMENT = "manuscript";

/** The ProseMirror schema of a manuscript, made once. */
export const manuscriptSchema = getSchema(manuscriptExtensions());
