import { RIGHT_WORDS, RIGHTS, type Right } from "#app/domain/rights.ts";

interface InvitedTo {
  invitedBy: string | null;
  place: { kind: "campaign" | "draft"; title: string } | null;
  right: Right;
}

/** What an invitation says first, and then. */
export function invitationWords(
  { invitedBy, place, right }: InvitedTo,
  networkName: string,
): { title: string; lead: string } {
  const who = invitedBy ?? "The network";
  const where = place ? `the ${place.kind} “${place.title}”` : networkName;
  return {
    title: place ? `You are invited to a ${place.kind}` : `You are invited to ${where}`,
    lead: `${who} invited you to ${where}. ${MAY[right]}`,
  };
}

const MAY: Record<Right, string> = {
  view: "You can look, and change nothing.",
  comment: "You can look, comment and answer.",
  suggest: "You can look, comment and propose changes.",
  edit: "You can look, comment and write.",
  steward: "You can look, comment, write, decide and give rights.",
};

/** The rights as choices of a form, narrow to wide. */
export function rightOptions(): { value: Right; label: string; hint: string }[] {
  return RIGHTS.map((value) => ({
    value,
    label: RIGHT_WORDS[value].name,
    hint: RIGHT_WORDS[value].means,
  }));
}
