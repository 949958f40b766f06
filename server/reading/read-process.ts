/** The process that reads files; `law-reader.ts` starts, watches and ends it. */
import type { ReadAnswer, ReadOrder } from "#app/platform/law-reader.ts";
import type { WorkReport } from "#server/killable/work-pool.ts";
import { read } from "./read-order.ts";

const report = (message: WorkReport<ReadAnswer>) => process.send?.(message);

process.on("message", (order: ReadOrder) => {
  read(order).then(
    (answer) => report({ type: "done", answer }),
    (error: unknown) => report({ type: "failed", reason: kindOf(error) }),
  );
});

/** The reason is logged, and a log holds no words of a text: only what kind of error it was. */
function kindOf(error: unknown): string {
  const where = error instanceof Error ? error.stack?.split("\n")[1]?.trim() : undefined;
  return `${error instanceof Error ? error.name : typeof error} ${where ?? ""}`.trim();
}

// Whoever ordered is gone: nobody waits for the text.
process.once("disconnect", () => process.exit(0));
report({ type: "ready" });
