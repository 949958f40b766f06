import { blankText } from "#app/manuscript/blanks.ts";
import { runsOf } from "#app/manuscript/inline-runs.ts";
import type { LaidOut } from "#app/manuscript/laid-out.ts";
import { type MarkJson, type PartJson, wordOf } from "#app/manuscript/manuscript-json.ts";
import { safeHref } from "#app/manuscript/marks/link.ts";
import { MISSING_REFERENCE } from "#app/manuscript/reference-words.ts";
import { wordsOf } from "#app/manuscript/words.ts";
import type { LegalIdBook } from "./legal-id-book.ts";
import { OWN } from "./names.ts";
import { COUNTRY, stepOf } from "./uris.ts";
import { element, xmlWords } from "./xml.ts";

/** A term, person or city that the words name: a top level class of the standard's ontology. */
interface Named {
  readonly element: "TLCTerm" | "TLCPerson" | "TLCOrganization";
  readonly eId: string;
  readonly href: string;
  readonly showAs: string;
}

/** Writes the running text of blocks, and remembers whom and what it names. */
export class WordsWriter {
  readonly #laidOut: LaidOut;
  readonly #ids: LegalIdBook;
  readonly #named = new Map<string, Named>();

  constructor(laidOut: LaidOut, ids: LegalIdBook) {
    this.#laidOut = laidOut;
    this.#ids = ids;
  }

  /** The words of a block. In quoted code, words struck through are what an amendment takes out. */
  words(part: PartJson, isQuoted: boolean): string {
    return runsOf(part)
      .map((run) => this.#run(run, isQuoted))
      .join("");
  }

  /** What the words named, for the references of the file. */
  get references(): string {
    return [...this.#named.values()]
      .map(({ element: name, ...attributes }) => element(name, attributes))
      .join("\n");
  }

  #run(run: PartJson, isQuoted: boolean): string {
    const inner = this.#bare(run);
    return (run.marks ?? []).reduceRight(
      (words, mark) => this.#marked(mark, words, run, isQuoted),
      inner,
    );
  }

  #bare(run: PartJson): string {
    switch (run.type) {
      case "hardBreak":
        return element("br", {});
      case "blank":
        return this.#blank(run);
      case "mention":
        return this.#mention(run);
      case "crossReference":
        return this.#reference(wordOf(run, "target"));
      default:
        return xmlWords(run.text ?? wordsOf(run));
    }
  }

  /** Words "that can be replaced editorially with an actual value": what the standard has for blanks. */
  #blank(run: PartJson): string {
    const attributes = {
      originalText: wordOf(run, "name"),
      [OWN.kind]: wordOf(run, "kind") || null,
      [OWN.value]: wordOf(run, "value") || null,
    };
    return element("placeholder", attributes, xmlWords(blankText(run.attrs ?? {})));
  }

  #mention(run: PartJson): string {
    const subject = wordOf(run, "subject");
    const isCity = wordOf(run, "kind") === "city";
    const refersTo = this.#name(isCity ? "TLCOrganization" : "TLCPerson", {
      key: subject || wordsOf(run),
      showAs: wordsOf(run),
      prefix: isCity ? "city" : "person",
    });
    const attributes = {
      refersTo,
      [OWN.kind]: wordOf(run, "kind") || null,
      [OWN.subject]: subject || null,
      [OWN.name]: wordsOf(run),
    };
    return element(
      isCity ? "organization" : "person",
      attributes,
      xmlWords(wordsOf(run)),
    );
  }

  #reference(target: string): string {
    const eId = this.#ids.eIdOf(target);
    const words = this.#laidOut.reference(target);
    if (eId === null || words === null) {
      const attributes = { name: "missingReference", [OWN.target]: target || null };
      return element("inline", attributes, MISSING_REFERENCE);
    }
    return element("ref", { href: `#${eId}`, [OWN.sure]: "" }, xmlWords(words));
  }

  #marked(mark: MarkJson, words: string, run: PartJson, isQuoted: boolean): string {
    switch (mark.type) {
      case "bold":
        return element("b", {}, words);
      case "italic":
        return element("i", {}, words);
      case "underline":
        return element("u", {}, words);
      case "strike":
        return isQuoted
          ? element("del", {}, words)
          : element("inline", { name: "strike" }, words);
      case "term": {
        const text = wordsOf(run);
        const term = { key: text, showAs: text, prefix: "term" };
        return element("def", { refersTo: this.#name("TLCTerm", term) }, words);
      }
      case "citation": {
        const href = safeHref(mark.attrs?.href);
        return href === null
          ? element("inline", { name: "citation" }, words)
          : element("ref", { href }, words);
      }
      case "link": {
        const href = safeHref(mark.attrs?.href);
        return href === null ? words : element("a", { href }, words);
      }
      default:
        return words;
    }
  }

  /** A reference to what is named, made once however often it is. */
  #name(
    name: Named["element"],
    { key, showAs, prefix }: { key: string; showAs: string; prefix: string },
  ): string {
    const known = this.#named.get(`${prefix} ${key}`);
    if (known) return `#${known.eId}`;
    const slug = stepOf(key);
    const eId = this.#ids.claimLike(`${prefix}_${slug}`);
    const kind = name.slice("TLC".length).toLowerCase();
    const href = `/akn/ontology/${kind}/${COUNTRY}/${slug}`;
    this.#named.set(`${prefix} ${key}`, { element: name, eId, href, showAs });
    return `#${eId}`;
  }
}
