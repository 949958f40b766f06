import { COMMON_PASSWORDS } from "./common-passwords.server.ts";
import { MAX_PASSWORD, MIN_PASSWORD } from "./password-words.ts";

/**
 * What is wrong with a password somebody chose, as a sentence, or null. 8 to 200 characters,
 * no rules about their kinds; not one that everybody guesses, nor the person's own address.
 * (NIST SP 800-63B and ASVS 6.2.)
 */
export function passwordProblem(password: string, email: string): string | null {
  const length = [...password].length;
  if (length < MIN_PASSWORD) return "Choose a password of at least 8 characters.";
  if (length > MAX_PASSWORD) return "Choose a password of at most 200 characters.";
  const plain = password.toLowerCase();
  const address = email.toLowerCase();
  if (plain === address || plain === address.split("@")[0]) {
    return "Your address is the first thing to be guessed. Choose another password.";
  }
  return isCommon(plain)
    ? "Many people use this password, so it is tried first. Choose another."
    : null;
}

function isCommon(plain: string): boolean {
  const bare = plain.replace(/[\d!?.@#$*_-]{1,3}$/, "");
  return (
    COMMON_PASSWORDS.has(plain) ||
    COMMON_PASSWORDS.has(bare) ||
    new Set(plain).size <= 2 ||
    isRun(plain)
  );
}

/** "abcdefghij", "23456789", "hgfedcba": each character one up, or one down, from the last. */
function isRun(plain: string): boolean {
  const codes = [...plain].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, i) => code - (codes[i] ?? 0)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
