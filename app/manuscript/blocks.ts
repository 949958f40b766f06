import { Fragment, type Node } from "@tiptap/pm/model";
import { levelKind } from "./attributes.ts";
import type { BlankAttributes } from "./blanks.ts";
import {
  idOf,
  levelOf,
  type ManuscriptJson,
  type PartJson,
  wordOf,
} from "./manuscript-json.ts";
import { leafWords, wordsOf } from "./words.ts";

/**
 * What numbering and outline look at: one block as it stands, from JSON or from a ProseMirror
 * document alike. `blocks` are those inside quoted code. Text and term are worked out only
 * when somebody asks, because labels are recomputed with every keystroke and need neither.
 */
export interface TextBlock {
  readonly type: string;
  readonly id: string | null;
  readonly level: number;
  /** The look of a list item, else "". */
  readonly style: string;
  /** The place in the code that quoted code stands for, else "". */
  readonly citation: string;
  /** What quoted code does and who says so, else "". */
  readonly action: string;
  readonly lead: string;
  /** The side of a line of a vote, else "". */
  readonly side: string;
  /** What is proposed about it (`suggestions/entries.ts`), else "". */
  readonly suggestions: string;
  /** Whether it has neither words nor anything else in it. */
  readonly isEmpty: boolean;
  readonly blocks: readonly TextBlock[];
  readonly text: string;
  /** The defined words of a definition, else "". */
  readonly term: string;
  /** The cross-references in its words, in order; worked out like the text. */
  readonly references: readonly TextReference[];
  /** The attributes of the blanks in its words, in order. */
  readonly blanks: readonly BlankAttributes[];
}

/** A cross-reference where it stands. */
export interface TextReference {
  /** The id it points at; null when it points at nothing. */
  readonly target: string | null;
  /** The words of the block before it. */
  readonly before: string;
}

const anyLevel = levelKind(0, 6, 0);
const none: readonly TextBlock[] = [];

/** The blocks of a manuscript. */
export function blocksOfJson(manuscript: ManuscriptJson): TextBlock[] {
  return manuscript.content.map(blockOfPart);
}

function blockOfPart(part: PartJson): TextBlock {
  return new JsonBlock(part);
}

/** A class and not an object with getters: those cost more than all of numbering. */
class JsonBlock implements TextBlock {
  readonly type: string;
  readonly id: string | null;
  readonly level: number;
  readonly style: string;
  readonly citation: string;
  readonly action: string;
  readonly lead: string;
  readonly side: string;
  readonly suggestions: string;
  readonly isEmpty: boolean;
  readonly blocks: readonly TextBlock[];
  readonly #part: PartJson;

  constructor(part: PartJson) {
    this.type = part.type;
    this.id = idOf(part);
    this.level = levelOf(part);
    this.style = wordOf(part, "style");
    this.citation = wordOf(part, "citation");
    this.action = wordOf(part, "action");
    this.lead = wordOf(part, "lead");
    this.side = wordOf(part, "side");
    this.suggestions = wordOf(part, "suggestions");
    this.isEmpty = (part.content ?? []).length === 0;
    this.blocks =
      part.type === "quotedCode" ? (part.content ?? []).map(blockOfPart) : none;
    this.#part = part;
  }

