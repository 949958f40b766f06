/**
 * What a keystroke in a 300-page ordinance costs for its numbers: 3,000 blocks, one letter at a
 * time into a block in the middle, as the editor does it. "labels" is the pure part, which must
 * stay under 5 ms; "shown" is with the decorations that draw them. The letter is typed once as
 * one's own step and once as others' arrive: the whole document replaced in one step, in which
 * all blocks but one are the same objects.
 */
import { Node } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { blockLabelsPlugin } from "#app/features/drafts/editor/block-labels.ts";
import { blocksOfNode } from "#app/manuscript/blocks.ts";
import type { BlockJson } from "#app/manuscript/manuscript-json.ts";
import { labelBlocks } from "#app/manuscript/numbering.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import {
  definition,
  manuscript,
  named,
  provision,
  quotedCode,
  recital,
  reference,
  row,
  section,
  table,
} from "#app/manuscript/write.ts";
import { percentile } from "./support.ts";

const BLOCKS = 3_000;
const KEYS = 300;
const WORDS = "The department shall keep each record for three years after it was made. ";

const state = EditorState.create({
  doc: Node.fromJSON(manuscriptSchema, ordinance()),
  plugins: [blockLabelsPlugin()],
});
const middle = placeOf(state.doc, Math.floor(state.doc.childCount / 2));

const own = (now: EditorState): Transaction => now.tr.insertText("x", middle);
const others = (now: EditorState): Transaction => {
  const changed = own(now).doc;
  return now.tr.replaceWith(0, now.doc.content.size, changed.content);
};

/** A section added near the beginning gives all that follow another number. */
const renumber = (now: EditorState): Transaction =>
  now.tr.insert(placeOf(now.doc, 2) - 1, Node.fromJSON(manuscriptSchema, section("New")));

console.log(`${state.doc.childCount} blocks at the top, ${KEYS} keys each`);
line(
  "labels",
  measure(own, (doc) => void labelBlocks(blocksOfNode(doc))),
);
line("shown, one's own key", measure(own));
line("shown, another's key", measure(others));
line("shown, a new section", measure(renumber));

/**
 * Time of the processor per key, ms, so that whatever else runs on the machine is not in it: of
 * `work` on the document after it, or of the whole step. */
function measure(
  type: (now: EditorState) => Transaction,
  work?: (doc: Node) => void,
): number[] {
  let now = state;
  return Array.from({ length: KEYS }, () => {
    const step = type(now);
    if (work) now = now.apply(step);
    const from = process.cpuUsage();
    if (work) work(now.doc);
    else now = now.apply(step);
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1_000;
  });
}

function line(name: string, times: readonly number[]): void {
  const shares = [0.5, 0.95, 0.99].map(
    (share) => `p${share * 100} ${percentile(times, share).toFixed(2)}`,
  );
  console.log(`${name.padEnd(24)}${shares.join("  ")}  ms`);
}

function placeOf(doc: Node, index: number): number {
  let place = 1;
  for (let at = 0; at < index; at += 1) place += doc.child(at).nodeSize;
  return place;
}

/** Sections with provisions down to (A), definitions, references, quoted code and a table. */
function ordinance() {
  const blocks: BlockJson[] = [recital(WORDS), recital(WORDS)];
  while (blocks.length < BLOCKS) {
    const nth = blocks.length;
    blocks.push(named(`s${nth}`, section("Records")));
    blocks.push(definition("Record", " means what is written down."));
    for (const level of [1, 2, 3, 3, 2, 1, 1, 2, 2]) {
      const words = [WORDS.repeat(2), "See ", reference(`s${nth}`), "."];
      blocks.push(named(`p${blocks.length}`, provision(level, ...words)));
    }
    if (nth % 5 === 0) {
      blocks.push(quotedCode("add", "5.92.010", section("Fees"), provision(1, WORDS)));
      blocks.push(table(row("Units", "Fee"), row("1", "$2")));
    }
  }
  return manuscript(blocks);
}
