import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { applyMove, compareOrder, type Move } from "#app/domain/agenda-order.ts";
import { sendFields } from "#app/features/live/send-fields.ts";
import { agendaArrangePath } from "#app/paths.ts";
import type { AgendaItemView } from "./convening-view.ts";

interface PendingMove {
  key: number;
  move: Move;
  /** The server has it; shown from here only until the loader brings it. */
  isTaken: boolean;
}

/**
 * The agenda as it will stand: what the loader brought, with one's own moves on top that are
 * still travelling. Moves are sent one after another, so that the last one made is the last
 * one taken; one that is refused is taken back and told to `onProblem`.
 */
export function useArrangement(
  conveningId: string,
  loaded: readonly AgendaItemView[],
  onProblem: (message: string) => void,
) {
  const { revalidate } = useRevalidator();
  const [pending, setPending] = useState<readonly PendingMove[]>([]);
  const line = useRef<Promise<void>>(Promise.resolve());
  const lastKey = useRef(0);
  const tell = useRef(onProblem);
  tell.current = onProblem;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the loader's new answer is what brings the moves that were taken
  useEffect(() => {
    setPending((list) =>
      list.some((one) => one.isTaken) ? list.filter((one) => !one.isTaken) : list,
    );
  }, [loaded]);

  const items = useMemo(() => {
    let list = [...loaded];
    for (const { move } of pending) list = applyMove(list, move).items;
    return list.sort(compareOrder);
  }, [loaded, pending]);

  const move = useCallback(
    (asked: Move) => {
      lastKey.current += 1;
      const key = lastKey.current;
      setPending((list) => [...list, { key, move: asked, isTaken: false }]);
      line.current = line.current.then(async () => {
        const sent = await sendFields(agendaArrangePath(conveningId), {
          intent: "move",
          ...asked,
        });
        if (!sent.ok) tell.current(sent.message);
        setPending((list) =>
          sent.ok
            ? list.map((one) => (one.key === key ? { ...one, isTaken: true } : one))
            : list.filter((one) => one.key !== key),
        );
        if (sent.ok) revalidate();
      });
    },
    [conveningId, revalidate],
  );

  return { items, move };
}
