import { makeSignInLink } from "#app/features/access/sign-in-link.server.ts";
import { withDatabase } from "./command-context.ts";

/**
 * `translocal sign-in-link EMAIL`: prints, alone on standard output, a link that lets this
 * person in once within ten minutes. For an operator who must let somebody in.
 */
export async function signInLink(args: readonly string[]): Promise<number> {
  const [email] = args;
  if (!email || args.length > 1) {
    console.error("Usage: translocal sign-in-link EMAIL");
    return 2;
  }
  return withDatabase(async ({ ctx }) => {
    console.log(await makeSignInLink(ctx, email));
    return 0;
  });
}
