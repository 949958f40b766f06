export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls `act` at an even rate for some seconds; what a late timer missed is made up at once. */
export async function atRate(
  perSecond: number,
  seconds: number,
  act: (nth: number) => void,
): Promise<void> {
  const startedAt = performance.now();
  const count = Math.round(perSecond * seconds);
  for (let nth = 0; nth < count; ) {
    const due = Math.min(count, ((performance.now() - startedAt) * perSecond) / 1000);
    while (nth < due) act(nth++);
    await pause(1);
  }
}

/** Waits until something holds; false when it did not within `ms`. */
export async function holdsWithin(ms: number, holds: () => boolean): Promise<boolean> {
  const end = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > end) return false;
    await pause(2);
  }
  return true;
}

/** Does something for each of many, a few at a time. */
export async function inTurns<In, Out>(
  many: readonly In[],
  atOnce: number,
  work: (one: In, nth: number) => Promise<Out>,
): Promise<Out[]> {
  const done: Out[] = [];
  for (let from = 0; from < many.length; from += atOnce) {
    const some = many.slice(from, from + atOnce);
    done.push(...(await Promise.all(some.map((one, nth) => work(one, from + nth)))));
  }
  return done;
}
