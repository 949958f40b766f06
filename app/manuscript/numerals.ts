/** The forms a number takes in law. Counting begins at 1. */
export const NUMERAL_FORMS = [
  "lowerLetter",
  "number",
  "upperLetter",
  "lowerRoman",
  "upperRoman",
  "doubleLetter",
] as const;
export type NumeralForm = (typeof NUMERAL_FORMS)[number];

/** The number in a form: 3 is "c", "3", "C", "iii", "III" or "cc". */
export function numeral(form: NumeralForm, number: number): string {
  switch (form) {
    case "number":
      return String(number);
    case "lowerLetter":
      return letters(number);
    case "upperLetter":
      return letters(number).toUpperCase();
    case "lowerRoman":
      return roman(number).toLowerCase();
    case "upperRoman":
      return roman(number);
    case "doubleLetter":
      return letters(number + 26);
  }
}

/** Longest run of one letter that is still a label. */
const MOST_LETTERS = 200;

/**
 * a … z, then aa, bb … zz, then aaa: the way code revisors go on after z (not aa, ab).
 * A number below 1 is "". Where nobody would count the letters any more, and a file can say that a
 * list begins at a million million, it is plain digits.
 */
export function letters(number: number): string {
  if (number < 1) return "";
  if (number > 26 * MOST_LETTERS) return String(number);
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.ceil(number / 26));
}

const romanValues = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

/** I to MMMCMXCIX; from 4000 on, and below 1, plain digits, which nobody misreads. */
export function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let rest = number;
  let word = "";
  for (const [value, sign] of romanValues) {
    while (rest >= value) {
      word += sign;
      rest -= value;
    }
  }
  return word;
}
