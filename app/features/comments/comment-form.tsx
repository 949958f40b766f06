import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { plainText } from "#app/domain/plain-text.ts";
import { Button } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import styles from "./comment-form.module.css";
import { MAX_COMMENT_CHARACTERS } from "./comment-limits.ts";
import { useMentionPicker } from "./mention-picker.tsx";

/** From how many characters left on the form counts aloud. */
const NEAR_LIMIT = 500;

interface CommentFormProps {
  /** What is written here: "Comment on this item", "Answer". */
  label: string;
  isLabelHidden?: boolean;
  submitLabel: string;
  initialBody?: string;
  /** Whom the first words name already. */
  initialMentions?: readonly Named[];
  /** Unsent words are kept in this tab under the name, and come back with the form. */
  keepAs?: string;
  /** Takes the words and whom they name ("person:<id> city:<id>"); resolves with what went wrong, or null. */
  onSend(body: string, mentions: string): Promise<string | null>;
  /** The words are shown elsewhere while they travel: empty the field at once. */
  isOptimistic?: boolean;
  onCancel?(): void;
  takesFocus?: boolean;
}

/** Somebody, or a city, that words name. */
interface Named {
  ref: string;
  name: string;
}

/** Words, a button, and Ctrl+Enter (or ⌘+Enter). What could not be sent stays in the field. */
export function CommentForm(props: CommentFormProps) {
  const { initialBody = "", keepAs, onCancel } = props;
  const [body, setBody] = useState(initialBody);
  const [error, setError] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const [named, setNamed] = useState<readonly Named[]>(props.initialMentions ?? []);
  const picker = useMentionPicker(({ kind, id, name }, { at, q }) => {
    const before = `${body.slice(0, at)}@${name} `;
    // At once: whoever types on would be ahead of the caret.
    flushSync(() => {
      write(before + body.slice(at + 1 + q.length).replace(/^ /, ""));
      setNamed((list) => [...list, { ref: `${kind}:${id}`, name }]);
    });
    const area = field.current?.querySelector("textarea");
    area?.focus();
    area?.setSelectionRange(before.length, before.length);
  });
  const kept = useKeptWords(keepAs);

  useEffect(() => {
    const words = kept.read();
    if (words) setBody((now) => now || words);
  }, [kept]);
  useEffect(() => {
    if (!props.takesFocus) return;
    const area = field.current?.querySelector("textarea");
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, [props.takesFocus]);

  function write(words: string): void {
    setBody(words);
    setError(null);
    kept.write(words);
  }

  async function send(): Promise<void> {
    if (isSending) return;
    const words = plainText(body);
    if (!words) return setError("Write something first.");
    if (words.length > MAX_COMMENT_CHARACTERS)
      return setError("A comment holds at most 5,000 characters.");
    setError(null);
    if (props.isOptimistic) setBody("");
    else setSending(true);
    const problem = await props.onSend(words, mentionsIn(words, named));
    setSending(false);
    if (problem === null) kept.forget(body);
    if (props.isOptimistic) return;
    if (problem === null) setBody("");
    else setError(problem);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (picker.takesKey(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
    if (event.key === "Escape" && onCancel && body === initialBody) {
      event.stopPropagation();
      onCancel();
    }
  }

  const left = MAX_COMMENT_CHARACTERS - body.length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field inside
    <div ref={field} className={styles.form} onKeyDown={onKeyDown}>
      <TextArea
        name="body"
        label={props.label}
        isLabelHidden={props.isLabelHidden}
        rows={2}
        value={body}
        readOnly={isSending}
        error={error}
        hint={left < NEAR_LIMIT ? charactersLeft(left) : undefined}
        onChange={(event) => {
          write(event.currentTarget.value);
          picker.look(event.currentTarget.value, event.currentTarget.selectionStart);
        }}
        onSelect={({ currentTarget: area }) =>
          picker.look(area.value, area.selectionStart)
        }
        {...picker.aria}
        className={styles.field}
      />
      {picker.list}
      <div className={styles.actions}>
        <Button size="small" isPending={isSending} onClick={() => void send()}>
          {props.submitLabel}
        </Button>
        {onCancel && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              kept.forget(body);
              onCancel();
            }}
          >
            Cancel
          </Button>
        )}
      </div>
    </div>
  );
}

/** Those whom the words still name. */
function mentionsIn(words: string, named: readonly Named[]): string {
  const standing = named.filter(({ name }) => words.includes(`@${name}`));
  return [...new Set(standing.map(({ ref }) => ref))].join(" ");
}

function charactersLeft(left: number): string {
  const count = Math.abs(left).toLocaleString("en-US");
  return left < 0 ? `${count} characters too many.` : `${count} characters left.`;
}

/** Words in this tab's own storage; a browser that refuses storage simply keeps none. */
function useKeptWords(name: string | undefined) {
  const [store] = useState(() => {
    const key = name && `comment ${name}`;
    const reach = <T,>(use: (storage: Storage, key: string) => T): T | null => {
      try {
        return key ? use(window.sessionStorage, key) : null;
      } catch {
        return null;
      }
    };
    return {
      read: () => reach((storage, at) => storage.getItem(at)),
      write: (words: string) =>
        void reach((storage, at) =>
          words ? storage.setItem(at, words) : storage.removeItem(at),
        ),
      /** Only if nothing newer was written meanwhile. */
      forget: (words: string) =>
        void reach((storage, at) => {
          if (storage.getItem(at) === words) storage.removeItem(at);
        }),
    };
  });
  return store;
}
