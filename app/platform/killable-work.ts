/** Why work in a process of its own was not done. */
export type WorkTrouble = "busy" | "tooLong" | "tooMuchMemory" | "failed";

/** Thrown by the press and the reader of files, which work in processes that can be killed. */
export class WorkFailed extends Error {
  readonly trouble: WorkTrouble;

  constructor(trouble: WorkTrouble, message: string) {
    super(message);
    this.name = "WorkFailed";
    this.trouble = trouble;
  }
}
