const STEPS_PER_E = 50;
const SHORTEST_MS = 0.01;
const BUCKETS = 1_000;

/** Times in buckets 2 % wide, because millions of deliveries would not fit in a list. */
export class Histogram {
  readonly #counts = new Float64Array(BUCKETS);
  count = 0;

  add(ms: number): void {
    const bucket = Math.round(
      Math.log(Math.max(ms, SHORTEST_MS) / SHORTEST_MS) * STEPS_PER_E,
    );
    const at = Math.min(bucket, BUCKETS - 1);
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    this.count += 1;
  }

  /** The time within which the share of all lies; `share` from 0 to 1. */
  at(share: number): number {
    let left = share * this.count;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      left -= this.#counts[bucket] ?? 0;
      if (left <= 0 && this.count > 0)
        return SHORTEST_MS * Math.exp(bucket / STEPS_PER_E);
    }
    return Number.NaN;
  }
}
