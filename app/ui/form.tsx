import { type ReactNode, useEffect, useRef } from "react";
import styles from "./form.module.css";

export interface FormProblem {
  /** The field's `id`, or nothing when it is about the whole form. */
  fieldId?: string;
  message: string;
}

interface FormErrorProps {
  title?: string;
  /** One sentence, or a list; nothing is drawn when there is nothing to say. */
  children?: ReactNode;
  problems?: readonly FormProblem[];
}

/**
 * What stopped the form, above its fields. Takes the focus when it appears, so that nobody
 * presses a button and hears nothing.
 */
export function FormError({
  title = "This could not be saved",
  children,
  problems = [],
}: FormErrorProps) {
  const box = useRef<HTMLDivElement>(null);
  const words = problems.map((problem) => problem.message).join("\n");
  const isShown = Boolean(children) || problems.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words are a new reason to look here
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown, words, children]);
  if (!isShown) return null;
  return (
    <div ref={box} className={styles.error} role="alert" tabIndex={-1}>
      <p className={styles.title}>{title}</p>
      {children && <div>{children}</div>}
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map((problem) => (
            <li key={`${problem.fieldId}${problem.message}`}>
              {problem.fieldId ? (
                <a href={`#${problem.fieldId}`}>{problem.message}</a>
              ) : (
                problem.message
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Fields one under the other with the space a form wants. */
export function FormFields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}

/** Two or three short fields on one line where there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** The buttons at the end: the one that does it first, the way out after. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

/** Values the form sends without showing. Nothing is sent for null or undefined. */
export function HiddenFields({
  values,
}: {
  values: Readonly<Record<string, string | number | null | undefined>>;
}) {
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        value === null || value === undefined ? null : (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
    </>
  );
}
