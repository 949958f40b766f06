import { clsx } from "clsx";
import X from "lucide-react/icons/x";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Button, IconButton } from "./button.tsx";
import styles from "./toast.module.css";

export interface Toast {
  text: string;
  tone?: "plain" | "error";
  /** "Undo", "Show". Stays until answered or dismissed. */
  action?: { label: string; onAction: () => void };
}

interface ShownToast extends Toast {
  id: number;
}

const shownMs = 6_000;
const mostShown = 3;

const ToastContext = createContext<(toast: Toast) => void>(() => {
  throw new Error("A toast needs <ToastProvider> above it.");
});

/** `const toast = useToast(); toast({ text: "Invitation sent." })` */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

/** Holds the live region, which must be there before the first words come. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const nextId = useRef(0);
  const show = useCallback((toast: Toast) => {
    nextId.current += 1;
    const shown = { ...toast, id: nextId.current };
    setToasts((before) => [...before, shown].slice(-mostShown));
  }, []);
  const dismiss = useCallback(
    (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <section className={styles.region} aria-label="Messages">
        <div role="status" aria-live="polite" aria-atomic="false" className={styles.list}>
          {toasts.map((toast) => (
            <ToastLine key={toast.id} toast={toast} onDismiss={dismiss} />
          ))}
        </div>
      </section>
    </ToastContext.Provider>
  );
}

function ToastLine(props: { toast: ShownToast; onDismiss: (id: number) => void }) {
  const { toast, onDismiss } = props;
  const [isHeld, setHeld] = useState(false);
  const dismiss = useMemo(() => () => onDismiss(toast.id), [onDismiss, toast.id]);
  const mayLeave = !isHeld && !toast.action && toast.tone !== "error";
  useEffect(() => {
    if (!mayLeave) return;
    const timer = setTimeout(dismiss, shownMs);
    return () => clearTimeout(timer);
  }, [mayLeave, dismiss]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only keeps it from leaving
    <div
      className={clsx(styles.toast, toast.tone === "error" && styles.error)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className={styles.text}>{toast.text}</p>
      {toast.action && (
        <Button
          size="small"
          variant="quiet"
          className={styles.button}
          onClick={() => {
            toast.action?.onAction();
            dismiss();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton
        icon={X}
        label="Dismiss"
        size="small"
        className={styles.button}
        onClick={dismiss}
      />
    </div>
  );
}
