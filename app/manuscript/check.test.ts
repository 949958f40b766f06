import { Node } from "@tiptap/pm/model";
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  checkBlocks,
  checkManuscript,
  checkRoots,
  countParts,
  MAX_PARTS,
} from "./check.ts";
import { MANUSCRIPT_FRAGMENT, manuscriptSchema } from "./schema.ts";
import { writeManuscript } from "./state.ts";
import {
  amendment,
  blank,
  bold,
  cited,
  commented,
  definition,
  heading,
  headRow,
  item,
  link,
  manuscript,
  mention,
  named,
  paragraph,
  provision,
  quotedCode,
  reference,
  row,
  section,
  shortTitle,
  struck,
  table,
  vote,
} from "./write.ts";

const good = manuscript(
  named("s", section("Caption")),
  definition("City", " means ", blank("city"), "."),
  named("p", provision(6, bold("b"), link("mailto:a@example.org", "l"), reference("s"))),
  quotedCode("amend", "2-6", provision(1), section()),
  heading(3, commented("x", "one", "two")),
  item("number", { type: "hardBreak" }),
  shortTitle("Act"),
  table(headRow("a", "b"), row(["c ", blank("day", "", "date")]), row()),
  amendment("amend", "2-7", table(row("d")), provision(1, struck("e"))),
  paragraph(cited("8 U.S.C. 1373", "https://example.org/"), cited("f")),
  paragraph(mention("person", "p1", "Wren Castellan")),
  vote("absent", "none"),
);

/** A document as a peer would send it: built, encoded, and read again by the server. */
function received(build: (fragment: Y.XmlFragment, doc: Y.Doc) => void): Y.Doc {
  const peer = new Y.Doc();
  build(peer.getXmlFragment(MANUSCRIPT_FRAGMENT), peer);
  const doc = new Y.Doc();
  doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer));
  return doc;
}

function element(
  name: string,
  attributes: Record<string, unknown> = {},
  ...children: unknown[]
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    // Yjs types attributes as strings and stores anything.
    made.setAttribute(attribute, value as string);
  }
  made.insert(0, children as Y.XmlElement[]);
  return made;
}

function words(text: string, formats: object = {}): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, text, formats);
  return made;
}

/** The part in the least that can hold it in a text. */
function standing(part: Node): Node {
  const { paragraph, table: tables, tableRow } = manuscriptSchema.nodes;
  if (!paragraph || !tables || !tableRow) throw new Error("a part is missing");
  if (part.isInline) return paragraph.create(null, part);
  if (part.type.name === "tableCell") return standing(tableRow.create(null, part));
  return part.type === tableRow ? tables.create(null, part) : part;
}

describe("what an honest editor stores", () => {
  it("passes, as a fragment, as blocks and as JSON", () => {
    const doc = received((_, peer) => writeManuscript(peer, good));
    const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    expect(checkManuscript(fragment)).toBeNull();
    expect(checkBlocks(fragment.toArray())).toBeNull();
    expect(checkManuscript(good)).toBeNull();
    expect(checkRoots(doc)).toBeNull();
    expect(countParts(fragment)).toBeGreaterThan(10);
  });

  it("passes for every part of the schema with nothing but its defaults", () => {
    for (const type of Object.values(manuscriptSchema.nodes)) {
      if (type.name === "doc" || type.isText) continue;
      const block = standing(type.create());
      const doc = received((fragment, peer) =>
        updateYFragment(peer, fragment, manuscriptSchema.node("doc", null, block), {
          mapping: new Map(),
          isOMark: new Map(),
        }),
      );
      const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
      expect(checkManuscript(fragment), type.name).toBeNull();
    }
  });

  it("passes when it is empty", () => {
    expect(checkManuscript(new Y.Doc().getXmlFragment(MANUSCRIPT_FRAGMENT))).toBeNull();
    expect(checkManuscript({ type: "doc" })).toBeNull();
  });
});

