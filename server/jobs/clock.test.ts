import { describe, expect, it, vi } from "vitest";
import { startClock } from "./clock.ts";

const silent = { info() {}, warn() {}, error() {} };

describe("the clock", () => {
  it("runs a job again and again, also after it failed, and never twice at once", async () => {
    vi.useFakeTimers();
    try {
      let [rounds, atOnce, most] = [0, 0, 0];
      const clock = startClock(
        [
          {
            name: "count",
            everyMs: 1_000,
            async run() {
              rounds += 1;
              atOnce += 1;
              most = Math.max(most, atOnce);
              await new Promise((resolve) => setTimeout(resolve, 2_500));
              atOnce -= 1;
              if (rounds === 1) throw new Error("the first time");
            },
          },
        ],
        silent,
      );
      await vi.advanceTimersByTimeAsync(12_000);
      expect(rounds).toBeGreaterThanOrEqual(3);
      expect(most).toBe(1);
      await vi.advanceTimersByTimeAsync(3_000);
      const stopped = clock.stop();
      await vi.advanceTimersByTimeAsync(5_000);
      await stopped;
      const last = rounds;
      await vi.advanceTimersByTimeAsync(20_000);
      expect(rounds).toBe(last);
      expect(atOnce).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
