import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { docFromJson } from "#app/manuscript/state.ts";
import { manuscript, paragraph, quotedCode, section } from "#app/manuscript/write.ts";
import { PaperRoom, type PaperSeat } from "#tests/support/room-paper.ts";

const text = docFromJson(
  manuscript(
    section("Caption"),
    paragraph("Words of everybody."),
    quotedCode("add", "", paragraph("q")),
  ),
  77,
);

/** A room with an honest writer in it and somebody who means harm. */
function meeting(limits = {}): { paper: PaperRoom; ada: PaperSeat; mallory: PaperSeat } {
  const paper = new PaperRoom(text, limits);
  return { paper, ada: paper.seat("ada"), mallory: paper.seat("mallory") };
}

/** What somebody's own replica says when it does this; nothing stops it from doing so. */
function forged(seat: PaperSeat, change: (fragment: Y.XmlFragment, doc: Y.Doc) => void) {
  const doc = new Y.Doc();
  doc.clientID = seat.doc.clientID;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seat.doc));
  const before = Y.encodeStateVector(doc);
  change(doc.getXmlFragment("manuscript"), doc);
  return Y.encodeStateAsUpdate(doc, before);
}

/** An update from numbers and words, as Yjs writes them. */
function bytes(...parts: (number | string)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === "number") encoding.writeVarUint(encoder, part);
      else encoding.writeVarString(encoder, part);
    }
  });
}

const element = (name: string, ...children: unknown[]) => {
  const made = new Y.XmlElement(name);
  made.insert(0, children as Y.XmlElement[]); // whatever a forger likes
  return made;
};
const words = (said: string) => {
  const made = new Y.XmlText();
  made.insert(0, said);
  return made;
};
const anything = <T>(value: unknown) => value as T; // Yjs' types are for honest callers

/** The room and everybody else in it are as if it had not been sent. */
function expectNothingChanged(paper: PaperRoom, ada: PaperSeat, act: () => void): void {
  const before = Buffer.from(paper.room.state);
  const rows = paper.rows.length;
  expect(act).toThrow();
  paper.flush();
  expect(Buffer.from(paper.room.state).equals(before)).toBe(true);
  expect(paper.rows.length).toBe(rows);
  expect(Buffer.from(Y.encodeStateAsUpdate(ada.doc)).equals(before)).toBe(true);
}

describe("nobody's words can be taken from them", () => {
  // C8
  it("by claiming that what a colleague will type is garbage already", () => {
    const { paper, ada, mallory } = meeting();
    ada.fragment.insert(0, [element("paragraph", words("Ada"))]);
    paper.flush();
    const victim = ada.doc.clientID;
    const clock = Y.decodeStateVector(Y.encodeStateVector(ada.doc)).get(victim) ?? 0;
    const attack = bytes(1, 1, victim, clock, 0, 1e9, 0);
    expectNothingChanged(paper, ada, () => mallory.say(attack));
    const sized = bytes(1, 1, victim, clock, 0, 500, 0);
    expectNothingChanged(paper, ada, () => mallory.say(sized));
    ada.fragment.insert(0, [element("paragraph", words(" goes on"))]);
    paper.flush();
    expect(JSON.stringify(mallory.fragment)).toBe(JSON.stringify(ada.fragment));
    expect(mallory.fragment.toString()).toContain("goes on");
  });

  it("by writing in a colleague's name, or in that of the network's own text", () => {
    const { paper, ada, mallory } = meeting();
    ada.fragment.insert(0, [element("paragraph", words("Ada"))]);
    paper.flush();
    for (const name of [ada.doc.clientID, 77]) {
      const update = forged(mallory, (fragment, doc) => {
        doc.clientID = name;
        fragment.insert(0, [element("paragraph", words("Signed by another"))]);
      });
      expectNothingChanged(paper, ada, () => mallory.say(update));
    }
  });

  it("by taking the id a colleague was given before the colleague has written", () => {
    const { paper, ada, mallory } = meeting();
    const given = paper.room.clientIdFor(null, { personId: "ada", sessionId: "ada" });
    const update = forged(mallory, (fragment, doc) => {
      doc.clientID = given;
      fragment.insert(0, [element("paragraph", words("First!"))]);
    });
    expectNothingChanged(paper, ada, () => mallory.say(update));
  });
});

