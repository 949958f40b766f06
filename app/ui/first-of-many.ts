import { startTransition, useEffect, useState } from "react";

/**
 * Of a long list the first `count`, and all of it once the page is alive: what is beyond the
 * first screens need not be drawn before they can be seen. All at once when there are few.
 */
export function useFirstOfMany<T>(all: readonly T[], count: number): readonly T[] {
  const [isAlive, setAlive] = useState(false);
  useEffect(() => startTransition(() => setAlive(true)), []);
  return isAlive || all.length <= count ? all : all.slice(0, count);
}
