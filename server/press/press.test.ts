import { afterEach, describe, expect, it } from "vitest";
import { docFromJson } from "#app/manuscript/state.ts";
import { manuscript, paragraph } from "#app/manuscript/write.ts";
import type { PrintFormat, PrintOrder } from "#app/platform/press.ts";
import { someDraft } from "#tests/support/draft-identity.ts";
import { createPress, type PressOptions, type RunningPress } from "./press.ts";

const log = { info() {}, warn() {}, error() {} };
const state = docFromJson(manuscript(paragraph("Notice is given.")));

const order = (format: PrintFormat, title = "Fair notice"): PrintOrder => ({
  format,
  state,
  title,
  status: "Draft, 8 July 2017",
  identity: someDraft,
});

let press: RunningPress | null = null;
afterEach(() => press?.stop());

/** A press whose printer does what the title of an order says. */
function pressOf(options: Partial<PressOptions> = {}): RunningPress {
  const program = new URL("../../tests/support/strange-printer.mjs", import.meta.url);
  press = createPress({ log, program, ...options });
  return press;
}

describe("the press", () => {
  it("makes files one after another in one process that it keeps", async () => {
    press = createPress({ log, processes: 1 });
    const text = await press.print(order("txt"));
    expect(new TextDecoder().decode(text)).toContain("Notice is given.");
    const pdf = await press.print(order("pdf"));
    expect(new TextDecoder("latin1").decode(pdf.slice(0, 8))).toMatch(/^%PDF-1\.7/);
  }, 20_000);

  it("kills what takes too long and goes on with the next order", async () => {
    const { print } = pressOf({ processes: 1, timeLimitMs: 1_500 });
    const endless = print(order("txt", "endless"));
    const next = print(order("txt", "echo"));
    await expect(endless).rejects.toMatchObject({ trouble: "tooLong" });
    await expect(next).resolves.toEqual(state);
  }, 20_000);

  it.runIf(process.platform === "linux")(
    "kills what takes too much memory",
    async () => {
      const { print } = pressOf({ memoryLimitBytes: 200_000_000 });
      await expect(print(order("txt", "greedy"))).rejects.toMatchObject({
        trouble: "tooMuchMemory",
      });
    },
    20_000,
  );

  it("refuses at once when too many wait, and serves those who do", async () => {
    const { print } = pressOf({ processes: 1, queueLength: 2 });
    const served = [1, 2, 3].map(() => print(order("txt", "echo")));
    await expect(print(order("txt", "echo"))).rejects.toMatchObject({ trouble: "busy" });
    expect(await Promise.all(served)).toEqual([state, state, state]);
  }, 20_000);

  it("says so when the process dies or the printer fails", async () => {
    const { print } = pressOf({ processes: 1 });
    await expect(print(order("txt", "dies"))).rejects.toMatchObject({
      trouble: "failed",
    });
    await expect(print(order("txt", "fails"))).rejects.toMatchObject({
      message: "out of ink",
    });
    await expect(print(order("txt", "echo"))).resolves.toEqual(state);
  }, 20_000);

  it("hands the printer no secret of the process", async () => {
    const { print } = pressOf();
    const names = new TextDecoder().decode(await print(order("txt", "environment")));
    expect(names.split(" ")).not.toContain("DATABASE_URL");
    expect(
      names.split(" ").filter((name) => !/^(PATH|NODE_\w+|_.*)$/.test(name)),
    ).toEqual([]);
  }, 20_000);

  it("fails what it has not done when it stops", async () => {
    const running = pressOf({ processes: 1 });
    const orders = [running.print(order("txt", "endless")), running.print(order("txt"))];
    const results = Promise.allSettled(orders);
    await running.stop();
    expect((await results).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(running.print(order("txt"))).rejects.toMatchObject({ trouble: "busy" });
  }, 20_000);
});
