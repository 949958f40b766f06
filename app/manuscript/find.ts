/** What is looked for in a text, and how strictly. */
export interface Search {
  words: string;
  matchCase: boolean;
  wholeWord: boolean;
}

/** Characters `from` up to and without `to`. */
export interface Found {
  from: number;
  to: number;
}

/**
 * Every place where the words stand in a line, left to right, none over another. Without
 * `matchCase` letters are compared as Unicode folds them ("STRASSE" finds "Straße"). Straight and
 * curly quotation marks, and every kind of space, are always the same: nobody can type them apart.
 */
export function findWords(line: string, search: Search): Found[] {
  const wanted = folded(search.words, search.matchCase).text;
  if (wanted === "") return [];
  const { text, starts } = folded(line, search.matchCase);
  const found: Found[] = [];
  let at = text.indexOf(wanted);
  while (at >= 0) {
    const from = starts[at];
    const to =
      at + wanted.length === text.length ? line.length : starts[at + wanted.length];
    // Half of a letter that folds to two is no place.
    const isWhole = from !== undefined && to !== undefined;
    if (isWhole && (!search.wholeWord || standsAlone(line, from, to))) {
      found.push({ from, to });
      at = text.indexOf(wanted, at + wanted.length);
    } else {
      at = text.indexOf(wanted, at + 1);
    }
  }
  return found;
}

interface Folded {
  text: string;
  /** For each character of `text` where its letter begins in the line; none inside a letter. */
  starts: (number | undefined)[];
}

const ALIKE: Record<string, string> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u00a0": " ",
  "\u2009": " ",
  "\u202f": " ",
  "\n": " ",
};

function folded(line: string, matchCase: boolean): Folded {
  let text = "";
  let place = 0;
  const starts: (number | undefined)[] = [];
  for (const letter of line) {
    const plain = ALIKE[letter] ?? letter;
    // By way of the capital: that folds the two small sigmas and "ß" too.
    const fold = matchCase ? plain : plain.toUpperCase().toLowerCase();
    starts[text.length] = place;
    text += fold;
    starts.length = text.length;
    place += letter.length;
  }
  return { text, starts };
}

const wordLetter = /[\p{L}\p{N}\p{M}_]/u;

function standsAlone(line: string, from: number, to: number): boolean {
  const before = [...line.slice(Math.max(0, from - 2), from)].at(-1) ?? "";
  const after = [...line.slice(to, to + 2)][0] ?? "";
  return !wordLetter.test(before) && !wordLetter.test(after);
}
