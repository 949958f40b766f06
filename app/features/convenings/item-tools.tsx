import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import CalendarDays from "lucide-react/icons/calendar-days";
import Ellipsis from "lucide-react/icons/ellipsis";
import GripVertical from "lucide-react/icons/grip-vertical";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { type ComponentProps, type KeyboardEvent, useState } from "react";
import type { Direction } from "#app/domain/agenda-order.ts";
import { Button, IconButton } from "#app/ui/button.tsx";
import { buttonClass } from "#app/ui/button-class.ts";
import { Dialog } from "#app/ui/dialog.tsx";
import { FormActions } from "#app/ui/form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { MenuButton, MenuItem, MenuSeparator } from "#app/ui/menu.tsx";
import styles from "./item-tools.module.css";

/** The element that takes the focus back after its item has moved. */
export type ItemControl = "handle" | Direction;

export function itemControlId(itemId: string, control: ItemControl): string {
  return `${control}-${itemId}`;
}

/** Id of the sentence that says how a handle is used; the programme holds it once. */
export const HANDLE_HELP_ID = "agenda-handle-help";

interface HandleProps extends ComponentProps<"button"> {
  itemId: string;
  title: string;
  onStep(direction: Direction): void;
}

/**
 * What an item is dragged by. With the keyboard: Alt with an arrow moves it, and so do the
 * arrows alone after Enter or Space has taken hold of it, until Enter or Escape lets go.
 */
export function ItemHandle({ itemId, title, onStep, ...rest }: HandleProps) {
  const [isHeld, setHeld] = useState(false);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") setHeld(false);
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    if (!event.altKey && !isHeld) return;
    event.preventDefault();
    onStep(event.key === "ArrowUp" ? "up" : "down");
  }
  return (
    <button
      {...rest}
      type="button"
      id={itemControlId(itemId, "handle")}
      className={buttonClass("quiet", "small", styles.handle)}
      title="Drag to move, or press Alt with an arrow key"
      aria-label={`Move ${title}`}
      aria-describedby={HANDLE_HELP_ID}
      aria-pressed={isHeld}
      onClick={() => setHeld(!isHeld)}
      onBlur={() => setHeld(false)}
      onKeyDown={onKeyDown}
    >
      <Icon of={GripVertical} size={18} />
    </button>
  );
}

interface ItemToolsProps {
  itemId: string;
  title: string;
  editTo: string;
  canStep: Record<Direction, boolean>;
  onStep(direction: Direction, control: ItemControl): void;
  /** The other days, to send the item to the end of. */
  otherDays: readonly { id: string; label: string }[];
  onSendTo(dayId: string): void;
  /** Resolves with what went wrong, or null. */
  onRemove(): Promise<string | null>;
}

/** The buttons of one item for whoever may arrange the agenda. */
export function ItemTools(props: ItemToolsProps) {
  const { itemId, title, canStep, onStep } = props;
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles.tools}>
      <div className={styles.steps}>
        <IconButton
          id={itemControlId(itemId, "up")}
          icon={ArrowUp}
          size="small"
          label={`Move ${title} up`}
          aria-disabled={!canStep.up}
          onClick={() => onStep("up", "up")}
        />
        <IconButton
          id={itemControlId(itemId, "down")}
          icon={ArrowDown}
          size="small"
          label={`Move ${title} down`}
          aria-disabled={!canStep.down}
          onClick={() => onStep("down", "down")}
        />
      </div>
      <MenuButton label={`Change ${title}`} icon={Ellipsis} isIconOnly size="small">
        <MenuItem icon={Pencil} href={props.editTo}>
          Edit
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={ArrowUp}
          isDisabled={!canStep.up}
          onAction={() => onStep("up", "handle")}
        >
          Move up
        </MenuItem>
        <MenuItem
          icon={ArrowDown}
          isDisabled={!canStep.down}
          onAction={() => onStep("down", "handle")}
        >
          Move down
        </MenuItem>
        {props.otherDays.map((day) => (
          <MenuItem
            key={day.id}
            icon={CalendarDays}
            onAction={() => props.onSendTo(day.id)}
          >
            {`Move to ${day.label}`}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={Trash2} isDanger onAction={() => setAsking(true)}>
          Remove
        </MenuItem>
      </MenuButton>
      <RemoveDialog
        title={title}
        isOpen={isAsking}
        onOpenChange={setAsking}
        onRemove={props.onRemove}
      />
    </div>
  );
}

function RemoveDialog(props: {
  title: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  onRemove(): Promise<string | null>;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  return (
    <Dialog
      title="Take this item off the agenda?"
      role="alertdialog"
      size="small"
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
    >
      {(close) => (
        <div className={styles.question}>
          <p>“{props.title}” goes for everybody, with its comments. Its time is freed.</p>
          {problem && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          <FormActions>
            <Button
              variant="danger"
              isPending={isSending}
              onClick={async () => {
                setSending(true);
                const found = await props.onRemove();
                setSending(false);
                setProblem(found);
                if (found === null) close();
              }}
            >
              Take it off
            </Button>
            <Button variant="quiet" onClick={close}>
              Keep it
            </Button>
          </FormActions>
        </div>
      )}
    </Dialog>
  );
}
