/**
 * Legal force: a value of its own beside the stage, because no bill action says "enjoined".
 * Nearest outside terms: Akoma Ntoso forceMod/efficacyMod and schema.org LegalForceStatus.
 */
export const FORCES = [
  "notYet",
  "inForce",
  "partly",
  "enjoined",
  "preempted",
  "expired",
  "repealed",
] as const;
export type Force = (typeof FORCES)[number];

export const FORCE_WORDS: Record<Force, { name: string; means: string }> = {
  notYet: { name: "Not yet in force", means: "Nothing the city made has taken effect." },
  inForce: { name: "In force", means: "All of it has effect." },
  partly: {
    name: "Partly in force",
    means: "Some provisions have effect, others do not.",
  },
  enjoined: { name: "Enjoined", means: "A court has stopped it for now." },
  preempted: { name: "Preempted", means: "State or federal law overrides it." },
  expired: { name: "Expired", means: "It ended by its own terms." },
  repealed: { name: "Repealed", means: "The city took it back." },
};
