import { useRevalidator } from "@remix-run/react";
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Byline } from "#app/features/access/byline.ts";
import type { RoomConnection } from "#app/features/drafts/editor/room-connection.ts";
import type { ThreadFilter } from "#app/features/drafts/editor/thread-filter.ts";
import type { Signers } from "#app/features/drafts/suggestions.server.ts";
import { sendFields } from "#app/features/live/send-fields.ts";
import { clientOf } from "#app/manuscript/suggestions/entries.ts";
import { saidOfSuggestion } from "#app/manuscript/suggestions/said.ts";
import { draftSuggestionsPath } from "#app/paths.ts";
import { decideSuggestions } from "./suggest-mode.ts";
import { type StandingSuggestion, useSuggestions } from "./use-suggestions.ts";

interface DecidingOptions {
  draftId: string;
  personId: string;
  room: RoomConnection;
  signers: Signers;
  mayDecide: boolean;
  /** Something could not be put on record. */
  onProblem(words: string): void;
}

export interface Deciding {
  suggestions: readonly StandingSuggestion[];
  authorOf(suggestionId: string): Byline | null;
  isOwn(suggestionId: string): boolean;
  /** Accepts or rejects them in one step of undo; whoever may not decide takes back their own. */
  decide(ids: readonly string[], fate: "accept" | "reject"): void;
}

/** The suggestions of the text: whose they are, and what becomes of them. */
export function useDeciding(editor: Editor, options: DecidingOptions): Deciding {
  const { draftId, personId, room, signers, mayDecide, onProblem } = options;
  const suggestions = useSuggestions(editor);
  const { revalidate } = useRevalidator();

  const authorOf = useCallback(
    (id: string) => {
      const client = clientOf(id);
      const place = client === null ? undefined : signers.byClient[client];
      return place === undefined ? null : (signers.people[place] ?? null);
    },
    [signers],
  );
  const isOwn = useCallback(
    (id: string) => {
      const client = clientOf(id);
      return (
        (client !== null && room.ownClients.has(client)) ||
        authorOf(id)?.personId === personId
      );
    },
    [authorOf, room, personId],
  );

  // Somebody whose first words here are a suggestion is not known to the page yet.
  const unknown = suggestions
    .filter(({ id }) => !authorOf(id))
    .map(({ id }) => id)
    .join(" ");
  const asked = useRef("");
  useEffect(() => {
    if (unknown === "" || unknown === asked.current) return;
    // Their id is on record with the words, a moment after the words are here.
    const timer = setTimeout(() => {
      asked.current = unknown;
      revalidate();
    }, 600);
    return () => clearTimeout(timer);
  }, [unknown, revalidate]);

  const decide = useCallback(
    (ids: readonly string[], fate: "accept" | "reject") => {
      const chosen = new Set(ids);
      const decided = suggestions.filter(({ id }) => chosen.has(id));
      if (!decideSuggestions(editor, (id) => (chosen.has(id) ? fate : "keep"))) return;
      if (!mayDecide) return;
      void sendFields(draftSuggestionsPath(draftId), {
        fate,
        suggestionIds: decided.map(({ id }) => id),
        words: decided.map(({ pieces }) => saidOfSuggestion(pieces).join("; ")),
      }).then((sent) => {
        if (!sent.ok)
          onProblem(`The decision is in the text and not on record. ${sent.message}`);
      });
    },
    [suggestions, editor, mayDecide, draftId, onProblem],
  );
  return useMemo(
    () => ({ suggestions, authorOf, isOwn, decide }),
    [suggestions, authorOf, isOwn, decide],
  );
}

/** Those of the suggestions that the filter of the margin lets through. */
export function filterSuggestions(
  { suggestions, authorOf, isOwn }: Deciding,
  filter: ThreadFilter,
): StandingSuggestion[] {
  if (filter === "open") return [...suggestions];
  if (filter === "resolved") return [];
  return suggestions.filter(({ id }) => {
    if (filter === "mine") return isOwn(id);
    const author = authorOf(id);
    return `city:${author?.city}` === filter || `person:${author?.personId}` === filter;
  });
}

/** How the text is worked on and shown. */
export type DeskMode = "editing" | "suggesting" | "viewing" | "original" | "accepted";

/** The modes somebody may choose, the widest first. */
export function modesFor(mayEdit: boolean, maySuggest: boolean): DeskMode[] {
  return [
    ...(mayEdit ? (["editing"] as const) : []),
    ...(maySuggest ? (["suggesting"] as const) : []),
    "viewing",
    "original",
    "accepted",
  ];
}

/** The mode of this screen: what was chosen while it may be, else the widest. */
export function useDeskMode(mayEdit: boolean, maySuggest: boolean) {
  const [wanted, setMode] = useState<DeskMode | null>(null);
  const modes = modesFor(mayEdit, maySuggest);
  const mode: DeskMode =
    wanted && modes.includes(wanted) ? wanted : (modes[0] ?? "viewing");
  return { mode, modes, setMode };
}
