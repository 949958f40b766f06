import { databaseDate } from "#app/domain/calendar-date.ts";
import { notFound, Refusal } from "#app/domain/refusal.ts";
import { authorize } from "#app/features/access/authorize.server.ts";
import { passwordProblem } from "#app/features/access/password-rule.server.ts";
import { rotateSession } from "#app/features/access/session-commands.server.ts";
import { signInLimits } from "#app/features/access/sign-in.server.ts";
import { record, transact } from "#app/platform/activity.server.ts";
import type { ActorContext } from "#app/platform/context.server.ts";
import { hashPassword, isPassword } from "#app/platform/password.server.ts";
import type {
  AddOfficeInput,
  EndOfficeInput,
  PasswordInput,
  ProfileInput,
} from "./person-input.ts";

/** Changes name, pronouns and the words about a person. */
export async function editProfile(
  ctx: ActorContext,
  personId: string,
  input: ProfileInput,
): Promise<void> {
  await authorize(ctx, "person.edit", personId);
  await transact(ctx, async (tx, recording) => {
    await tx.person.update({
      where: { id: personId },
      data: { name: input.name, pronouns: input.pronouns || null, about: input.about },
    });
    await record(recording, {
      type: "person.edited",
      personId,
      details: { name: input.name },
    });
  });
}

/**
 * Gives the actor a new password. Every session of theirs ends; the answer is the token of a
 * new one for this browser. Refuses "forbidden" for anybody else's password, "invalid" when
 * the current one is wrong or the new one may not be chosen, "tooMany" after ten tries.
 */
export async function changePassword(
  ctx: ActorContext,
  personId: string,
  input: PasswordInput,
  userAgent: string,
): Promise<string> {
  const { facts } = await authorize(ctx, "person.edit", personId);
  if (!facts.isOwn) {
    throw new Refusal("forbidden", "Nobody but the person may change a password.");
  }
  const person = await ctx.db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, name: true, passwordHash: true },
  });
  if (person.passwordHash) {
    const attempt = await signInLimits.begin(person.email, ctx.address);
    if (!(await isPassword(input.currentPassword, person.passwordHash))) {
      throw new Refusal("invalid", "This is not your current password.", {
        field: "currentPassword",
      });
    }
    await attempt.succeeded();
  }
  const problem = passwordProblem(input.newPassword, person.email);
  if (problem) throw new Refusal("invalid", problem, { field: "newPassword" });
  const passwordHash = await hashPassword(input.newPassword);
  await transact(ctx, async (tx, recording) => {
    await tx.person.update({ where: { id: personId }, data: { passwordHash } });
    await tx.signInLink.deleteMany({ where: { personId } });
    await record(recording, {
      type: "person.edited",
      personId,
      details: { name: person.name },
    });
  });
  return rotateSession(ctx, userAgent);
}

/**
 * Adds an office a person holds, held or will hold. Refuses "forbidden" where the actor may
 * not, "invalid" for a city that is not of the network, "conflict" when the same title in
 * that city is held at the same time already.
 */
export async function addOffice(
  ctx: ActorContext,
  personId: string,
  input: AddOfficeInput,
): Promise<void> {
  await authorize(ctx, "person.addOffice", personId);
  const { cityId, kind, title } = input;
  const startsOn = databaseDate(input.startsOn);
  const endsOn = input.endsOn ? databaseDate(input.endsOn) : null;
  await transact(ctx, async (tx, recording) => {
    const city = await tx.city.findUnique({
      where: { id: cityId },
      select: { id: true },
    });
    if (!city) {
      throw new Refusal("invalid", "Choose a city of the list.", { field: "cityId" });
    }
    const overlapping = await tx.office.findFirst({
      where: {
        personId,
        cityId,
        title,
        ...(endsOn && { startsOn: { lte: endsOn } }),
        OR: [{ endsOn: null }, { endsOn: { gte: startsOn } }],
      },
      select: { id: true },
    });
    if (overlapping) {
      throw new Refusal("conflict", "This office is entered for that time already.", {
        field: "title",
      });
    }
    await tx.office.create({
      data: {
        personId,
        cityId,
        kind,
        title,
        district: input.district || null,
        startsOn,
        endsOn,
      },
    });
    await record(recording, {
      type: "office.added",
      personId,
      cityId,
      details: { title },
    });
  });
  ctx.live.revalidate({ personId });
}

/**
 * Says on which day an office ended or will end. Refuses "notFound" for an office that is
 * not the person's, "invalid" for a day before it began.
 */
export async function endOffice(
  ctx: ActorContext,
  personId: string,
  input: EndOfficeInput,
): Promise<void> {
  await authorize(ctx, "person.edit", personId);
  const endsOn = databaseDate(input.lastDay);
  await transact(ctx, async (tx, recording) => {
    const office = await tx.office.findFirst({
      where: { id: input.officeId, personId },
      select: { title: true, cityId: true, startsOn: true },
    });
    if (!office) throw notFound();
    if (endsOn < office.startsOn) {
      throw new Refusal("invalid", "An office cannot end before it begins.", {
        field: "lastDay",
      });
    }
    await tx.office.update({ where: { id: input.officeId }, data: { endsOn } });
    await record(recording, {
      type: "office.ended",
      personId,
      cityId: office.cityId,
      details: { title: office.title },
    });
  });
  ctx.live.revalidate({ personId });
}