  get text(): string {
    return wordsOf(this.#part);
  }

  get term(): string {
    return (this.#part.content ?? [])
      .filter((inline) => inline.marks?.some((mark) => mark.type === "term"))
      .map(wordsOf)
      .join("");
  }

  get references(): TextReference[] {
    let before = "";
    return inlineParts(this.#part).flatMap((part) => {
      const words = before;
      before += wordsOf(part);
      if (part.type !== "crossReference") return [];
      return [{ target: wordOf(part, "target") || null, before: words }];
    });
  }

  get blanks(): BlankAttributes[] {
    return inlineParts(this.#part).flatMap((part) =>
      part.type === "blank" ? [part.attrs ?? {}] : [],
    );
  }
}

/** The inline parts of a block; those of a table's cells in order. Blocks in quoted code are its own. */
function inlineParts(part: PartJson): PartJson[] {
  if (part.type === "quotedCode") return [];
  return (part.content ?? []).flatMap((child) =>
    child.type === "tableRow" || child.type === "tableCell"
      ? inlineParts(child)
      : [child],
  );
}

/** A node never changes, so what was read of it once is true for as long as it is in a document. */
const read = new WeakMap<Node, TextBlock>();

/**
 * The blocks of a ProseMirror document, in the order in which `descendants` meets them. After a
 * keystroke all blocks but one are the nodes they were, and are not read again.
 */
export function blocksOfNode(doc: Node): TextBlock[] {
  const blocks: TextBlock[] = [];
  doc.forEach((node) => {
    let block = read.get(node);
    if (!block) {
      block = new NodeBlock(node);
      read.set(node, block);
    }
    blocks.push(block);
  });
  return blocks;
}

class NodeBlock implements TextBlock {
  readonly type: string;
  readonly id: string | null;
  readonly level: number;
  readonly style: string;
  readonly citation: string;
  readonly action: string;
  readonly lead: string;
  readonly side: string;
  readonly suggestions: string;
  readonly isEmpty: boolean;
  readonly blocks: readonly TextBlock[];
  readonly #node: Node;

  constructor(node: Node) {
    const { id, level, style, citation, action, lead, side, suggestions } = node.attrs;
    this.type = node.type.name;
    this.id = typeof id === "string" && id !== "" ? id : null;
    this.level = anyLevel.coerce(level);
    this.style = textOf(style);
    this.citation = textOf(citation);
    this.action = textOf(action);
    this.lead = textOf(lead);
    this.side = textOf(side);
    this.suggestions = textOf(suggestions);
    this.isEmpty = node.content.size === 0;
    this.blocks = this.type === "quotedCode" ? blocksOfNode(node) : none;
    this.#node = node;
  }

  /** What has been agreed of the words; where nothing has, what is proposed. */
  get text(): string {
    const words = (node: Node) => node.textBetween(0, node.content.size, " ", leafText);
    return words(withoutInsertions(this.#node)) || words(this.#node);
  }

  get term(): string {
    let term = "";
    this.#node.forEach((inline) => {
      if (inline.marks.some((mark) => mark.type.name === "term")) {
        term += inline.text ?? "";
      }
    });
    return term;
  }

  get references(): TextReference[] {
    const found: TextReference[] = [];
    let before = "";
    this.#eachInline((inline) => {
      if (inline.type.name === "crossReference") {
        found.push({ target: textOf(inline.attrs.target) || null, before });
      }
      before += inline.text ?? leafText(inline);
    });
    return found;
  }

  get blanks(): BlankAttributes[] {
    const found: BlankAttributes[] = [];
    this.#eachInline((inline) => {
      if (inline.type.name === "blank") found.push(inline.attrs);
    });
    return found;
  }

  #eachInline(look: (inline: Node) => void): void {
    if (this.type === "quotedCode") return;
    this.#node.descendants((node) => {
      if (node.isInline) look(node);
    });
  }
}

/** The block without words that are only proposed; the very same where none are. */
function withoutInsertions(block: Node): Node {
  const isProposed = ({ marks }: Node) =>
    marks.some(({ type }) => type.name === "insertion");
  if (!block.content.content.some(isProposed)) return block;
  return block.copy(Fragment.from(block.content.content.filter((n) => !isProposed(n))));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function leafText(leaf: Node): string {
  return leafWords(leaf.type.name, leaf.attrs);
}

/**
 * Whether a node of a ProseMirror document is a block in our sense: it has an id and a label. The
 * cells of a table are blocks to ProseMirror and not to us.
 */
export function isBlockNode(node: Node): boolean {
  return node.isBlock && node.type.spec.attrs?.id !== undefined;
}
