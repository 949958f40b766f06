import { type Editor, Extension } from "@tiptap/core";
import type { Node, NodeType, ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { isBlockNode } from "#app/manuscript/blocks.ts";
import { newBlockId } from "#app/manuscript/manuscript-json.ts";
import type { ListStyle } from "#app/manuscript/nodes/prose-blocks.ts";
import { blocksOfRun, moveRun, selectedRun } from "./subtrees.ts";
import { addRow, cellAround, goToCell } from "./table-commands.ts";
import { asOneStep } from "./undo-step.ts";

/** The blocks a person may turn a block into, with what they are called. */
export const BLOCK_CHOICES = [
  { type: "longTitle", name: "Long title" },
  { type: "shortTitle", name: "Short title" },
  { type: "recital", name: "Recital" },
  { type: "enactingClause", name: "Enacting clause" },
  { type: "section", name: "Section" },
  { type: "provision", name: "Provision" },
  { type: "definition", name: "Definition" },
  { type: "paragraph", name: "Paragraph" },
  { type: "heading", name: "Heading" },
  { type: "listItem", name: "List item" },
  { type: "vote", name: "Vote" },
  { type: "signature", name: "Signature line" },
] as const;
export type BlockChoice = (typeof BLOCK_CHOICES)[number]["type"];

/** Narrowest and widest level of the blocks that have one. */
const LEVELS: Record<string, readonly [min: number, max: number]> = {
  provision: [1, 6],
  definition: [1, 6],
  paragraph: [0, 6],
  heading: [1, 3],
  listItem: [1, 3],
  table: [0, 6],
};

/** What Enter makes after a block, where it is not another of the same. */
const NEXT: Record<string, { type: string; level?: number }> = {
  longTitle: { type: "recital" },
  enactingClause: { type: "section" },
  section: { type: "provision", level: 1 },
  heading: { type: "paragraph", level: 0 },
};

/** What Enter makes of an empty block that can go no further out. */
const WAY_OUT: Record<string, { type: string; level?: number }> = {
  recital: { type: "enactingClause" },
  provision: { type: "section" },
  definition: { type: "provision", level: 1 },
  listItem: { type: "paragraph", level: 0 },
};

interface Block {
  node: Node;
  pos: number;
}

type Dispatch = ((tr: Transaction) => void) | undefined;

/** The text blocks the selection touches, in order; the cells of a table are none. */
export function selectedBlocks(state: EditorState): Block[] {
  const blocks: Block[] = [];
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && isBlockNode(node)) blocks.push({ node, pos });
    return !node.isTextblock;
  });
  return blocks;
}

/**
 * Moves the selected blocks, with everything they contain, one level in (+1) or out (-1). A
 * section goes in as a provision of the first level, and such a provision comes out as a section.
 * Nothing moves when the deepest of them could not, for then two levels would become one.
 * Answers whether anything moves; without `dispatch` it only looks, which the toolbar does with
 * every letter.
 */
