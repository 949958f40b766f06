/** The stages of a city's way through its own procedure, in the words of the domain. */
export type StageName =
  | "exploring"
  | "drafting"
  | "introduced"
  | "inCommittee"
  | "hearing"
  | "passed"
  | "signed"
  | "inForce"
  | "blocked"
  | "failed"
  | "vetoed";

export const stageWords: Readonly<Record<StageName, string>> = {
  exploring: "Exploring",
  drafting: "Drafting",
  introduced: "Introduced",
  inCommittee: "In committee",
  hearing: "Hearing",
  passed: "Passed",
  signed: "Signed",
  inForce: "In force",
  blocked: "Blocked",
  failed: "Failed",
  vetoed: "Vetoed",
};

/** From the first thought to the law, then the three ways to stop. */
export const stageOrder: readonly StageName[] = [
  "exploring",
  "drafting",
  "introduced",
  "inCommittee",
  "hearing",
  "passed",
  "signed",
  "inForce",
  "blocked",
  "failed",
  "vetoed",
];

/** The step of the scale a stage is drawn in; theme.css has one for every stage. */
export function stageColor(stage: StageName, part: "ground" | "ink" = "ground"): string {
  const name = stage.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `var(--stage-${name}${part === "ink" ? "-ink" : ""})`;
}
