import { clsx } from "clsx";
import CircleAlert from "lucide-react/icons/circle-alert";
import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./field.module.css";
import { Icon } from "./icon.tsx";

/** What every field of a form says about itself. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, and how to mend it. Several are shown as one sentence after another. */
  error?: string | readonly string[] | null;
  /** Keep the label for the ear only; for filters and search, where the place explains. */
  isLabelHidden?: boolean;
  /** Say "(optional)" beside the label. */
  isOptional?: boolean;
  className?: string;
}

type NativeProps<Tag extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<Tag>,
  keyof FieldProps
>;

function errorText(error: FieldProps["error"]): string | null {
  if (!error || error.length === 0) return null;
  return typeof error === "string" ? error : error.join(" ");
}

/** Ids that tie a control to its hint and its error. */
function useDescription(field: FieldProps, id?: string) {
  const made = useId();
  const controlId = id ?? `${field.name.replace(/[^\w-]/g, "-")}-${made}`;
  const error = errorText(field.error);
  const hintId = field.hint ? `${controlId}-hint` : undefined;
  const errorId = error ? `${controlId}-error` : undefined;
  return {
    controlId,
    hintId,
    errorId,
    error,
    aria: {
      "aria-describedby": [errorId, hintId].filter(Boolean).join(" ") || undefined,
      "aria-invalid": error ? (true as const) : undefined,
    },
  };
}

function FieldHint({ id, children }: { id?: string; children?: ReactNode }) {
  return children ? (
    <p id={id} className={styles.hint}>
      {children}
    </p>
  ) : null;
}

function FieldErrorText({ id, children }: { id?: string; children: string | null }) {
  return children ? (
    <p id={id} className={styles.error}>
      <Icon of={CircleAlert} size={14} />
      <span>{children}</span>
    </p>
  ) : null;
}

function FieldLabel(props: { field: FieldProps; htmlFor: string }) {
  const { label, isLabelHidden, isOptional } = props.field;
  return (
    <label
      htmlFor={props.htmlFor}
      className={isLabelHidden ? "visually-hidden" : styles.label}
    >
      {label}
      {isOptional && <span className={styles.optional}> (optional)</span>}
    </label>
  );
}

/** Label, hint, control, error, in the order they are read. */
function FieldFrame(props: {
  field: FieldProps;
  description: ReturnType<typeof useDescription>;
  children: ReactNode;
}) {
  const { field, description } = props;
  return (
    <div
      className={clsx(styles.field, field.className)}
      data-invalid={description.error ? true : undefined}
    >
      <FieldLabel field={field} htmlFor={description.controlId} />
      <FieldHint id={description.hintId}>{field.hint}</FieldHint>
      {props.children}
      <FieldErrorText id={description.errorId}>{description.error}</FieldErrorText>
    </div>
  );
}

/** Splits what belongs to the field from what the native control takes. */
function split<Rest extends object>(props: FieldProps & Rest) {
  const { name, label, hint, error, isLabelHidden, isOptional, className, ...rest } =
    props;
  const field: FieldProps = {
    name,
    label,
    hint,
    error,
    isLabelHidden,
    isOptional,
    className,
  };
  return { field, rest };
}

export type TextFieldProps = FieldProps & NativeProps<"input">;

/** One line of text, an e-mail address, a number, a link: by `type`. */
export function TextField(props: TextFieldProps) {
  const { field, rest } = split(props);
  const description = useDescription(field, props.id);
  return (
    <FieldFrame field={field} description={description}>
      <input
        type="text"
        {...rest}
        {...description.aria}
        id={description.controlId}
        name={field.name}
        className={styles.control}
      />
    </FieldFrame>
  );
}

export type TextAreaProps = FieldProps & NativeProps<"textarea">;

/** Several lines; grows with what is typed where the browser can. */
export function TextArea(props: TextAreaProps) {
  const { field, rest } = split(props);
  const description = useDescription(field, props.id);
  return (
    <FieldFrame field={field} description={description}>
      <textarea
        rows={3}
        {...rest}
        {...description.aria}
        id={description.controlId}
        name={field.name}
        className={clsx(styles.control, styles.area)}
      />
    </FieldFrame>
  );
}

export interface FieldOption {
  value: string;
  label: string;
  /** Options with the same group stand under one heading. */
  group?: string;
  hint?: ReactNode;
  disabled?: boolean;
}

export type SelectFieldProps = FieldProps &
  NativeProps<"select"> & {
    options: readonly FieldOption[];
    /** First, empty choice: "Choose a city". */
    placeholder?: string;
  };