const hostile: [string, RegExp, () => unknown][] = [
  ["an unknown part", /unknown part "iframe"/, () => element("iframe")],
  ["a part of a name too long", /^unknown part "x{40}"$/, () => element("x".repeat(999))],
  ["a part named __proto__", /unknown part/, () => element("__proto__")],
  ["words outside a block", /words inside doc/, () => words("bare")],
  [
    "an element that calls itself text",
    /unknown part "text"/,
    () => element("paragraph", {}, element("text")),
  ],
  [
    "a text in a text",
    /doc inside paragraph/,
    () => element("paragraph", {}, element("doc")),
  ],
  [
    "a block in a block",
    /section inside paragraph/,
    () => element("paragraph", {}, element("section")),
  ],
  ["an inline part outside a block", /blank inside doc/, () => element("blank")],
  [
    "quoted code in quoted code",
    /quotedCode inside quotedCode/,
    () => element("quotedCode", {}, element("quotedCode")),
  ],
  [
    "words in quoted code",
    /words inside quotedCode/,
    () => element("quotedCode", {}, words("bare")),
  ],
  [
    "words in a blank",
    /words inside blank/,
    () => element("paragraph", {}, element("blank", {}, words("x"))),
  ],
  ["a row outside a table", /tableRow inside doc/, () => element("tableRow")],
  [
    "a cell outside a row",
    /tableCell inside table/,
    () => element("table", {}, element("tableCell")),
  ],
  [
    "words in a row",
    /words inside tableRow/,
    () => element("table", {}, element("tableRow", {}, words("x"))),
  ],
  [
    "a block in a cell",
    /paragraph inside tableCell/,
    () =>
      element(
        "table",
        {},
        element("tableRow", {}, element("tableCell", {}, element("paragraph"))),
      ),
  ],
  [
    "a table in a table",
    /table inside tableCell/,
    () =>
      element(
        "table",
        {},
        element("tableRow", {}, element("tableCell", {}, element("table"))),
      ),
  ],
  [
    "an id of a cell",
    /unknown attribute "id" of tableCell/,
    () =>
      element("table", {}, element("tableRow", {}, element("tableCell", { id: "a" }))),
  ],
  ["a side nobody stands on", /side of vote/, () => element("vote", { side: "maybe" })],
  [
    "a blank of no kind",
    /kind of blank/,
    () => element("paragraph", {}, element("blank", { kind: "file" })),
  ],
  [
    "a mention of a thing",
    /kind of mention/,
    () => element("paragraph", {}, element("mention", { kind: "thing" })),
  ],
  [
    "a citation that runs",
    /href of citation/,
    () =>
      element("paragraph", {}, words("x", { citation: { href: "javascript:alert(1)" } })),
  ],
  [
    "a lead nobody gives",
    /lead of quotedCode/,
    () => element("quotedCode", { lead: "x" }),
  ],
  ["a hook", /neither block nor text/, () => new Y.XmlHook("hook")],
  [
    "a hook in a block",
    /neither block nor text/,
    () => element("paragraph", {}, new Y.XmlHook("hook")),
  ],
  ["a bare fragment", /neither block nor text/, () => new Y.XmlFragment()],
  ["a map", /neither block nor text/, () => new Y.Map()],
  ["an array", /neither block nor text/, () => new Y.Array()],
  ["a text that is not of XML", /neither block nor text/, () => new Y.Text("x")],
  [
    "an unknown attribute",
    /unknown attribute "onclick"/,
    () => element("paragraph", { onclick: "alert(1)" }),
  ],
  [
    "an attribute of history",
    /unknown attribute "ychange"/,
    () => element("paragraph", { ychange: { type: "added" } }),
  ],
  [
    "an attribute of another part",
    /unknown attribute "level" of section/,
    () => element("section", { level: 1 }),
  ],
  [
    "an object for a level",
    /level of provision/,
    () => element("provision", { level: {} }),
  ],
  [
    "a text for a level",
    /level of provision/,
    () => element("provision", { level: "1" }),
  ],
  [
    "a level out of bounds",
    /level of provision/,
    () => element("provision", { level: 7 }),
  ],
  ["half a level", /level of provision/, () => element("provision", { level: 1.5 })],
  [
    "an object for an id",
    /id of paragraph/,
    () => element("paragraph", { id: { a: 1 } }),
  ],
  [
    "a type for an id",
    /id of paragraph/,
    () => element("paragraph", { id: new Y.Map() }),
  ],
  ["an id with markup", /id of paragraph/, () => element("paragraph", { id: '"><img>' })],
  [
    "an endless id",
    /id of paragraph/,
    () => element("paragraph", { id: "a".repeat(65) }),
  ],
  [
    "an action nobody takes",
    /action of quotedCode/,
    () => element("quotedCode", { action: "burn" }),
  ],
  [
    "an endless citation",
    /citation of quotedCode/,
    () => element("quotedCode", { citation: "a".repeat(501) }),
  ],
  [
    "an unknown mark",
    /unknown mark "script"/,
    () => element("paragraph", {}, words("x", { script: {} })),
  ],
  [
    "a comment without its hash",
    /unknown mark "comment"/,
    () => element("paragraph", {}, words("x", { comment: { id: "a" } })),
  ],
  [
    "bold with a hash",
    /unknown mark "bold--/,
    () => element("paragraph", {}, words("x", { "bold--AAAAAAAA": {} })),
  ],
  [
    "a mark that is no object",
    /attributes of bold/,
    () => element("paragraph", {}, words("x", { bold: true })),
  ],
  [
    "a mark with a stranger's attribute",
    /unknown attribute "style" of bold/,
    () => element("paragraph", {}, words("x", { bold: { style: "x" } })),
  ],
  [
    "a link that runs",
    /href of link/,
    () => element("paragraph", {}, words("x", { link: { href: "javascript:alert(1)" } })),
  ],
  [
    "a link to nowhere",
    /href of link/,
    () => element("paragraph", {}, words("x", { link: {} })),
  ],
  [
    "something embedded in words",
    /embedded/,
    () => {
      const text = new Y.XmlText("x");
      text.insertEmbed(1, { image: "x" });
      return element("paragraph", {}, text);
    },
  ],
  [
    "a block embedded in words",
    /embedded/,
    () => {
      const text = new Y.XmlText("x");
      text.insertEmbed(1, new Y.XmlElement("section"));
      return element("paragraph", {}, text);
    },
  ],
  [
    "words with an attribute",
    /words with an attribute/,
    () => {
      const text = new Y.XmlText("x");
      text.setAttribute("a", "b");
      return element("paragraph", {}, text);
    },
  ],
];

