import { lineKind } from "#app/manuscript/attributes.ts";
import type { BlockJson, ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import { VOTE_SIDES, type VoteSide } from "#app/manuscript/nodes/ordinance-blocks.ts";
import type { CodeAction } from "#app/manuscript/nodes/quoted-code.ts";
import {
  enactingClause,
  heading,
  headRow,
  item,
  longTitle,
  paragraphAt,
  provision,
  quotedCode,
  recital,
  row,
  section,
  shortTitle,
  signature,
  table,
  term,
  vote,
} from "#app/manuscript/write.ts";
import { termIn } from "./definition.ts";
import { codeSections, type QuotedRun, withoutClosingMark } from "./quoted-run.ts";
import type { RecognisedBlock } from "./recognised-block.ts";

/** A recognised text as a manuscript, with what should be known of each of its blocks. */
export interface ReadManuscript {
  readonly manuscript: ManuscriptJson;
  /** One for each block, in the order of `blocksOf`. */
  readonly blocks: readonly ReadBlock[];
}

export interface ReadBlock {
  /** The label as it stood in the file; "" where there was none or it became words. */
  readonly printed: string;
  /** Why a person should look at it, each a sentence. */
  readonly unsure: readonly string[];
}

/** The deepest level of a provision or paragraph. */
const DEEPEST = 6;

/**
 * Makes a text of recognised blocks. Labels are computed in a manuscript, so those of the file
 * stay behind in `blocks`, for `label-notes.ts` to compare; every other word goes over.
 */
export function toManuscript(recognised: readonly RecognisedBlock[]): ReadManuscript {
  const builder = new ManuscriptBuilder();
  for (const block of recognised) builder.add(block);
  return builder.finish();
}

class ManuscriptBuilder {
  readonly #content: BlockJson[] = [];
  readonly #blocks: ReadBlock[] = [];
  #run: QuotedRun | null = null;
  /** The level of the definition without a number we are under, or 0; by quotation or not. */
  #under = { law: 0, code: 0 };
  /** The words before, which say what is done to the code. */
  #before = "";

  add(block: RecognisedBlock): void {
    if (block.quoteDepth === 0) {
      this.#endRun();
      this.#put(this.#blockOf(block), block);
      if (block.text !== "") this.#before = block.text;
      return;
    }
    this.#run ??= { action: actionIn(this.#before), lead: this.#before, parts: [] };
    this.#run.parts.push({
      block: block.quoteDepth > 1 ? asPrinted(block) : this.#blockOf(block),
      source: block,
    });
  }

  finish(): ReadManuscript {
    this.#endRun();
    return {
      manuscript: { type: "doc", content: this.#content },
      blocks: this.#blocks,
    };
  }

  #endRun(): void {
    if (!this.#run) return;
    for (const { citation, parts } of codeSections(this.#run)) {
      const inner = parts.map(({ block }) => block);
      this.#content.push(
        quotedCode(this.#run.action, lineKind.coerce(citation), ...inner),
      );
      this.#blocks.push({ printed: "", unsure: [] });
      for (const { block, source } of parts) this.#note(block, source);
    }
    const last = this.#content.at(-1)?.content;
    if (last) last.splice(-1, 1, ...last.slice(-1).map(withoutClosingMark));
    this.#run = null;
    this.#under.code = 0;
  }

  #put(block: BlockJson, source: RecognisedBlock): void {
    this.#content.push(block);
    this.#note(block, source);
  }

  #note(block: BlockJson, source: RecognisedBlock): void {
    const isWords = block.type === "heading" || source.quoteDepth > 1;
    this.#blocks.push({
      printed: isWords ? "" : printedLabel(block, source),
      unsure: source.unsure,
    });
  }

  #blockOf(block: RecognisedBlock): BlockJson {
    const { kind, text } = block;
    const domain = block.quoteDepth === 0 ? "law" : "code";
    switch (kind) {
      case "longTitle":
        return longTitle(text);
      case "shortTitle":
        return shortTitle(text);
      case "recital":
        return recital(text.replace(WHEREAS, ""));
      case "enactingClause":
        return enactingClause(text);
      case "heading":
        return heading(1, words(block));
      case "section":
        this.#under[domain] = 0;
        return section(text);
      case "quotedCode":
        this.#under[domain] = 0;
        return isCodeSection(block) ? section(text) : heading(2, words(block));
      case "provision": {
        if (block.isTold) return provision(level(block.level), text);
        const under = this.#under[domain];
        if (under > 0 && block.level < under) this.#under[domain] = 0;
        return provision(
          level(this.#under[domain] > 0 ? block.level + 1 : block.level),
          text,
        );
      }
      case "definition": {
        const isUnder = block.label === "" && !block.isTold;
        const at = Math.max(1, level(isUnder ? block.level + 1 : block.level));
        if (isUnder) this.#under[domain] = at;
        return definitionOf(at, text);
      }
      case "table":
        return tableOf(block);
      case "listItem":
        return pointOf(block);
      case "signature":
        return signatureOf(text);
      case "paragraph":
      case "toc":
        return paragraphAt(level(block.level), words(block));
    }
  }
}