describe("a forged update is refused and nothing changes", () => {
  const own = (mallory: PaperSeat) => mallory.doc.clientID;

  // C8: what it leans on.
  it.each<[string, (mallory: PaperSeat) => Uint8Array]>([
    ["a gap in one's own clocks", (m) => bytes(1, 1, own(m), 5, 0, 3, 0)],
    [
      "one's own garbage beyond the limit",
      (m) => bytes(1, 1, own(m), 0, 0, 1_000_001, 0),
    ],
    ["a skip", (m) => bytes(1, 2, own(m), 0, 10, 3, 0, 1, 0)],
    ["a clock past all numbers", (m) => bytes(1, 1, own(m), 2 ** 53 - 1, 0, 9, 0)],
    ["two blocks of one id", (m) => bytes(2, 1, own(m), 0, 0, 1, 1, own(m), 1, 0, 1, 0)],
    [
      "a struct that leans on itself",
      (m) => bytes(1, 1, own(m), 0, 0x84, own(m), 0, "x", 0),
    ],
    [
      "a struct that leans on the future",
      (m) => bytes(1, 1, own(m), 0, 0x84, 77, 9_999, "x", 0),
    ],
    ["a deletion of what nobody wrote", () => bytes(0, 1, 77, 1, 5_000, 5)],
    ["bytes after the end", () => bytes(0, 0, 1, 2, 3)],
    ["fewer bytes than it says", (m) => bytes(1, 9, own(m), 0, 0, 1)],
    [
      "a string longer than the frame",
      (m) => bytes(1, 1, own(m), 0, 0x04, 1, "manuscript", 90_000),
    ],
    ["no bytes at all", () => new Uint8Array()],
    [
      "an attribute of the text itself",
      (m) => bytes(1, 1, own(m), 0, 0x28, 1, "manuscript", "a", 1, 119, "x", 0),
    ],
    [
      "words of a root nobody knows, under a clock everybody knows",
      () => bytes(1, 1, 77, 0, 0x04, 1, "other", "x", 0),
    ],
  ])("%s", (_, attack) => {
    const { paper, ada, mallory } = meeting();
    expectNothingChanged(paper, ada, () => mallory.say(attack(mallory)));
  });

  it("an insertion between words that stand in two places", () => {
    const { paper, ada, mallory } = meeting();
    const ends: Y.ID[] = [];
    for (const block of mallory.fragment.toArray().slice(0, 2)) {
      const inner = block instanceof Y.XmlElement ? block.get(0) : null;
      const start = inner instanceof Y.XmlText ? inner._start : null;
      if (start) ends.push(start.id);
    }
    const [left, right] = ends;
    if (!left || !right) throw new Error("the text has two blocks of words");
    const attack = bytes(
      ...[1, 1, own(mallory), 0, 0xc4, left.client, left.clock, right.client],
      ...[right.clock, "x", 0],
    );
    expectNothingChanged(paper, ada, () => mallory.say(attack));
  });

  it("more structs than anybody writes at once", () => {
    const { paper, ada, mallory } = meeting({ maxStructs: 50 });
    const update = forged(mallory, (fragment) => {
      for (let i = 0; i < 40; i += 1)
        fragment.insert(0, [element("section", words("x"))]);
    });
    expectNothingChanged(paper, ada, () => mallory.say(update));
  });

  // C9: what fits.
  it.each<[string, (fragment: Y.XmlFragment, doc: Y.Doc) => void]>([
    ["an unknown block", (f) => f.insert(0, [element("script")])],
    ["words outside of any block", (f) => f.insert(0, [words("loose")])],
    ["a hook", (f) => f.insert(0, [anything<Y.XmlElement>(new Y.XmlHook("h"))])],
    ["a map", (f) => f.insert(0, [anything<Y.XmlElement>(new Y.Map())])],
    ["an array", (f) => f.insert(0, [anything<Y.XmlElement>(new Y.Array())])],
    [
      "a bare fragment",
      (f) => f.insert(0, [anything<Y.XmlElement>(new Y.XmlFragment())]),
    ],
    [
      "a section in a section",
      (f) => f.insert(0, [element("section", element("section"))]),
    ],
    ["code in code", (f) => f.insert(0, [element("quotedCode", element("quotedCode"))])],
    [
      "words in code without a block",
      (f) => f.insert(0, [element("quotedCode", words("x"))]),
    ],
    [
      "a block of words' own name",
      (f) => f.insert(0, [element("paragraph", element("text"))]),
    ],
    ["a sub-document", (f) => first(f).setAttribute("id", anything(new Y.Doc()))],
    ["another root", (_, doc) => doc.getText("other").insert(0, "x")],
    ["a root of another kind", (_, doc) => doc.getArray("list").insert(0, [1])],
    ["an unknown attribute", (f) => first(f).setAttribute("style", "x")],
    [
      "an attribute that is an object",
      (f) => first(f).setAttribute("id", anything({ a: 1 })),
    ],
    [
      "an attribute that is a type",
      (f) => first(f).setAttribute("id", anything(new Y.Text("x"))),
    ],
    ["an attribute named __proto__", (f) => first(f).setAttribute("__proto__", "x")],
    [
      "a level out of range",
      (f) => {
        const provision = element("provision");
        provision.setAttribute("level", anything(99));
        f.insert(0, [provision]);
      },
    ],
    ["an attribute of words", (f) => inner(f).setAttribute("a", "b")],
    ["something embedded in words", (f) => inner(f).insertEmbed(0, { image: "x" })],
    ["an unknown mark", (f) => inner(f).format(0, 2, { blink: {} })],
    [
      "a mark with an unknown attribute",
      (f) => inner(f).format(0, 2, { bold: { x: 1 } }),
    ],
    [
      "a link to a script",
      (f) => inner(f).format(0, 2, { link: { href: "javascript:alert(1)" } }),
    ],
    [
      "a comment that is not hashed",
      (f) => inner(f).format(0, 2, { comment: { id: "a" } }),
    ],
    ["a mark named __proto__", (f) => inner(f).format(0, 2, { ["__proto__"]: {} })],
  ])("%s", (_, change) => {
    const { paper, ada, mallory } = meeting();
    const update = forged(mallory, change);
    expectNothingChanged(paper, ada, () => mallory.say(update));
  });

  it("too deep a tree, however it is put together", () => {
    const { paper, ada, mallory } = meeting();
    const update = forged(mallory, (fragment) => {
      let inside = element("paragraph");
      for (let depth = 0; depth < 33; depth += 1) inside = element("quotedCode", inside);
      fragment.insert(0, [inside]);
    });
    expectNothingChanged(paper, ada, () => mallory.say(update));
  });

  it("more parts than a text may have, but not what makes room", () => {
    // C10
    const { paper, ada, mallory } = meeting({ maxParts: 40 });
    const grow = () => {
      ada.fragment.insert(0, [
        element("section"),
        element("section"),
        element("section"),
      ]);
      paper.flush();
    };
    expect(() => {
      for (let i = 0; i < 20; i += 1) grow();
    }).toThrow("as large as it may be");
    const back = paper.seat("ada2");
    back.fragment.delete(0, 20);
    paper.flush();
    back.fragment.insert(0, [element("section")]);
    paper.flush();
    expect(paper.copy.getXmlFragment("manuscript").length).toBe(back.fragment.length);
    expect(mallory.fragment.length).toBe(back.fragment.length);
  });
});

