import { clsx } from "clsx";
import X from "lucide-react/icons/x";
import {
  cloneElement,
  createContext,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useState,
} from "react";
import {
  Dialog as AriaDialog,
  Modal as AriaModal,
  Heading,
  ModalOverlay,
} from "react-aria-components";
import { IconButton } from "./button.tsx";
import styles from "./dialog.module.css";

interface Opening {
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

const OpeningContext = createContext<Opening | null>(null);

interface TriggerButtonProps {
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  "aria-haspopup"?: "dialog";
  "aria-expanded"?: boolean;
}

interface DialogTriggerProps {
  /** A `Button` or `IconButton`; it opens what stands in `children`. */
  button: ReactElement<TriggerButtonProps>;
  /** One `Dialog` or `Drawer` without `isOpen`. */
  children: ReactNode;
}

/** A button and what it opens. Focus comes back to the button. */
export function DialogTrigger({ button, children }: DialogTriggerProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <OpeningContext.Provider value={{ isOpen, setOpen }}>
      {cloneElement(button, {
        "aria-haspopup": "dialog",
        "aria-expanded": isOpen,
        onClick: (event: MouseEvent<HTMLButtonElement>) => {
          // Safari does not focus a pressed button; without this, focus could not return to it.
          event.currentTarget.focus();
          button.props.onClick?.(event);
          setOpen(true);
        },
      })}
      {children}
    </OpeningContext.Provider>
  );
}

export interface DialogProps {
  title: ReactNode;
  /** Without a `DialogTrigger` around it, the page says when it is open. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** "alertdialog" for a question that must be answered: pressing outside does nothing. */
  role?: "dialog" | "alertdialog";
  size?: "small" | "medium" | "large";
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A sheet in the middle, for one question or one short form. */
export function Dialog({ size = "medium", ...props }: DialogProps) {
  return (
    <Sheet
      {...props}
      overlayClass={styles.middle}
      sheetClass={clsx(styles.sheet, styles[size])}
    />
  );
}

export interface DrawerProps extends Omit<DialogProps, "size" | "role"> {
  /** "end" stands at the side on a desk and comes from below on a phone. */
  from?: "end" | "start" | "bottom";
}

/** A sheet from the edge, for what belongs beside the page: a thread, filters, people. */
export function Drawer({ from = "end", ...props }: DrawerProps) {
  return (
    <Sheet
      {...props}
      overlayClass={styles.edge}
      sheetClass={clsx(styles.drawer, styles[from])}
    />
  );
}

function Sheet(
  props: Omit<DialogProps, "size"> & { overlayClass?: string; sheetClass?: string },
) {
  const opening = useContext(OpeningContext);
  const isOpen = props.isOpen ?? opening?.isOpen ?? false;
  const setOpen = (next: boolean) => {
    opening?.setOpen(next);
    props.onOpenChange?.(next);
  };
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={setOpen}
      isDismissable={props.role !== "alertdialog"}
      className={clsx(styles.overlay, props.overlayClass)}
    >
      <AriaModal className={props.sheetClass}>
        <AriaDialog role={props.role} className={styles.dialog}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title}>
              {props.title}
            </Heading>
            <IconButton icon={X} label="Close" onClick={() => setOpen(false)} />
          </header>
          <div className={styles.body}>
            {typeof props.children === "function"
              ? props.children(() => setOpen(false))
              : props.children}
          </div>
        </AriaDialog>
      </AriaModal>
    </ModalOverlay>
  );
}
