const word = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.,:/-](?=[\p{L}\p{N}]))*/gu;

/**
 * How many words a line has, as a person counts them: "twenty-one", "5.92.010" and "city's" are
 * one each, and signs alone are none.
 */
export function countWords(line: string): number {
  return line.match(word)?.length ?? 0;
}
