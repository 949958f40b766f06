import { Node } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { DecorationSet } from "@tiptap/pm/view";
import { describe, expect, it } from "vitest";
import { defaultStyle } from "#app/manuscript/house-style.ts";
import type { BlockJson } from "#app/manuscript/manuscript-json.ts";
import { defaultNumbering } from "#app/manuscript/numbering.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import {
  amendment,
  blank,
  manuscript,
  named,
  paragraph,
  provision,
  reference,
  row,
  section,
  table,
} from "#app/manuscript/write.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { type ShownLabels, showLabels, updateLabels } from "./shown-labels.ts";

const docOf = (...blocks: BlockJson[]) =>
  Node.fromJSON(manuscriptSchema, manuscript(blocks));

/** What is drawn, as lines "from-to attributes" in order. */
function drawn({ decorations }: ShownLabels): string[] {
  return decorations
    .find()
    .map((one) => {
      // Not in its types: what a node decoration sets.
      const { attrs } = (one as unknown as { type: { attrs: object } }).type;
      return `${String(one.from).padStart(5)}-${one.to} ${JSON.stringify(attrs)}`;
    })
    .sort();
}

const text = docOf(
  named("s1", section("Fees")),
  named("a", provision(1, "x", reference("b"), reference("gone"), reference("p"))),
  named("b", provision(1, blank("city", "", "cityName"), blank("day", "", "date"))),
  amendment("amend", "5.92.010", named("q", section("Q")), provision(1, reference("q"))),
  named("p", paragraph("Words without a number")),
  table(row("1", ["2", reference("a")])),
);

it("stands in the set of decorations as ProseMirror itself would put it", () => {
  const { decorations } = showLabels(text, defaultStyle);
  expect(DecorationSet.create(text, decorations.find())).toEqual(decorations);
});

describe("what is drawn in a text", () => {
  const lines = drawn(showLabels(text, defaultStyle)).join("\n");

  it("are labels, the words of references, and what quoted code is led in with", () => {
    expect(lines).toContain('"data-label":"Section 1."');
    expect(lines).toContain('{"data-words":"Section 1(b)"}');
    expect(lines).toContain('{"data-words":"“Words without a number”"}');
    expect(lines).toContain('{"data-words":"Section 5.92.010"}');
    expect(lines).toMatch(/"data-lead":"Section 5.92.010 of .* is amended as follows:"/);
  });

  it("says plainly that a reference's target is gone", () => {
    expect(lines).toContain('{"data-words":"a provision that is gone","data-gone":""}');
  });

  it("is another house's in its style, with its blanks filled", () => {
    const profile = { ...defaultNumbering, sectionWord: "§" };
    const austin = showLabels(text, { profile, values: { cityName: "Austin" } });
    expect(drawn(austin).join("\n")).toContain('"data-label":"§ 1."');
    expect(drawn(austin).join("\n")).toContain('"data-filled":"Austin"');
    expect(lines).not.toContain("data-filled");
  });
});

it("is the same after any change as if it were drawn anew", () => {
  const seed = chooseSeed();
  const random = seeded(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const style = { ...defaultStyle, values: { cityName: "Austin" } };
  let state = EditorState.create({ doc: text });
  let shown = showLabels(text, style);
  for (let step = 0; step < 400; step += 1) {
    const change = changed(state, pick);
    // A colleague's change arrives as one step over the whole document.
    const whole = state.tr.replaceWith(0, state.doc.content.size, change.doc.content);
    state = state.apply(random() < 0.5 ? change : whole);
    shown = updateLabels(shown, state.doc);
    expect(drawn(shown), `SEED=${seed} step ${step}`).toEqual(
      drawn(showLabels(state.doc, style)),
    );
  }
});

/** One change of a kind that people make. */
function changed(state: EditorState, pick: (below: number) => number): Transaction {
  const { doc, tr } = state;
  const tops: { node: Node; pos: number }[] = [];
  doc.forEach((node, pos) => {
    tops.push({ node, pos });
  });
  const { node, pos } = tops[pick(tops.length)] ?? { node: doc, pos: 0 };
  const { section: sections, provision: provisions } = manuscriptSchema.nodes;
  switch (pick(7)) {
    case 0:
      return tr.insert(pos, docOf(provision(1 + pick(3), reference("a"))).child(0));
    case 1:
      return tr.insert(pos, docOf(section("new")).child(0));
    case 2:
      return tops.length > 2 ? tr.delete(pos, pos + node.nodeSize) : tr;
    case 3:
      return tr.insert(pos, node);
    case 4:
      if (!node.isTextblock || !sections || !provisions) return tr;
      return pick(2) === 0
        ? tr.setNodeMarkup(pos, sections, { id: node.attrs.id })
        : tr.setNodeMarkup(pos, provisions, { id: node.attrs.id, level: 2 });
    case 5:
      return node.isTextblock ? tr.insertText("y", pos + 1) : tr;
    default:
      return tr.insert(doc.content.size, docOf(...moreBlocks()).content);
  }
}

function moreBlocks(): BlockJson[] {
  return [
    amendment("add", "2-6", provision(1, blank("c", "", "cityName"))),
    named("b", provision(1, reference("s1"))),
  ];
}
