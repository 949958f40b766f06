import { Form, useActionData, useNavigation } from "@remix-run/react";
import { DRAFT_STATE_WORDS } from "#app/domain/draft-state.ts";
import { countOf } from "#app/domain/headline.ts";
import { Button } from "#app/ui/button.tsx";
import {
  CheckboxGroupField,
  DateField,
  RadioGroupField,
  TextArea,
  TextField,
} from "#app/ui/field.tsx";
import { FormActions, FormError, FormFields, HiddenFields } from "#app/ui/form.tsx";
import { MAX_REVIEW_WORDS } from "./review-limits.ts";
import styles from "./review-list.module.css";
import type { ReviewLine, ReviewPage } from "./review-queries.server.ts";

/** What a refused form comes back with. */
interface Reply {
  errors: Record<string, string>;
  formError: string | null;
  typed: Record<string, string>;
}

/** The reply to the form with this intent, about this question if it is about one. */
function useReply(intent: string, reviewId?: string): Reply | undefined {
  const reply = useActionData<Reply>();
  const isMine =
    reply?.typed?.intent === intent && (!reviewId || reply.typed.reviewId === reviewId);
  return isMine ? reply : undefined;
}

function useSending(intent: string, key?: { name: string; value: string }): boolean {
  const form = useNavigation().formData;
  return form?.get("intent") === intent && (!key || form.get(key.name) === key.value);
}

/** Where the draft stands, what that means, and the steps it can take from there. */
export function StateMoves({ page }: { page: ReviewPage }) {
  const reply = useReply("move");
  const { draft, moves, counts } = page;
  const { name, means } = DRAFT_STATE_WORDS[draft.state];
  const to = useNavigation().formData?.get("to");
  return (
    <div className={styles.move}>
      <FormError title="The draft stays where it is">{reply?.formError}</FormError>
      <p>
        <strong>{name}.</strong> {means}
      </p>
      {counts.owed > 0 && moves.some((move) => move.to === "final") && (
        <p>
          {counts.owed === 1 ? "One answer is" : `${counts.owed} answers are`} still owed
          {counts.object > 0 &&
            (counts.object === 1
              ? ", and one objection stands"
              : `, and ${counts.object} objections stand`)}
          .
        </p>
      )}
      <div className={styles.moves}>
        {moves.map((move) => (
          <Form method="post" key={move.to}>
            <HiddenFields values={{ intent: "move", to: move.to }} />
            {move.to === "final" &&
              page.suggestions > 0 &&
              draft.state !== "superseded" && (
                <RadioGroupField
                  name="suggestions"
                  label={`${countOf(page.suggestions, "suggestion is", "suggestions are")} open`}
                  error={reply?.errors.suggestions}
                  options={[
                    { value: "accept", label: "Accept them" },
                    { value: "reject", label: "Reject them" },
                    {
                      value: "keep",
                      label: "Leave them standing",
                      hint: "They can be read beside the text and are no part of it.",
                    },
                  ]}
                />
              )}
            <Button type="submit" isPending={to === move.to}>
              {move.words}
            </Button>
          </Form>
        ))}
      </div>
    </div>
  );
}

/** Who is asked what they say to the text as it stands now, and by when. */
export function AskForm({ page }: { page: ReviewPage }) {
  const reply = useReply("ask");
  return (
    <Form method="post" key={page.lines.length}>
      <HiddenFields values={{ intent: "ask" }} />
      <FormError title="Nobody was asked">{reply?.formError}</FormError>
      <FormFields>
        {page.people.length > 0 && (
          <CheckboxGroupField
            name="personIds"
            label="People"
            error={reply?.errors.personIds}
            options={page.people.map(({ id, name, about }) => ({
              value: id,
              label: name,
              hint: about,
            }))}
          />
        )}
        <TextField
          type="email"
          name="email"
          label="Somebody else"
          isOptional
          hint="The e-mail address of somebody in the network who may see this draft."
          defaultValue={reply?.typed.email}
          error={
            reply?.errors.email ??
            (page.people.length === 0 ? reply?.errors.personIds : undefined)
          }
        />
        {page.cities.length > 0 && (
          <CheckboxGroupField
            name="cityIds"
            label="Cities"
            hint="Whoever holds office there answers for the city."
            error={reply?.errors.cityIds}
            isInline
            options={page.cities.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
        <DateField
          name="dueOn"
          label="Answer by"
          isOptional
          defaultValue={reply?.typed.dueOn}
          error={reply?.errors.dueOn}
        />
        <TextArea
          name="note"
          label="What to look at"
          isOptional
          maxLength={MAX_REVIEW_WORDS}
          defaultValue={reply?.typed.note}
          error={reply?.errors.note}
        />
      </FormFields>
      <FormActions>
        <Button type="submit" variant="primary" isPending={useSending("ask")}>
          Ask for review
        </Button>
      </FormActions>
    </Form>
  );
}

/** Yes or no, and why. */
export function AnswerForm({ line }: { line: ReviewLine }) {
  const reply = useReply("answer", line.id);
  const isSending = useSending("answer", { name: "reviewId", value: line.id });
  return (
    <details className={styles.answer} open={!line.answer || Boolean(reply)}>
      <summary>{line.answer ? "Change the answer" : answerWords(line)}</summary>
      <Form method="post">
        <HiddenFields values={{ intent: "answer", reviewId: line.id }} />
        <FormError title="The answer was not taken">{reply?.formError}</FormError>
        <FormFields>
          <RadioGroupField
            name="answer"
            label="Answer"
            isInline
            required
            defaultValue={reply?.typed.answer ?? line.answer ?? undefined}
            error={reply?.errors.answer}
            options={[
              { value: "approve", label: "Approve" },
              { value: "object", label: "Object" },
            ]}
          />
          <TextArea
            name="reason"
            label="Why"
            hint="An objection says what would have to change."
            maxLength={MAX_REVIEW_WORDS}
            defaultValue={reply?.typed.reason ?? line.reason}
            error={reply?.errors.reason}
          />
        </FormFields>
        <FormActions>
          <Button type="submit" isPending={isSending}>
            Answer
          </Button>
        </FormActions>
      </Form>
    </details>
  );
}

function answerWords({ isCity, asked }: ReviewLine): string {
  return isCity ? `Answer for ${asked}` : "Your answer";
}
