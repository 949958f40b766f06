import type { Limits } from "./limits.ts";

/** Presence is cheap to read and every client echoes what it hears, so it counts for less. */
const PRESENCE_SHARE = 1 / 32;
/** Answering a step 1 walks the whole document. */
const STEP_1_FRAMES = 10;

/**
 * How fast one socket is read (C28). Every frame takes from two buckets, frames and bytes,
 * which fill at the allowed rates; when one is empty the socket is not read for a while.
 * Nobody is cut off for typing fast: TCP makes the sender wait.
 */
export class Pace {
  readonly #limits: Limits;
  #frames: number;
  #bytes: number;
  #filledMs: number;

  constructor(limits: Limits, nowMs: number) {
    this.#limits = limits;
    this.#frames = limits.frameBurst;
    this.#bytes = limits.byteBurst;
    this.#filledMs = nowMs;
  }

  /** Takes a frame; answers for how many milliseconds to stop reading, 0 to go on. */
  take(type: string, bytes: number, nowMs: number): number {
    this.#fill(nowMs);
    const share = type === "presence" || type === "askPresence" ? PRESENCE_SHARE : 1;
    this.#frames -= type === "step1" ? STEP_1_FRAMES : share;
    this.#bytes -= bytes * share;
    const { framesPerSecond, bytesPerSecond } = this.#limits;
    const owed = Math.max(-this.#frames / framesPerSecond, -this.#bytes / bytesPerSecond);
    return owed <= 0 ? 0 : Math.ceil(owed * 1000);
  }

  /** Counts work that one frame caused as that many frames more. */
  owe(frames: number): void {
    this.#frames -= frames;
  }

  #fill(nowMs: number): void {
    const seconds = Math.max(0, nowMs - this.#filledMs) / 1000;
    this.#filledMs = nowMs;
    const { framesPerSecond, frameBurst, bytesPerSecond, byteBurst } = this.#limits;
    this.#frames = Math.min(frameBurst, this.#frames + seconds * framesPerSecond);
    this.#bytes = Math.min(byteBurst, this.#bytes + seconds * bytesPerSecond);
  }
}