const WHEREAS = /^whereas\b[,:;]?\s*/i;
const SIDE = /^([A-Z]+):\s*/;
const SIDE_WORDS: Readonly<Record<string, VoteSide>> = Object.fromEntries(
  VOTE_SIDES.map((side) => [side.toUpperCase(), side]),
);

function level(at: number): number {
  return Math.min(DEEPEST, Math.max(0, at));
}

function words({ label, text }: RecognisedBlock): string {
  return [label, text].filter((part) => part !== "").join(" ");
}

/** The words of a definition with its term marked; marks of quotation stay around it. */
function definitionOf(at: number, text: string): BlockJson {
  const { from, to } = termIn(text);
  const parts = [text.slice(0, from), term(text.slice(from, to)), text.slice(to)];
  const content = parts
    .map((part) => (typeof part === "string" ? { type: "text", text: part } : part))
    .filter((part) => part.text !== "");
  return { type: "definition", attrs: { level: at }, content };
}

/** Words that a quotation inside a quotation has its labels in, because it has no domain of its own. */
function asPrinted(block: RecognisedBlock): BlockJson {
  if (block.rows) return table(...block.rows.map((cells) => row(...cells)));
  return paragraphAt(level(block.level), words(block));
}

function tableOf({ rows, headRows = 0 }: RecognisedBlock): BlockJson {
  const made = (rows ?? []).map((cells, nth) =>
    nth < headRows ? headRow(...cells) : row(...cells),
  );
  return table(...made);
}

/** The deepest level of a point of a list. */
const DEEPEST_POINT = 3;

function pointOf({ label, level: at, text }: RecognisedBlock): BlockJson {
  const point = item(/[\p{L}\p{N}]/u.test(label) ? "number" : "bullet", text);
  const depth = Math.min(DEEPEST_POINT, Math.max(1, at));
  return { ...point, attrs: { ...point.attrs, level: depth } };
}

function signatureOf(text: string): BlockJson {
  const found = SIDE.exec(text);
  const side = SIDE_WORDS[found?.[1] ?? ""];
  return found && side ? vote(side, text.slice(found[0].length)) : signature(text);
}

/** The label of the file that stays behind, because the block has a computed one. */
function printedLabel(block: BlockJson, source: RecognisedBlock): string {
  switch (block.type) {
    case "recital":
      return WHEREAS.exec(source.text)?.[0].trim() ?? "";
    case "vote":
      return SIDE.exec(source.text)?.[0].trim() ?? "";
    case "paragraph":
      return "";
    default:
      return source.label;
  }
}

/** A section, not a chapter or title, whose number the quotation counts on from. */
function isCodeSection({ label }: RecognisedBlock): boolean {
  return /^(?:section|sec\b|§|[A-Z]?\d)/i.test(label);
}

function actionIn(sentence: string): CodeAction {
  const said = /\b(added|adding|add|enacted|inserted|repealed|amended)\b/i.exec(
    sentence,
  )?.[1];
  switch (said?.toLowerCase()) {
    case "repealed":
      return "repeal";
    case "added":
    case "adding":
    case "add":
    case "enacted":
    case "inserted":
      return "add";
    default:
      return "amend";
  }
}
