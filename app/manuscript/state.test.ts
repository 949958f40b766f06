import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { blocksOf, idOf, newBlockId, withFreshIds } from "./manuscript-json.ts";
import { MANUSCRIPT_FRAGMENT, manuscriptSchema } from "./schema.ts";
import {
  docFromJson,
  jsonFromFragment,
  jsonFromState,
  plainTextFromState,
  writeManuscript,
} from "./state.ts";
import {
  blank,
  bold,
  commented,
  definition,
  link,
  manuscript,
  named,
  paragraph,
  provision,
  quotedCode,
  reference,
  section,
} from "./write.ts";

const sample = manuscript(
  named("s1", section("Definitions")),
  definition("Employer", " means a person in ", blank("city"), "."),
  named("p1", provision(2, "As in ", reference("s1"), ", ", bold("and"), " more.")),
  quotedCode("amend", "5.92.010", named("q1", provision(1, "Quoted."))),
  paragraph(link("https://example.org/", "A link"), commented("twice", "c1", "c2")),
);

function asNode(json: unknown): Node {
  return Node.fromJSON(manuscriptSchema, json);
}

describe("stored bytes", () => {
  it("give back the manuscript they were made from", () => {
    const back = jsonFromState(docFromJson(sample));
    expect(asNode(back).eq(asNode(sample))).toBe(true);
  });

  it("are written under the client id that is asked for", () => {
    const { structs } = Y.decodeUpdate(docFromJson(sample, 4711));
    expect(new Set(structs.map((struct) => struct.id.client))).toEqual(new Set([4711]));
  });

  it("refuse a part nobody knows", () => {
    expect(() => docFromJson({ type: "doc", content: [{ type: "iframe" }] })).toThrow(
      RangeError,
    );
    expect(() =>
      docFromJson({ type: "doc", content: [{ type: "text", text: "bare" }] }),
    ).toThrow(RangeError);
  });

  it("are read with everything in them, known or not, and stay as they were", () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    const odd = new Y.XmlElement("marquee");
    const first = new Y.XmlText("one");
    const second = new Y.XmlText("two");
    odd.insert(0, [first, second]);
    fragment.insert(0, [odd, new Y.XmlHook("hook") as unknown as Y.XmlElement]);
    first.format(0, 3, { sparkle: { much: 1 } });
    const before = Y.encodeStateAsUpdate(doc);
    expect(jsonFromFragment(fragment).content).toEqual([
      {
        type: "marquee",
        content: [
          { type: "text", text: "one", marks: [{ type: "sparkle", attrs: { much: 1 } }] },
          { type: "text", text: "two" },
        ],
      },
      { type: "unknown" },
    ]);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it("give the same marks in the same order, whoever formatted first", () => {
    const read = (formats: Record<string, unknown>[]) => {
      const doc = new Y.Doc();
      const block = new Y.XmlElement("paragraph");
      const text = new Y.XmlText("words");
      block.insert(0, [text]);
      doc.getXmlFragment(MANUSCRIPT_FRAGMENT).insert(0, [block]);
      for (const format of formats) text.format(0, 5, format);
      return jsonFromFragment(doc.getXmlFragment(MANUSCRIPT_FRAGMENT));
    };
    const formats = [
      { italic: {} },
      { "comment--AAAAAAAB": { id: "b" } },
      { bold: {} },
      { "comment--AAAAAAAA": { id: "a" } },
    ];
    expect(read(formats)).toEqual(read([...formats].reverse()));
    expect(read(formats).content[0]?.content?.[0]?.marks).toEqual([
      { type: "bold" },
      { type: "italic" },
      { type: "comment", attrs: { id: "a" } },
      { type: "comment", attrs: { id: "b" } },
    ]);
  });

  it("are plain words for the search, one block a line", () => {
    expect(plainTextFromState(docFromJson(sample)).split("\n")).toEqual([
      "Definitions",
      "Employer means a person in [city].",
      "As in , and more.",
      "Quoted.",
      "A linktwice",
    ]);
  });
});

it("plain words for a database hold no NUL", () => {
  expect(plainTextFromState(docFromJson(manuscript(paragraph("a\0b"))))).toBe("ab");
});

describe("writing over a live document", () => {
  it("changes only the blocks that differ, so that anchors in the others hold", () => {
    const doc = new Y.Doc();
    writeManuscript(doc, sample);
    const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    const first = fragment.get(0);
    const last = fragment.get(4);
    const changed = structuredClone(sample);
    changed.content.splice(2, 1, provision(1, "Something else."));
    writeManuscript(doc, changed);
    expect(asNode(jsonFromFragment(fragment)).eq(asNode(changed))).toBe(true);
    expect(fragment.get(0)).toBe(first);
    expect(fragment.get(4)).toBe(last);
  });
});

describe("fresh ids", () => {
  it("reach every block, quoted ones too, and references follow", () => {
    let count = 0;
    const fresh = withFreshIds(sample, () => `n${++count}`);
    const ids = [...blocksOf(fresh)].map(idOf);
    expect(ids).toEqual(["n1", "n2", "n3", "n4", "n5", "n6"]);
    expect(fresh.content[2]?.content?.[1]).toEqual(reference("n1"));
    expect(idOf(sample.content[1] ?? section())).toBeNull();
  });

  it("are short and never the same", () => {
    const ids = new Set(Array.from({ length: 5000 }, newBlockId));
    expect(ids.size).toBe(5000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-v]{12}$/);
  });
});

it("any text comes back from its bytes to the letter", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 8 }), (lines) => {
      const json = manuscript(lines.map((line) => provision(1, line)));
      expect(asNode(jsonFromState(docFromJson(json))).eq(asNode(json))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
