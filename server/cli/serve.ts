import { readEnv } from "#app/platform/env.server.ts";
import { startServer } from "#server/index.ts";

/**
 * `translocal serve [--dev]`: serves the workspace until it is told to stop (SIGINT or
 * SIGTERM), then stores everything and leaves. Resolves with the exit code.
 */
export async function serve(args: readonly string[]): Promise<number> {
  const isDevelopment = args.includes("--dev");
  // Pages are drawn by another React, three times slower, where this is not said.
  process.env.NODE_ENV ??= isDevelopment ? "development" : "production";
  const running = await startServer(readEnv(process.env), { isDevelopment });
  console.log(`\nTranslocal is at ${running.address}`);
  if (running.isDemo) {
    console.log("This is the demo network: sign in as one of its people with one click.");
  }
  if (running.setUpLink) {
    console.log(
      "Nobody has an account yet. This link, for one use, makes the administrator:",
    );
    console.log(running.setUpLink);
  }
  await askedToStop();
  console.log("Stopping: storing what is still on its way.");
  await running.stop();
  return 0;
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
