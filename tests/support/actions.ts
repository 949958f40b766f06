import type { recordAction } from "#app/features/campaigns/status-commands.server.ts";

type RecordInput = Parameters<typeof recordAction>[2];

/** An action as it is recorded, with nothing said beyond what a test is about. */
export function acted(happenedOn: string, more: Partial<RecordInput> = {}): RecordInput {
  return {
    happenedOn,
    bodyName: "City Council",
    description: `Taken up on ${happenedOn}`,
    classification: null,
    sourceUrl: null,
    nextStep: "",
    nextStepOn: null,
    ...more,
  };
}
