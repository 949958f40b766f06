import { z } from "zod";
import { oneLine } from "#app/domain/plain-text.ts";
import { RIGHTS } from "#app/domain/rights.ts";

/** An e-mail address as it is stored: lower case, trimmed. */
export const emailInput = z
  .string("Write an e-mail address.")
  .trim()
  .toLowerCase()
  .min(1, "Write an e-mail address.")
  .max(254, "An e-mail address is at most 254 characters long.")
  .pipe(z.email("Write an e-mail address, such as ada@example.org."));

/** A person's name on one line. */
export const nameInput = z
  .string("Write the name.")
  .transform(oneLine)
  .pipe(
    z.string().min(1, "Write the name.").max(120, "Keep the name under 120 characters."),
  );

/** A password somebody types; whether it may be chosen is `passwordProblem`'s to say. */
export const passwordInput = z
  .string("Write the password.")
  .min(1, "Write the password.")
  .max(1_000, "A password is at most 200 characters long.");

export const SignInInput = z.strictObject({
  email: z
    .string("Write your e-mail address.")
    .trim()
    .toLowerCase()
    .min(1, "Write your e-mail address.")
    .max(254, "An e-mail address is at most 254 characters long."),
  password: z
    .string("Write your password.")
    .min(1, "Write your password.")
    .max(1_000, "A password is at most 200 characters long."),
});
export type SignInInput = z.output<typeof SignInInput>;

const PLACE =
  /^(?:network|(?:campaign|draft):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Where an invitation leads: "network", "campaign:<id>" or "draft:<id>". */
export const placeInput = z
  .string("Choose what they are invited to.")
  .regex(PLACE, "Choose what they are invited to.");

export const InviteInput = z.strictObject({
  intent: z.literal("invite"),
  name: nameInput,
  email: emailInput,
  place: placeInput,
  right: z.enum(RIGHTS, "Choose what they may do."),
  makesAdministrator: z.literal("on").optional(),
});
export type InviteInput = z.output<typeof InviteInput>;

export const RevokeInvitationInput = z.strictObject({
  intent: z.literal("revoke"),
  invitationId: z.uuid("Choose an invitation."),
});

/** Everything the invite page can ask for. */
export const InvitePageInput = z.discriminatedUnion(
  "intent",
  [InviteInput, RevokeInvitationInput],
  "Choose what to do.",
);

/**
 * What somebody new says when they accept. The address is there for password managers
 * alone: the account is made under the invited one, whatever the form says.
 */
export const AcceptInput = z.strictObject({
  name: nameInput,
  password: passwordInput,
  email: z.string().optional(),
});
export type AcceptInput = z.output<typeof AcceptInput>;

export const SetUpInput = z.strictObject({
  networkName: z
    .string("Write the name of the network.")
    .transform(oneLine)
    .pipe(
      z
        .string()
        .min(1, "Write the name of the network.")
        .max(80, "Keep the network's name under 80 characters."),
    ),
  name: nameInput,
  email: emailInput,
  password: passwordInput,
});
export type SetUpInput = z.output<typeof SetUpInput>;

export const DemoSignInInput = z.strictObject({ personId: z.uuid("Choose a person.") });

/** Everything the settings page can ask for. */
export const SettingsInput = z.discriminatedUnion(
  "intent",
  [
    z.strictObject({ intent: z.literal("endOthers") }),
    z.strictObject({ intent: z.literal("end"), sessionId: z.uuid("Choose a session.") }),
    z.strictObject({
      intent: z.literal("makeKey"),
      name: z
        .string("Say what it is for.")
        .transform(oneLine)
        .pipe(
          z.string().min(1, "Say what it is for.").max(80, "Keep it to 80 characters."),
        ),
    }),
    z.strictObject({ intent: z.literal("revokeKey"), keyId: z.uuid("Choose a key.") }),
  ],
  "Choose what to do.",
);
