/** The process that prints; `press.ts` starts, watches and ends it. */
import type { PrintOrder, RedlineOrder } from "#app/platform/press.ts";
import type { WorkReport } from "#server/killable/work-pool.ts";
import { print } from "./print.ts";

const report = (message: WorkReport<Uint8Array>) => process.send?.(message);

process.on("message", (order: PrintOrder | RedlineOrder) => {
  print(order).then(
    (answer) => report({ type: "done", answer }),
    (error: unknown) =>
      report({
        type: "failed",
        reason: withoutContent(error instanceof Error ? error.message : String(error)),
      }),
  );
});

/** The reason is logged, and a log holds no words of a draft: what is quoted goes. */
function withoutContent(reason: string): string {
  return reason.replace(/`[^`]*`|"(?:[^"\\]|\\.)*"/gs, "…").slice(0, 300);
}

// Whoever ordered is gone: nobody waits for the file.
process.once("disconnect", () => process.exit(0));
report({ type: "ready" });
