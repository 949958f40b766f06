import { Node } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { BlockJson } from "./manuscript-json.ts";
import { MANUSCRIPT_FRAGMENT, manuscriptSchema } from "./schema.ts";
import { docFromJson, jsonFromFragment } from "./state.ts";
import { manuscript, named, paragraph, provision, quotedCode, section } from "./write.ts";
import { writeBlocks } from "./write-blocks.ts";

const START = manuscript(
  named("a", paragraph("one two")),
  named("b", provision(1, "three")),
  named("q", quotedCode("add", "1", named("r", paragraph("four five")))),
  named("c", paragraph("six")),
);

/** Somebody with a copy of the text. */
function person() {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  Y.applyUpdate(doc, docFromJson(START, 1));
  const memory = { mapping: new Map(), isOMark: new Map() };
  return {
    doc,
    fragment,
    write(...blocks: BlockJson[]) {
      const text = Node.fromJSON(manuscriptSchema, manuscript(blocks));
      writeBlocks(doc, fragment, text, memory);
    },
    /** "a: one" a line, in reading order. */
    get lines(): string[] {
      const lines: string[] = [];
      const read = (parts: BlockJson[]): void => {
        for (const part of parts) {
          const words = (part.content ?? []).map((inline) => inline.text ?? "").join("");
          lines.push(`${part.attrs?.id}: ${words}`);
          if (part.type === "quotedCode") read(part.content ?? []);
        }
      };
      read(jsonFromFragment(fragment).content);
      return lines;
    },
  };
}

function agree(...people: ReturnType<typeof person>[]): void {
  for (const { doc } of people) {
    for (const other of people) Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(doc));
  }
}

const [a, b, q, c] = START.content as [BlockJson, BlockJson, BlockJson, BlockJson];

describe("a text that is written block by block", () => {
  it("says what was asked, whatever it said before", () => {
    const ada = person();
    const moved = [
      c,
      named("q", quotedCode("repeal", "2")),
      named("n", section("new")),
      a,
    ];
    ada.write(...moved);
    expect(ada.lines).toEqual(["c: six", "q: ", "n: new", "a: one two"]);
    ada.write();
    expect(ada.lines).toEqual([]);
  });

  it("touches nothing when it says the same", () => {
    const ada = person();
    const before = Y.encodeStateVector(ada.doc);
    ada.write(a, b, q, c);
    expect(Y.encodeStateVector(ada.doc)).toEqual(before);
  });

  it("keeps the id on the first half of a split, also when two split at once", () => {
    const [ada, bo] = [person(), person()];
    ada.write(named("a", paragraph("one")), named("n", paragraph(" two")), b, q, c);
    bo.write(named("a", paragraph("o")), named("m", paragraph("ne two")), b, q, c);
    agree(ada, bo);
    expect(ada.lines).toEqual(bo.lines);
    expect(ada.lines.map((line) => line.split(":")[0]).sort()).toEqual(
      ["a", "b", "c", "m", "n", "q", "r"].sort(),
    );
  });

  it("keeps what another types in a block while it is split, moved past or quoted", () => {
    const [ada, bo] = [person(), person()];
    bo.write(
      named("a", paragraph("zero one two")),
      b,
      named("q", quotedCode("add", "1", named("r", paragraph("four five more")))),
      c,
    );
    ada.write(
      c,
      named("a", paragraph("one")),
      named("n", paragraph(" two")),
      named(
        "q",
        quotedCode(
          "amend",
          "1",
          named("r", paragraph("four")),
          named("s", paragraph(" five")),
        ),
      ),
    );
    agree(ada, bo);
    expect(ada.lines).toEqual(bo.lines);
    expect(ada.lines.join("\n")).toContain("a: zero one");
    expect(ada.lines.join("\n")).toContain("r: four more");
  });

  it("moves one block and leaves those it passes where they are", () => {
    const [ada, bo] = [person(), person()];
    bo.write(
      a,
      named("b", provision(1, "three more")),
      q,
      named("c", paragraph("six more")),
    );
    ada.write(b, q, c, a);
    agree(ada, bo);
    expect(ada.lines).toEqual([
      "b: three more",
      "q: ",
      "r: four five",
      "c: six more",
      "a: one two",
    ]);
  });

  it("gives a block without an id its first one where it stands, and others keep theirs", () => {
    const ada = person();
    ada.write(a, paragraph("without"), b, q, c);
    const bo = person();
    agree(ada, bo);
    bo.write(a, paragraph("without end"), b, q, c);
    ada.write(named("a", paragraph("one")), named("n", paragraph("without")), b, q, c);
    agree(ada, bo);
    expect(ada.lines.slice(0, 3)).toEqual(["a: one", "n: without end", "b: three"]);
  });
});
