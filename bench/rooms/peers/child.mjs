/**
 * What every measured server does as a child process: says its port; collects its garbage when asked
 * and says what it holds, so that memory can be compared; stops on SIGTERM.
 */
export function ready(port, stop) {
  process.on("message", (message) => {
    if (message !== "collect") return;
    // Often enough that code nobody runs any more is given back too.
    for (let round = 0; round < 12; round += 1) globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    process.send({ heldBytes: heapUsed + external });
  });
  process.once("SIGTERM", async () => {
    await stop();
    process.exit(0);
  });
  process.once("disconnect", () => process.exit(1)); // nobody measures any more
  process.send({ port });
}
