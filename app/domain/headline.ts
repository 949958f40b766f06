/**
 * The one sentence with which a campaign answers "where do we stand?". Computed from where
 * its cities stand; nobody writes it.
 */
import type { Force } from "./force.ts";
import type { Stage } from "./stage.ts";

export interface Standing {
  stage: Stage;
  force: Force;
}

/** "6 cities", "1 city". */
export function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * "7 of 14 cities in force; 2 blocked". Leads with the furthest that any city has come, then
 * names what stands still, what ended, and force that was taken away.
 */
export function campaignHeadline(standings: readonly Standing[]): string {
  const total = standings.length;
  if (total === 0) return "No city has joined yet";
  const at = (...stages: Stage[]) =>
    standings.filter((standing) => stages.includes(standing.stage)).length;
  const inForce = at("inForce");
  const passed = at("passed", "signed");
  const before = at("introduced", "inCommittee", "hearing");
  const share = (part: number, many: string, one: string) =>
    total === 1 ? `Its one city ${one}` : `${part} of ${total} cities ${many}`;
  const parts: string[] = [];
  if (inForce > 0) {
    parts.push(share(inForce, "in force", "is in force"));
    if (passed > 0) parts.push(`${passed} passed`);
  } else if (passed > 0) {
    parts.push(share(passed, "passed, none in force", "passed it; it is not in force"));
  } else if (before > 0) {
    parts.push(share(before, "before the body, none passed", "has it before the body"));
  } else {
    parts.push(
      total === 1
        ? "Its one city has introduced nothing yet"
        : `${total} cities, none has introduced it yet`,
    );
  }
  const also: [number, string][] = [
    [at("blocked"), "blocked"],
    [at("vetoed"), "vetoed"],
    [at("failed"), "failed"],
    [withForce(standings, "enjoined"), "enjoined"],
    [withForce(standings, "preempted"), "preempted"],
  ];
  for (const [count, word] of also) if (count > 0) parts.push(`${count} ${word}`);
  return parts.join("; ");
}

function withForce(standings: readonly Standing[], force: Force): number {
  return standings.filter((standing) => standing.force === force).length;
}
