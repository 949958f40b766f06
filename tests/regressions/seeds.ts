/**
 * Seeds that once made a random test fail, by the name of its file. Each is tried again with
 * every run, before a new one.
 */
const SEEDS: Readonly<Record<"storm", readonly number[]>> = {
  storm: [],
};

/** The seeds a random test runs: those that once failed, and as many new ones, from `first` on. */
export function seedsOf(
  test: keyof typeof SEEDS,
  first: number,
  count: number,
): number[] {
  return [...SEEDS[test], ...Array.from({ length: count }, (_, i) => first + i)];
}
