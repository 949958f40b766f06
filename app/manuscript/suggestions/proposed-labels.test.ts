import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOfJson } from "#app/manuscript/blocks.ts";
import type { BlockJson } from "#app/manuscript/manuscript-json.ts";
import { defaultNumbering, labelBlocks } from "#app/manuscript/numbering.ts";
import {
  amendment,
  item,
  manuscript,
  named,
  paragraph,
  provision,
  section,
} from "#app/manuscript/write.ts";
import { acceptedText, originalText } from "./decide.ts";
import { proposedLabels } from "./proposed-labels.ts";

function about(entries: string, block: BlockJson): BlockJson {
  return { ...block, attrs: { ...block.attrs, suggestions: entries } };
}

function labelsOf(...blocks: BlockJson[]): string[] {
  const text = manuscript(...blocks);
  return proposedLabels(blocksOfJson(text), defaultNumbering).list.map(
    ({ label }) => label,
  );
}

describe("numbers beside tracked changes", () => {
  it("stay what they are while a provision is proposed before them, which says the number it would have", () => {
    expect(
      labelsOf(
        section("Notice"),
        provision(1, "one"),
        about("ins:a.1.x", provision(1, "new")),
        provision(1, "two"),
        provision(1, "three"),
      ),
    ).toEqual(["Section 1.", "(a)", "(b)", "(b)", "(c)"]);
  });

  it("are kept by a struck item and by those after it until the strike is accepted", () => {
    expect(
      labelsOf(
        section("Notice"),
        provision(1, "one"),
        about("del:a.1.x", provision(1, "struck")),
        provision(1, "two"),
        about("ins:b.1.y", provision(1, "put in for it")),
      ),
    ).toEqual(["Section 1.", "(a)", "(b)", "(c)", "(c)"]);
  });

  it("of the only item left when its neighbour is struck are those of both", () => {
    expect(
      labelsOf(
        section("Notice"),
        provision(1, "one"),
        provision(2, "alone soon"),
        about("del:a.1.x", provision(2, "struck")),
      ),
    ).toEqual(["Section 1.", "(a)", "(1)", "(2)"]);
  });

  it("are there again when a text is opened anew", () => {
    const blocks = [
      section("Notice"),
      about("set:a.1.x:provision:2:", named("p", provision(1, "deeper"))),
      about("ins:a.1.x", named("q", provision(1, "new"))),
    ];
    const text = manuscript(...blocks);
    const once = proposedLabels(blocksOfJson(text), defaultNumbering);
    const again = proposedLabels(
      blocksOfJson(JSON.parse(JSON.stringify(text))),
      defaultNumbering,
    );
    expect(again).toEqual(once);
    expect(once.byId.get("p")?.label).toBe("(a)");
    expect(once.byId.get("q")?.label).toBe("(a)");
  });

  it("of a block that is to move: its own where it stands, the new one where it shall stand", () => {
    expect(
      labelsOf(
        section("Notice"),
        about("put:a.1.x:moves", provision(1)),
        provision(1, "one"),
        named("moves", provision(1, "two")),
        provision(1, "three"),
      ),
    ).toEqual(["Section 1.", "(a)", "(a)", "(b)", "(c)"]);
  });

  it("of items of a list and inside quoted code keep to the same", () => {
    expect(
      labelsOf(
        item("number", "one"),
        about("ins:a.1.x", item("number", "new")),
        item("number", "two"),
        amendment(
          "amend",
          "8.2.1",
          provision(1, "x"),
          about("del:a.1.x", provision(1, "y")),
          about("ins:a.1.x", provision(1, "z")),
          provision(1, "last"),
        ),
      ),
    ).toEqual(["1.", "2.", "2.", "", "(a)", "(b)", "(b)", "(c)"]);
  });
});

it("accepting or rejecting everything leaves exactly the numbers that were shown for it", () => {
  const entry = fc.constantFrom("", "", "", "ins:a.1.x", "del:a.1.x");
  const block = fc
    .tuple(fc.constantFrom(0, 1, 1, 2, 3), entry)
    .map(([level, entries]) => ({ level, entries }));
  fc.assert(
    fc.property(fc.array(block, { maxLength: 14 }), (drawn) => {
      const blocks = drawn.map(({ level, entries }, nth) => {
        const made = named(
          `b${nth}`,
          level === 0 ? section("caption") : provision(level, "words"),
        );
        return entries ? about(entries, made) : made;
      });
      const text = manuscript(...blocks, paragraph("end"));
      const shown = proposedLabels(blocksOfJson(text), defaultNumbering).byId;
      const label = (of: typeof text) =>
        labelBlocks(blocksOfJson(of), defaultNumbering).byId;
      for (const [id, { label: now }] of label(originalText(text))) {
        expect(shown.get(id)?.label).toBe(now);
      }
      const accepted = label(acceptedText(text));
      drawn.forEach(({ entries }, nth) => {
        if (!entries.startsWith("ins")) return;
        expect(shown.get(`b${nth}`)?.label).toBe(accepted.get(`b${nth}`)?.label);
      });
    }),
  );
});
