import type { DraftKind } from "#app/domain/draft.ts";
import { type LaidOut, type LaidOutBlock, layOut } from "#app/manuscript/laid-out.ts";
import type { ManuscriptJson } from "#app/manuscript/manuscript-json.ts";
import type { NumberingProfile } from "#app/manuscript/numbering.ts";
import { type DraftIdentity, identification } from "./identification.ts";
import { LegalIdBook } from "./legal-id-book.ts";
import { AKN_NAMESPACE, OWN, OWN_NAMESPACE } from "./names.ts";
import { COUNTRY } from "./uris.ts";
import { BlocksWriter } from "./write-blocks.ts";
import { WordsWriter } from "./write-words.ts";
import { element, xmlWords } from "./xml.ts";

export interface AknOptions extends DraftIdentity {
  title: string;
  /** What the file is, for its preface: "Draft, July 8, 2017". */
  note?: string;
  profile?: NumberingProfile;
}

/** The document each kind of draft is. None is an `act`: a draft was adopted by nobody. */
const DOCUMENTS: Record<DraftKind, "bill" | "statement" | "doc"> = {
  modelOrdinance: "bill",
  resolution: "statement",
  signOnStatement: "statement",
  responsePlan: "doc",
  policyBrief: "doc",
  talkingPoints: "doc",
  notes: "doc",
};

/**
 * The manuscript as Akoma Ntoso 3.0 (OASIS, 2018), valid against its schema whatever stands in it.
 * Titles before the text are its preface, recitals and enacting clause its preamble, votes and
 * signatures at the end its conclusions; where they stand elsewhere they are lines of the text.
 * Numbers are computed in the profile and stand in `num`; `eId` is the legal id, `wId` the block's
 * own. Comment anchors are left out.
 */
export function renderAkn(manuscript: ManuscriptJson, options: AknOptions): string {
  const laidOut = layOut(manuscript, options.profile);
  const ids = new LegalIdBook(manuscript, laidOut);
  const words = new WordsWriter(laidOut, ids);
  const agent = ids.claimLike("network");
  const writer = new BlocksWriter(words, ids);
  const name = DOCUMENTS[options.kind];
  const parts = partsOf(laidOut);
  const isBill = name === "bill";
  const body = writer.hierarchy(parts.body, isBill ? "strict" : "open");
  const written = [
    prefaceXml(writer, parts.preface, options),
    preambleXml(writer, ids, parts.preamble),
    element(isBill ? "body" : "mainBody", {}, body || emptyBody(isBill)),
    parts.conclusions.length === 0
      ? ""
      : element(
          "conclusions",
          {},
          ...parts.conclusions.map((block) => writer.line(block, false).xml),
        ),
  ];
  const meta = element(
    "meta",
    {},
    identification(options, { document: name, agent }),
    element(
      "references",
      { source: `#${agent}` },
      element("TLCOrganization", {
        eId: agent,
        href: `/akn/ontology/organization/${COUNTRY}/network`,
        showAs: options.author,
      }),
      words.references,
    ),
  );
  const document = element(
    name,
    { name: options.kind },
    [meta, ...written].filter((part) => part !== "").join("\n"),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    "akomaNtoso",
    { xmlns: AKN_NAMESPACE, "xmlns:tl": OWN_NAMESPACE },
    `\n${document}\n`,
  )}\n`;
}

interface Parts {
  preface: readonly LaidOutBlock[];
  preamble: readonly LaidOutBlock[];
  body: readonly LaidOutBlock[];
  conclusions: readonly LaidOutBlock[];
}

const TITLES = new Set(["longTitle", "shortTitle"]);
const BEFORE_TITLES = new Set([...TITLES, "heading", "paragraph"]);
const OPENINGS = new Set(["recital", "enactingClause"]);
const BEFORE_OPENINGS = new Set([...OPENINGS, "paragraph"]);
const CLOSINGS = new Set(["signature", "vote"]);

/** Where the text begins and ends: parts that stand elsewhere than usual are of the text. */
function partsOf({ blocks }: LaidOut): Parts {
  const front = leading(blocks, 0, BEFORE_TITLES, TITLES);
  const opening = leading(blocks, front, BEFORE_OPENINGS, OPENINGS);
  let end = blocks.length;
  while (end > opening && CLOSINGS.has(blocks[end - 1]?.type ?? "")) end -= 1;
  return {
    preface: blocks.slice(0, front),
    preamble: blocks.slice(front, opening),
    body: blocks.slice(opening, end),
    conclusions: blocks.slice(end),
  };
}

/** Behind the last of `wanted` that only blocks of `among` lead to. */
function leading(
  blocks: readonly LaidOutBlock[],
  from: number,
  among: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): number {
  let end = from;
  for (let at = from; among.has(blocks[at]?.type ?? ""); at += 1) {
    if (wanted.has(blocks[at]?.type ?? "")) end = at + 1;
  }
  return end;
}

function prefaceXml(
  writer: BlocksWriter,
  blocks: readonly LaidOutBlock[],
  { title, note }: AknOptions,
): string {
  const isNamed = blocks.some(({ type }) => type === "longTitle");
  const own = blocks.map((block) =>
    block.type === "longTitle"
      ? writer.inside("longTitle", {}, block)
      : writer.line(block, false).xml,
  );
  const none = { [OWN.block]: "none" };
  return element(
    "preface",
    {},
    isNamed ? "" : element("p", none, element("docTitle", {}, xmlWords(title))),
    ...own,
    note ? element("p", none, element("docStatus", {}, xmlWords(note))) : "",
  );
}

function preambleXml(
  writer: BlocksWriter,
  ids: LegalIdBook,
  blocks: readonly LaidOutBlock[],
): string {
  const parts: string[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (!block) break;
    let end = at + 1;
    if (block.type === "recital") {
      while (blocks[end]?.type === "recital") end += 1;
      const recitals = blocks.slice(at, end).map((one) => writer.recital(one));
      parts.push(element("recitals", { eId: ids.claim("recs") }, ...recitals));
    } else if (block.type === "enactingClause") {
      parts.push(writer.inside("formula", { name: "enactingClause" }, block));
    } else parts.push(writer.line(block, false).xml);
    at = end;
  }
  return parts.length === 0 ? "" : element("preamble", {}, ...parts);
}

function emptyBody(isBill: boolean): string {
  const line = element("p", {});
  return isBill
    ? element("hcontainer", { name: "text" }, element("content", {}, line))
    : line;
}
