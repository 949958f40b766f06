import { plantDemoNetwork } from "#prisma/seed/plant.ts";
import { withDatabase } from "./command-context.ts";

/** `translocal seed`: plants the demo network where nobody has an account yet. */
export function seed(): Promise<number> {
  return withDatabase(async ({ ctx }) => {
    const isPlanted = await plantDemoNetwork(ctx);
    console.log(
      isPlanted
        ? "The demo network is planted."
        : "There are people in this network already, so nothing was planted.",
    );
    return 0;
  });
}
