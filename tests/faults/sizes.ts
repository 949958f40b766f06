/**
 * How much a test of faults does. `npm test` runs the small sizes; `npm run test:faults` sets
 * FAULTS=large, and a single size can be set by its own name.
 */
export const isLarge = process.env.FAULTS === "large";

/** The size called `name` in the environment, else the small or the large one. */
export function size(name: string, small: number, large: number): number {
  return Number(process.env[name] ?? (isLarge ? large : small));
}
