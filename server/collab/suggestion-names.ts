import * as Y from "yjs";
import type { ManuscriptJson, PartJson } from "#app/manuscript/manuscript-json.ts";
import { SUGGESTION_MARKS } from "#app/manuscript/marks/suggestion.ts";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { jsonFromFragment, writeManuscript } from "#app/manuscript/state.ts";
import {
  entriesOf,
  newSuggestionId,
  wordsOfEntries,
} from "#app/manuscript/suggestions/entries.ts";
import type { Judged } from "./gate.ts";
import type { IsOwn } from "./suggesting.ts";

/** A suggestion somebody brought in another's name. */
export interface Missigned {
  id: string;
  /** The client id it was written under, and is to be signed with. */
  client: number;
}

/**
 * Sees to it that nobody suggests in another's name (C36). A suggestion's id begins with the client id
 * of whoever made it. Whoever edits may move, copy and bring back what others suggested, so another's id
 * may come again; one that never stood here while the room was open was not made by its owner.
 */
export class SuggestionNames {
  readonly #docOf: () => Y.Doc;
  #seen: Set<string> | null = null;

  constructor(docOf: () => Y.Doc) {
    this.#docOf = docOf;
  }

  /** Before an update is applied: the ids in it that are another's and have never stood here. */
  missignedIn(judged: Judged, isOwn: IsOwn): Missigned[] {
    const missigned: Missigned[] = [];
    for (const { struct, place } of judged.added) {
      if (!(struct instanceof Y.Item)) continue;
      const key = place === "gone" ? null : place.key;
      for (const id of idsOf(struct, key)) {
        this.#seen ??= idsIn(this.#docOf());
        if (this.#seen.has(id)) continue;
        if (isOwn(id)) this.#seen.add(id);
        else missigned.push({ id, client: struct.id.client });
      }
    }
    return missigned;
  }
}

/** Gives them ids of whoever wrote them, where they still stand. For `room.edit`. */
export function resign(doc: Y.Doc, missigned: readonly Missigned[]): void {
  if (missigned.length === 0) return;
  const now = Date.now();
  const names = new Map(
    missigned.map(({ id, client }) => [id, newSuggestionId(client, now)]),
  );
  const text = jsonFromFragment(doc.getXmlFragment(MANUSCRIPT_FRAGMENT));
  // The parts of a manuscript with other ids are a manuscript.
  writeManuscript(doc, renamed(text, names) as ManuscriptJson);
}

function renamed<Part extends PartJson | ManuscriptJson>(
  part: Part,
  names: ReadonlyMap<string, string>,
): PartJson {
  const { attrs, marks, content } = part as PartJson;
  return {
    ...part,
    ...(typeof attrs?.suggestions === "string"
      ? { attrs: { ...attrs, suggestions: renamedEntries(attrs.suggestions, names) } }
      : {}),
    ...(marks
      ? {
          marks: marks.map((mark) => {
            const name =
              SUGGESTION_MARKS.has(mark.type) && names.get(String(mark.attrs?.id));
            return name ? { ...mark, attrs: { ...mark.attrs, id: name } } : mark;
          }),
        }
      : {}),
    ...(content ? { content: content.map((child) => renamed(child, names)) } : {}),
  };
}

function renamedEntries(words: string, names: ReadonlyMap<string, string>): string {
  return wordsOfEntries(
    entriesOf(words).map((entry) => ({ ...entry, id: names.get(entry.id) ?? entry.id })),
  );
}

/** The ids a struct says: as a format, or as the attribute that stands under this key. */
function idsOf({ content }: Y.Item, key: string | null): string[] {
  if (content instanceof Y.ContentFormat) {
    // Marks that may overlap are kept under a name with a hash behind it.
    const [name = ""] = content.key.split("--");
    // Yjs types a format's value as an object, which it is not when it ends one.
    const value: unknown = content.value;
    if (!SUGGESTION_MARKS.has(name) || typeof value !== "object" || value === null)
      return [];
    return "id" in value ? [String(value.id)] : [];
  }
  if (key !== "suggestions") return [];
  return entriesOf(content.getContent().at(-1)).map(({ id }) => id);
}

function idsIn(doc: Y.Doc): Set<string> {
  const ids = new Set<string>();
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue;
      for (const id of idsOf(struct, struct.parentSub)) ids.add(id);
    }
  }
  return ids;
}
