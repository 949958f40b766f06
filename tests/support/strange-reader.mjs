/** A reader for tests: does what the name of a file says. */
process.on("message", ({ name }) => {
  if (name === "endless") for (;;);
  process.send({ type: "done", answer: { type: "refused", sentence: name } });
});
process.once("disconnect", () => process.exit(0));
