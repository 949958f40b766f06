/**
 * What every measured server does as a child process: says its port, collects its garbage when
 * asked, so that memory can be compared, and stops on SIGTERM.
 */
export function ready(port, stop) {
  process.on("message", (message) => {
    if (message !== "collect") return;
    for (let round = 0; round < 3; round += 1) globalThis.gc?.();
    process.send("collected");
  });
  process.once("SIGTERM", async () => {
    await stop();
    process.exit(0);
  });
  process.once("disconnect", () => process.exit(1)); // nobody measures any more
  process.send({ port });
}