export function changeLevel(step: 1 | -1) {
  return (state: EditorState, dispatch?: Dispatch): boolean => {
    const run = selectedRun(state);
    const { section, provision } = state.schema.nodes;
    if (!run || !section || !provision) return false;
    const blocks = blocksOfRun(run);
    const moves = blocks.map(({ node }) => levelMove(node, step));
    if (moves.includes("tooDeep") || moves.every((move) => move === null)) return false;
    if (!dispatch) return true;
    const tr = state.tr;
    blocks.forEach(({ node, pos }, nth) => {
      const move = moves[nth];
      const { id } = node.attrs;
      if (move === "section") tr.setNodeMarkup(pos, section, { id });
      else if (move === "provision") tr.setNodeMarkup(pos, provision, { id, level: 1 });
      else if (typeof move === "number") tr.setNodeAttribute(pos, "level", move);
    });
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** What a block becomes: another kind, another level, or null for what it is. */
function levelMove(
  node: Node,
  step: 1 | -1,
): "section" | "provision" | "tooDeep" | number | null {
  const name = node.type.name;
  if (name === "section" && step === 1) return "provision";
  if (name === "provision" && step === -1 && node.attrs.level <= 1) return "section";
  const bounds = LEVELS[name];
  if (!bounds) return null;
  const level = Number(node.attrs.level) + step;
  if (level > bounds[1]) return "tooDeep";
  return level >= bounds[0] ? level : null;
}

/** Turns the selected blocks into another kind, keeping their ids and, where it has one, their level. */
export function turnInto(choice: BlockChoice) {
  return (state: EditorState, dispatch?: Dispatch): boolean => {
    const type = state.schema.nodes[choice];
    const tr = state.tr;
    for (const { node, pos } of selectedBlocks(state)) {
      if (type && node.type !== type)
        tr.setNodeMarkup(pos, type, attributesFor(type, node));
    }
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Makes the selected blocks items of a list; a list of that look becomes paragraphs again. */
export function turnIntoList(style: ListStyle) {
  return (state: EditorState, dispatch?: Dispatch): boolean => {
    const { listItem } = state.schema.nodes;
    const blocks = selectedBlocks(state);
    if (!listItem || blocks.length === 0) return false;
    const areSuch = blocks.every(
      ({ node }) => node.type === listItem && node.attrs.style === style,
    );
    if (areSuch) return turnInto("paragraph")(state, dispatch);
    const tr = state.tr;
    for (const { node, pos } of blocks) {
      tr.setNodeMarkup(pos, listItem, { ...attributesFor(listItem, node), style });
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function attributesFor(type: NodeType, from: Node): Record<string, unknown> {
  const bounds = LEVELS[type.name];
  const attributes: Record<string, unknown> = { id: from.attrs.id };
  if (bounds) {
    const wanted = type.name === "heading" ? 1 : Number(from.attrs.level ?? bounds[0]);
    attributes.level = Math.min(Math.max(wanted, bounds[0]), bounds[1]);
  }
  return attributes;
}

/** Enter: the block continues as the next of its kind; an empty one steps out instead. */
export function continueBlock(state: EditorState, dispatch?: Dispatch): boolean {
  const { $from, $to, empty } = state.selection;
  const { parent } = $from;
  if (!parent.isTextblock || !$from.sameParent($to)) return false;
  if (!isBlockNode(parent)) return breakLine(state, dispatch);
  if (empty && parent.content.size === 0 && stepOut(state, $from, dispatch)) return true;
  const atEnd = $to.parentOffset === parent.content.size;
  const next = atEnd ? NEXT[parent.type.name] : undefined;
  const type = (next && state.schema.nodes[next.type]) ?? parent.type;
  const attributes = next
    ? { id: newBlockId(), ...(next.level === undefined ? {} : { level: next.level }) }
    : { ...parent.attrs, id: newBlockId() };
  const tr = state.tr;
  if (!empty) tr.deleteSelection();
  const at = tr.mapping.map($from.pos);
  const $at = tr.doc.resolve(at);
  if ($at.parentOffset === 0 && $at.parent.content.size > 0) {
    // At the very start the words stay who they are, and an empty block opens above them.
    const before = $at.before();
    tr.insert(before, $at.parent.type.create({ ...$at.parent.attrs, id: newBlockId() }));
  } else {
    tr.split(at, 1, [{ type, attrs: attributes }]);
    tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
  }
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** Enter in the cell of a table is a new line in it: a cell that is split would shift its row. */
function breakLine(state: EditorState, dispatch: Dispatch): boolean {
  const type = state.schema.nodes.hardBreak;
  if (!type) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
  return true;
}

function stepOut(state: EditorState, $from: ResolvedPos, dispatch: Dispatch): boolean {
  const { parent } = $from;
  const name = parent.type.name;
  const bounds = LEVELS[name];
  if (bounds && parent.attrs.level > bounds[0]) return changeLevel(-1)(state, dispatch);
  const way = WAY_OUT[name];
  const type = way && state.schema.nodes[way.type];
  if (!type) return false;
  const attributes = {
    id: parent.attrs.id,
    ...(way.level === undefined ? {} : { level: way.level }),
  };
  dispatch?.(state.tr.setNodeMarkup($from.before(), type, attributes).scrollIntoView());
  return true;
}

/** Backspace at the start of a block first takes it a level out, then joins it to the one above. */
function backOut(state: EditorState, dispatch?: Dispatch): boolean {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || !$from.parent.isTextblock) return false;
  const bounds = LEVELS[$from.parent.type.name];
  if (!bounds || $from.parent.attrs.level <= bounds[0]) return false;
  return changeLevel(-1)(state, dispatch);
}

/** What the keys ask the page for. */
export interface KeyRequests {
  onComment(): void;
  /** The focus leaves the text for the toolbar. */
  onLeave(): void;
  onLink(): void;
  /** Something happened that is seen and not heard. */
  onMoved(): void;
}

/**
 * The keys of a manuscript. Tab changes the level, so that it would trap the keyboard: Escape
 * leaves the text for the toolbar, from where Tab goes on.
 */
export const ManuscriptKeys = Extension.create<KeyRequests>({
  name: "manuscriptKeys",
  priority: 1_000,
  addOptions: () => ({
    onComment: () => {},
    onLeave: () => {},
    onLink: () => {},
    onMoved: () => {},
  }),
  addKeyboardShortcuts() {
    const run =
      (command: (state: EditorState, dispatch?: Dispatch) => boolean) =>
      ({ editor }: { editor: Editor }) =>
        command(editor.state, editor.view.dispatch);
    /** A key that is always taken in the text: at the end of the ladder it does nothing. */
    const moves =
      (command: (state: EditorState, dispatch?: Dispatch) => boolean) =>
      ({ editor }: { editor: Editor }) => {
        if (!editor.isEditable) return false;
        if (command(editor.state, editor.view.dispatch)) this.options.onMoved();
        return true;
      };
    const tab = (step: 1 | -1) => (props: { editor: Editor }) => {
      const { editor } = props;
      if (!editor.isEditable) return false;
      if (!cellAround(editor.state)) return moves(changeLevel(step))(props);
      if (goToCell(step)(editor.state, editor.view.dispatch)) return true;
      return step === 1 ? asOneStep(editor.view, (tr) => addRow(tr, 1)) || true : true;
    };
    const asks = (request: () => void) => () => {
      request();
      return true;
    };
    return {
      Enter: run(continueBlock),
      "Shift-Enter": ({ editor }) => editor.commands.insertContent({ type: "hardBreak" }),
      Tab: tab(1),
      "Shift-Tab": tab(-1),
      "Alt-ArrowUp": moves(moveRun(-1)),
      "Alt-ArrowDown": moves(moveRun(1)),
      Backspace: run(backOut),
      "Mod-b": ({ editor }) => editor.commands.toggleMark("bold"),
      "Mod-i": ({ editor }) => editor.commands.toggleMark("italic"),
      "Mod-u": ({ editor }) => editor.commands.toggleMark("underline"),
      "Mod-k": ({ editor }) => {
        if (
          !editor.isEditable ||
          (editor.state.selection.empty && !editor.isActive("link"))
        ) {
          return false;
        }
        this.options.onLink();
        return true;
      },
      "Mod-Alt-m": asks(() => this.options.onComment()),
      Escape: asks(() => this.options.onLeave()),
      "Alt-F10": asks(() => this.options.onLeave()),
    };
  },
});
