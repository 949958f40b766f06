import { useBlocker } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { FormActions } from "#app/ui/form.tsx";
import type { SaveState } from "./save-state.ts";

function isUnsafe(save: SaveState): boolean {
  return (
    (save.state === "offline" && save.edits > 0) ||
    save.state === "refused" ||
    (save.state === "ended" && save.hasUnsaved)
  );
}

/** The browser asks before it closes a page with words the server has not stored. */
export function useLeaveGuard(save: SaveState): void {
  const isAtRisk = save.state === "saving" || isUnsafe(save);
  useEffect(() => {
    if (!isAtRisk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isAtRisk]);
}

/** The same question for links inside the workspace. */
export function LeaveQuestion({ save }: { save: SaveState }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsafe(save) && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== "blocked") return null;
  return (
    <Dialog
      title="Leave without saving?"
      role="alertdialog"
      size="small"
      isOpen
      onOpenChange={() => blocker.reset()}
    >
      <p>
        What you wrote has not reached the server. If you leave this page, it is gone.
      </p>
      <FormActions>
        <Button variant="primary" onClick={() => blocker.reset()}>
          Stay here
        </Button>
        <Button variant="danger" onClick={() => blocker.proceed()}>
          Leave
        </Button>
      </FormActions>
    </Dialog>
  );
}
