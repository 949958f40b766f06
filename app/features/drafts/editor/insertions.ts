import type { Transaction } from "@tiptap/pm/state";
import type { BlockJson } from "#app/manuscript/manuscript-json.ts";
import {
  effectiveDatePassage,
  enactingPassage,
  findingsPassage,
  severabilityPassage,
  signaturePassage,
  votePassage,
} from "#app/manuscript/starters/passages.ts";
import {
  heading,
  headRow,
  item,
  longTitle,
  paragraph,
  provision,
  recital,
  row,
  section,
  shortTitle,
  table,
} from "#app/manuscript/write.ts";
import { putBlocks } from "./put-blocks.ts";

/** What must be asked before it can be put in. */
export type Question = "crossReference" | "blank" | "quotedCode" | "mention" | "citation";

/** Something the "/" menu and the toolbar can put into the text. */
export interface Insertion {
  name: string;
  hint: string;
  /** Other words somebody may look for it by. */
  alsoCalled: string;
  puts:
    | { type: "blocks"; blocks(tr: Transaction): BlockJson[] }
    | { type: "asks"; question: Question };
}

const blocks = (make: (tr: Transaction) => BlockJson[]): Insertion["puts"] => ({
  type: "blocks",
  blocks: make,
});
const asks = (question: Question): Insertion["puts"] => ({ type: "asks", question });

/** Everything that can be put in, in the order of the menu. */
export const INSERTIONS: readonly Insertion[] = [
  {
    name: "Section",
    hint: "Numbered, with a caption",
    alsoCalled: "sec",
    puts: blocks(() => [section()]),
  },
  {
    name: "Provision",
    hint: "(a), (1), (A): a part of a section",
    alsoCalled: "subsection paragraph clause",
    puts: blocks((tr) => [provision(levelAround(tr))]),
  },
  {
    name: "Definition",
    hint: "A word and what it means",
    alsoCalled: "term means",
    puts: blocks((tr) => [{ type: "definition", attrs: { level: levelAround(tr) } }]),
  },
  {
    name: "Findings",
    hint: "A section of facts, power and purpose",
    alsoCalled: "facts purpose evidence",
    puts: blocks(findingsPassage),
  },
  {
    name: "Recital",
    hint: "WHEREAS, …",
    alsoCalled: "whereas reason",
    puts: blocks(() => [recital()]),
  },
  {
    name: "Enacting clause",
    hint: "NOW, THEREFORE, … ORDAINS AS FOLLOWS:",
    alsoCalled: "ordain now therefore formula",
    puts: blocks(enactingPassage),
  },
  {
    name: "Quoted code",
    hint: "What the city’s code will read",
    alsoCalled: "amend add repeal codify",
    puts: asks("quotedCode"),
  },
  {
    name: "Table",
    hint: "Three columns with a head",
    alsoCalled: "grid rows columns fees",
    puts: blocks(() => [table(headRow("", "", ""), row("", "", ""), row("", "", ""))]),
  },
  {
    name: "Bulleted list",
    hint: "• points without numbers",
    alsoCalled: "list bullets ul",
    puts: blocks(() => [item("bullet")]),
  },
  {
    name: "Numbered list",
    hint: "1. points with numbers",
    alsoCalled: "list ordered ol",
    puts: blocks(() => [item("number")]),
  },
  {
    name: "Heading",
    hint: "For plans and briefs",
    alsoCalled: "title h1",
    puts: blocks(() => [heading(1)]),
  },
  {
    name: "Paragraph",
    hint: "Words without a number",
    alsoCalled: "text plain",
    puts: blocks(() => [paragraph()]),
  },
  {
    name: "Cross-reference",
    hint: "Follows the number of what it points at",
    alsoCalled: "reference see link section",
    puts: asks("crossReference"),
  },
  {
    name: "Citation",
    hint: "A law outside this text",
    alsoCalled: "cite statute code usc case",
    puts: asks("citation"),
  },
  {
    name: "Mention",
    hint: "A person or a city of the network",
    alsoCalled: "@ person city name official",
    puts: asks("mention"),
  },
  {
    name: "Blank",
    hint: "A place each city fills in",
    alsoCalled: "variable placeholder fill city",
    puts: asks("blank"),
  },
  {
    name: "Severability",
    hint: "All five parts",
    alsoCalled: "severable invalid court",
    puts: blocks(severabilityPassage),
  },
  {
    name: "Effective date",
    hint: "A section that says when",
    alsoCalled: "takes effect force days",
    puts: blocks(effectiveDatePassage),
  },
  {
    name: "Long title",
    hint: "AN ORDINANCE …",
    alsoCalled: "ordinance title",
    puts: blocks(() => [longTitle()]),
  },
  {
    name: "Short title",
    hint: "The name it may be cited by",
    alsoCalled: "cite act name",
    puts: blocks(() => [shortTitle()]),
  },
  {
    name: "Vote",
    hint: "Ayes, noes, abstaining, absent",
    alsoCalled: "ayes nays roll call",
    puts: blocks(votePassage),
  },
  {
    name: "Signature",
    hint: "Adoption, presiding officer, clerk",
    alsoCalled: "sign attest adopted clerk mayor",
    puts: blocks(signaturePassage),
  },
];

/** Puts an insertion that asks nothing where the caret is. */
export function insert(tr: Transaction, insertion: Insertion): boolean {
  return insertion.puts.type === "blocks" && putBlocks(tr, insertion.puts.blocks(tr));
}

/** Those whose name or other words begin with what was typed; by name first. */
export function insertionsFor(typed: string): readonly Insertion[] {
  const wanted = typed.trim().toLowerCase().replaceAll("-", " ");
  if (wanted === "") return INSERTIONS;
  const rank = ({ name, alsoCalled }: Insertion): number => {
    const called = name.toLowerCase().replaceAll("-", " ");
    if (called.startsWith(wanted)) return 0;
    if (called.includes(` ${wanted}`)) return 1;
    return alsoCalled.split(" ").some((word) => word.startsWith(wanted)) ? 2 : 3;
  };
  return INSERTIONS.map((insertion) => ({ insertion, rank: rank(insertion) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.insertion);
}

/** A provision goes on at the level of the one the caret is in. */
function levelAround({ selection }: Transaction): number {
  const { parent } = selection.$from;
  const isLevelled = ["provision", "definition"].includes(parent.type.name);
  return isLevelled ? Math.max(1, Number(parent.attrs.level) || 1) : 1;
}
