import { defineConfig } from "vitest/config";

/** Machines of a CI are slow and shared; what passes only when tried again is named. */
const retry = process.env.CI ? 1 : 0;

/**
 * Three projects: `unit` needs only its file; `database` needs a database (embedded, or
 * the one in TEST_DATABASE_URL); `collab` starts the room server and real sockets.
 * Browser journeys are Playwright's (`tests/e2e`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "app/**/*.test.{ts,tsx}",
            "server/**/*.test.ts",
            "prisma/**/*.test.ts",
            "tests/manuscripts/**/*.test.ts",
          ],
          environment: "node",
        },
      },
      {
        test: {
          name: "database",
          include: ["tests/features/**/*.test.ts", "tests/routes/**/*.test.{ts,tsx}"],
          environment: "node",
          globalSetup: ["tests/support/database-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          retry,
        },
      },
      {
        test: {
          name: "collab",
          include: ["tests/collab/**/*.test.ts", "tests/faults/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/database-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          retry,
        },
      },
    ],
  },
});
