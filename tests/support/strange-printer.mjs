/** A printer for tests of the press: does what the title of an order says. */
process.on("message", (order) => {
  switch (order.title) {
    case "endless":
      for (;;);
    case "greedy": {
      const held = [];
      setInterval(() => held.push(Buffer.alloc(20_000_000, 1)), 20);
      break;
    }
    case "dies":
      process.exit(1);
      break;
    case "fails":
      process.send({ type: "failed", reason: "out of ink" });
      break;
    case "environment":
      process.send({
        type: "done",
        answer: Buffer.from(Object.keys(process.env).join(" ")),
      });
      break;
    default:
      process.send({ type: "done", answer: order.state });
  }
});
process.once("disconnect", () => process.exit(0));
