/** Code that a sentence names before it is quoted ("Section 5.92.010(b) is amended …"). */
export interface NamedCode {
  readonly numbers: readonly string[];
  /** Those of them that are called subsections: they are no heads of code but parts of it. */
  readonly parts: readonly string[];
  /** How many rungs of the open ladder stay above its steps. */
  readonly level: number;
}
