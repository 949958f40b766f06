import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Dialog } from "#app/ui/dialog.tsx";
import { TextField } from "#app/ui/field.tsx";
import styles from "./pick-dialog.module.css";

const LIST_ID = "things-to-pick";

interface PickDialogProps<Item> {
  title: string;
  /** What is to be typed. */
  label: string;
  /** What the list is a list of. */
  listLabel: string;
  items: readonly Item[];
  /** Says how many there are, aloud too. */
  status: string;
  typed: string;
  onType(typed: string): void;
  keyOf(item: Item): string;
  children(item: Item): ReactNode;
  onPick(item: Item): void;
  onClose(): void;
}

/** A sheet with a field that narrows a list, of which one is picked with the keys or by pressing it. */
export function PickDialog<Item>(props: PickDialogProps<Item>) {
  const { items, typed, onPick } = props;
  const [at, setAt] = useState(0);
  const active = Math.min(at, Math.max(0, items.length - 1));
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && items.length > 0) {
      event.preventDefault();
      const next = (active + step + items.length) % items.length;
      setAt(next);
      list.current?.children[next]?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter") {
      event.preventDefault();
      const item = items[active];
      if (item !== undefined) onPick(item);
    }
  }

  return (
    <Dialog
      title={props.title}
      isOpen
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
    >
      <TextField
        name="wanted"
        label={props.label}
        role="combobox"
        aria-expanded
        aria-controls={LIST_ID}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${LIST_ID}-${active}` : undefined}
        autoComplete="off"
        autoFocus
        value={typed}
        onChange={(event) => {
          props.onType(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className={styles.status} role="status" aria-live="polite">
        {props.status}
      </p>
      <div
        ref={list}
        role="listbox"
        id={LIST_ID}
        aria-label={props.listLabel}
        className={styles.list}
      >
        {items.map((item, nth) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the field
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={props.keyOf(item)}
            id={`${LIST_ID}-${nth}`}
            role="option"
            aria-selected={nth === active}
            className={styles.item}
            onClick={() => onPick(item)}
          >
            {props.children(item)}
          </div>
        ))}
      </div>
    </Dialog>
  );
}