describe("somebody who may only comment", () => {
  // C11
  const anchor = { "comment--AAAAAAA=": { id: "thread" } };

  it("can anchor a comment and take the anchor away", () => {
    const { paper, ada } = meeting();
    const cy = paper.seat("cy", "comment");
    inner(cy.fragment).format(0, 4, anchor);
    paper.flush();
    expect(ada.fragment.toString()).toContain("comment");
    inner(cy.fragment).format(0, 4, { "comment--AAAAAAA=": null });
    paper.flush();
    expect(ada.fragment.toString()).not.toContain("comment");
    expect(paper.rows.every((row) => row.editedAt === null)).toBe(true);
  });

  it.each<[string, (fragment: Y.XmlFragment) => void]>([
    ["type", (f) => inner(f).insert(0, "x")],
    ["delete words", (f) => inner(f).delete(0, 1)],
    ["delete a block", (f) => f.delete(0, 1)],
    ["add a block", (f) => f.insert(0, [element("section")])],
    ["make words bold", (f) => inner(f).format(0, 3, { bold: {} })],
    ["set an attribute", (f) => first(f).setAttribute("id", "changed")],
    [
      "comment and type at once",
      (f) => {
        inner(f).format(0, 3, anchor);
        inner(f).insert(0, "x");
      },
    ],
  ])("cannot %s", (_, change) => {
    const { paper, ada } = meeting();
    const cy = paper.seat("cy", "comment");
    const update = forged(cy, change);
    expectNothingChanged(paper, ada, () => cy.say(update));
  });

  it("cannot take somebody's bold away by deleting the mark itself", () => {
    const { paper, ada } = meeting();
    inner(ada.fragment).format(0, 3, { bold: {} });
    paper.flush();
    const cy = paper.seat("cy", "comment");
    const update = forged(cy, (fragment) => inner(fragment).format(0, 3, { bold: null }));
    expectNothingChanged(paper, ada, () => cy.say(update));
    const start = inner(cy.fragment)._start;
    if (!start) throw new Error("the mark stands first");
    const deletion = bytes(0, 1, start.id.client, 1, start.id.clock, 1);
    expectNothingChanged(paper, ada, () => cy.say(deletion));
  });
});

function first(fragment: Y.XmlFragment): Y.XmlElement {
  const block = fragment.get(1);
  if (block instanceof Y.XmlElement) return block;
  throw new Error("the text begins with blocks");
}

function inner(fragment: Y.XmlFragment): Y.XmlText {
  const text = first(fragment).get(0);
  if (text instanceof Y.XmlText) return text;
  throw new Error("the second block has words");
}
