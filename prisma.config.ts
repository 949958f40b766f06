import { defineConfig } from "prisma/config";

/** For Prisma's own command line (`scripts/generate.mjs`); the workspace reads none of it. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
