import type { Editor } from "@tiptap/core";
import type { ReactNode } from "react";
import type { CommentClock } from "#app/features/comments/comment-item.tsx";
import type { ThreadView } from "#app/features/comments/comment-view.ts";
import { saidOfSuggestion } from "#app/manuscript/suggestions/said.ts";
import { SuggestionCard } from "./suggestion-card.tsx";
import { SuggestionTalk } from "./suggestion-talk.tsx";
import type { Deciding } from "./use-deciding.ts";
import type { StandingSuggestion } from "./use-suggestions.ts";
import { wouldBeLabels } from "./would-be-labels.ts";

interface CardOptions {
  draftId: string;
  /** All threads of the draft; those about suggestions stand in their cards. */
  threads: readonly ThreadView[];
  deciding: Deciding;
  mayDecide: boolean;
  maySuggest: boolean;
  /** Whether a discussion may be begun. */
  mayStart: boolean;
  clock: CommentClock;
  /** The card or the discussion that is looked at. */
  activeId: string | null;
  onActivate(suggestionId: string): void;
}

/** A card for each of the suggestions, under the suggestion's id. */
export function suggestionCards(
  editor: Editor,
  suggestions: readonly StandingSuggestion[],
  options: CardOptions,
): { id: string; content: ReactNode }[] {
  const { deciding, clock, activeId } = options;
  const labels = wouldBeLabels(editor, suggestions);
  const talks = new Map(options.threads.map((thread) => [thread.suggestionId, thread]));
  return suggestions.map((suggestion) => {
    const { id, pieces } = suggestion;
    const thread = talks.get(id) ?? null;
    const isOwn = deciding.isOwn(id);
    const card = (
      <SuggestionCard
        key={id}
        suggestion={suggestion}
        author={deciding.authorOf(id)}
        isOwn={isOwn}
        mayDecide={options.mayDecide}
        mayTakeBack={options.maySuggest}
        wouldBe={labels.get(id) ?? null}
        clock={clock}
        isActive={activeId !== null && (activeId === id || activeId === thread?.id)}
        onActivate={() => options.onActivate(id)}
        onDecide={(fate) => deciding.decide([id], fate)}
        talk={
          <SuggestionTalk
            draftId={options.draftId}
            suggestionId={id}
            words={saidOfSuggestion(pieces).join("; ")}
            isOwn={isOwn}
            thread={thread}
            mayStart={options.mayStart}
            clock={clock}
          />
        }
      />
    );
    return { id, content: card };
  });
}
