/** `npm run generate`: writes the database client from prisma/schema.prisma when it changed. */
import { generateClient } from "./set-up.mjs";

try {
  await generateClient();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