describe("what a hostile peer stores is refused:", () => {
  it.each(hostile)("%s", (_, reason, build) => {
    const doc = received((fragment) => {
      fragment.insert(0, [element("paragraph"), build() as Y.XmlElement]);
    });
    const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    const before = Y.encodeStateAsUpdate(doc);
    expect(checkManuscript(fragment)).toMatch(reason);
    expect(checkBlocks(fragment.toArray())).toMatch(reason);
    expect(checkBlocks([fragment.get(0)])).toBeNull();
    // Judging changes nothing.
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it("a plain value where a block should be", () => {
    const doc = received((fragment) => {
      Y.Array.prototype.insert.call(fragment, 0, ["value", { a: 1 }, new Uint8Array(1)]);
    });
    const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    expect(fragment.length).toBeGreaterThan(0);
    expect(checkManuscript(fragment)).toMatch(/neither block nor text/);
  });

  it("an attribute on the text itself", () => {
    const doc = received((fragment) => {
      Y.Map.prototype.set.call(fragment, "a", "b");
    });
    expect(checkManuscript(doc.getXmlFragment(MANUSCRIPT_FRAGMENT))).toMatch(/attribute/);
  });

  it("a second root", () => {
    const doc = received((_, peer) => peer.getMap("elsewhere").set("a", 1));
    expect(checkRoots(doc)).toMatch(/unknown root "elsewhere"/);
  });

  it("more parts than anybody writes", () => {
    const doc = received((fragment) => {
      fragment.insert(
        0,
        Array.from({ length: MAX_PARTS + 1 }, () => new Y.XmlElement("paragraph")),
      );
    });
    const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
    expect(countParts(fragment)).toBe(MAX_PARTS + 1);
    expect(checkManuscript(fragment)).toMatch(/more than 50000 parts/);
    fragment.delete(0, 1);
    expect(checkManuscript(fragment)).toBeNull();
  });

  it("a chain without end, before it can exhaust the stack", () => {
    let json: object = { type: "paragraph" };
    for (let depth = 0; depth < 100_000; depth += 1) {
      json = { type: "quotedCode", content: [json] };
    }
    expect(checkManuscript({ type: "doc", content: [json] })).toMatch(
      /inside quotedCode/,
    );
  });
});

describe("hostile JSON is refused:", () => {
  const wrong: [string, object][] = [
    ["no manuscript", { type: "paragraph" }],
    ["a list", []],
    ["content that is no list", { type: "doc", content: {} }],
    ["a null", { type: "doc", content: [null] }],
    ["a part without a type", { type: "doc", content: [{}] }],
    ["words outside a block", { type: "doc", content: [{ type: "text", text: "x" }] }],
    ["an unknown part", { type: "doc", content: [{ type: "constructor" }] }],
    [
      "empty words",
      {
        type: "doc",
        content: [{ type: "paragraph", content: [{ type: "text", text: "" }] }],
      },
    ],
    [
      "attributes in a list",
      { type: "doc", content: [{ type: "paragraph", attrs: [1] }] },
    ],
    [
      "an inherited name",
      {
        type: "doc",
        content: [{ type: "paragraph", attrs: { toString: "x" } }],
      },
    ],
    [
      "an unknown mark",
      {
        type: "doc",
        content: [
          {
            type: "paragraph",
            content: [{ type: "text", text: "x", marks: [{ type: "x" }] }],
          },
        ],
      },
    ],
    [
      "marks that are no list",
      {
        type: "doc",
        content: [
          { type: "paragraph", content: [{ type: "text", text: "x", marks: {} }] },
        ],
      },
    ],
  ];

  it.each(wrong)("%s", (_, json) => {
    expect(checkManuscript(json)).toEqual(expect.any(String));
  });
});

it("the schema has no place deeper than 32", () => {
  const depthOf = (name: string, seen: string[]): number => {
    expect(seen, "a part that can hold itself").not.toContain(name);
    const type = manuscriptSchema.nodes[name];
    const children = Object.values(manuscriptSchema.nodes).filter((child) =>
      type?.contentMatch.matchType(child),
    );
    return (
      1 + Math.max(0, ...children.map((child) => depthOf(child.name, [...seen, name])))
    );
  };
  expect(depthOf("doc", [])).toBeLessThanOrEqual(32);
});

it("what passes is read by an editor's own reader, which deletes nothing of it", () => {
  const doc = received((_, peer) => writeManuscript(peer, good));
  const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  expect(checkManuscript(fragment)).toBeNull();
  const before = Y.encodeStateAsUpdate(doc);
  const node = yXmlFragmentToProseMirrorRootNode(fragment, manuscriptSchema);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect(node.eq(Node.fromJSON(manuscriptSchema, good))).toBe(true);
});

it("a wrong place, which that reader would delete with its words, does not pass", () => {
  const doc = received((fragment) => {
    fragment.insert(0, [element("section", {}, element("paragraph", {}, words("lost")))]);
  });
  const fragment = doc.getXmlFragment(MANUSCRIPT_FRAGMENT);
  expect(checkManuscript(fragment)).toBe("paragraph inside section");
  yXmlFragmentToProseMirrorRootNode(fragment, manuscriptSchema);
  expect(fragment.length).toBe(0);
});