/** A native select: the phone shows its own list, and the keyboard needs no lesson. */
export function SelectField({ options, placeholder, ...props }: SelectFieldProps) {
  const { field, rest } = split(props);
  const description = useDescription(field, props.id);
  const groups = [...new Set(options.map((option) => option.group))];
  const listed = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ));
  return (
    <FieldFrame field={field} description={description}>
      <select
        {...rest}
        {...description.aria}
        id={description.controlId}
        name={field.name}
        className={clsx(styles.control, styles.select)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {groups.map((group) =>
          group === undefined ? (
            listed(undefined)
          ) : (
            <optgroup key={group} label={group}>
              {listed(group)}
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  );
}

/** A calendar date as `YYYY-MM-DD`, in the browser's own picker. */
export function DateField(props: TextFieldProps) {
  return (
    <TextField {...props} type="date" className={clsx(styles.date, props.className)} />
  );
}

export type CheckboxFieldProps = FieldProps & NativeProps<"input">;

/** One yes or no; the label stands after the box. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { field, rest } = split(props);
  const description = useDescription(field, props.id);
  return (
    <div className={clsx(styles.field, field.className)}>
      <div className={styles.choice}>
        <input
          {...rest}
          {...description.aria}
          type="checkbox"
          id={description.controlId}
          name={field.name}
          className={styles.tick}
        />
        <div>
          <label htmlFor={description.controlId}>{field.label}</label>
          <FieldHint id={description.hintId}>{field.hint}</FieldHint>
        </div>
      </div>
      <FieldErrorText id={description.errorId}>{description.error}</FieldErrorText>
    </div>
  );
}

interface ChoiceGroupProps extends FieldProps {
  options: readonly FieldOption[];
  required?: boolean;
  disabled?: boolean;
  /** Side by side where there is room. */
  isInline?: boolean;
}

export interface RadioGroupFieldProps extends ChoiceGroupProps {
  defaultValue?: string;
}

/** One of a few, all in sight. */
export function RadioGroupField({ defaultValue, ...props }: RadioGroupFieldProps) {
  return (
    <ChoiceGroup
      {...props}
      type="radio"
      isChosen={(option) => option.value === defaultValue}
    />
  );
}

export interface CheckboxGroupFieldProps extends ChoiceGroupProps {
  defaultValues?: readonly string[];
}

/** Any of a few; the form sends the name once for each. */
export function CheckboxGroupField({
  defaultValues = [],
  ...props
}: CheckboxGroupFieldProps) {
  return (
    <ChoiceGroup
      {...props}
      type="checkbox"
      isChosen={(option) => defaultValues.includes(option.value)}
    />
  );
}

function ChoiceGroup({
  options,
  required,
  disabled,
  isInline,
  type,
  isChosen,
  ...field
}: ChoiceGroupProps & {
  type: "radio" | "checkbox";
  isChosen: (option: FieldOption) => boolean;
}) {
  const { controlId, hintId, errorId, error, aria } = useDescription(field);
  return (
    <fieldset
      id={controlId}
      className={clsx(styles.field, field.className)}
      disabled={disabled}
      aria-describedby={aria["aria-describedby"]}
      data-invalid={error ? true : undefined}
    >
      <legend className={field.isLabelHidden ? "visually-hidden" : styles.label}>
        {field.label}
        {field.isOptional && <span className={styles.optional}> (optional)</span>}
      </legend>
      <FieldHint id={hintId}>{field.hint}</FieldHint>
      <div className={clsx(styles.choices, isInline && styles.inline)}>
        {options.map((option) => (
          <div key={option.value} className={styles.choice}>
            <input
              type={type}
              id={`${controlId}-${option.value}`}
              name={field.name}
              value={option.value}
              defaultChecked={isChosen(option)}
              required={type === "radio" ? required : undefined}
              disabled={option.disabled}
              aria-invalid={aria["aria-invalid"]}
              aria-describedby={
                option.hint ? `${controlId}-${option.value}-hint` : undefined
              }
              className={styles.tick}
            />
            <div>
              <label htmlFor={`${controlId}-${option.value}`}>{option.label}</label>
              <FieldHint id={`${controlId}-${option.value}-hint`}>
                {option.hint}
              </FieldHint>
            </div>
          </div>
        ))}
      </div>
      <FieldErrorText id={errorId}>{error}</FieldErrorText>
    </fieldset>
  );
}
