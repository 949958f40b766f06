import { Node } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { attributesOf, idKind, levelKind, lineKind, wordKind } from "./attributes.ts";
import { blankText } from "./blanks.ts";
import { safeHref } from "./marks/link.ts";
import { manuscriptSchema } from "./schema.ts";
import { manuscript, row, table } from "./write.ts";

describe("the manuscript's schema", () => {
  it("makes a paragraph when nobody says which block", () => {
    expect(manuscriptSchema.topNodeType.contentMatch.defaultType?.name).toBe("paragraph");
  });

  it("gives every block an id and keeps blocks flat but for quoted code and tables", () => {
    const withInside = ["quotedCode", "table"];
    for (const type of Object.values(manuscriptSchema.nodes)) {
      if (!type.spec.group?.includes("block")) continue;
      expect(type.spec.attrs, type.name).toHaveProperty("id");
      expect(type.inlineContent, type.name).toBe(!withInside.includes(type.name));
    }
  });

  it("gives no id to rows and cells, which stand in a table and nowhere else", () => {
    const { doc, quotedCode, table, tableRow, tableCell } = manuscriptSchema.nodes;
    if (!doc || !quotedCode || !table || !tableRow || !tableCell) throw new Error("none");
    for (const inner of [tableRow, tableCell]) {
      expect(inner.spec.attrs ?? {}).not.toHaveProperty("id");
      expect(doc.contentMatch.matchType(inner)).toBeNull();
      expect(quotedCode.contentMatch.matchType(inner)).toBeNull();
    }
    expect(quotedCode.contentMatch.matchType(table)).toBeTruthy();
    expect(tableCell.contentMatch.matchType(table)).toBeNull();
  });

  it("accepts tables of rows that differ in length, and tables and rows with nothing in them", () => {
    const doc = Node.fromJSON(
      manuscriptSchema,
      manuscript(table(row("a", "b", "c"), row("d"), row()), table()),
    );
    expect(() => doc.check()).not.toThrow();
  });

  it("never quotes code inside quoted code", () => {
    const { quotedCode, provision } = manuscriptSchema.nodes;
    if (!quotedCode || !provision) throw new Error("a block is missing");
    expect(quotedCode.contentMatch.matchType(provision)).toBeTruthy();
    expect(quotedCode.contentMatch.matchType(quotedCode)).toBeNull();
  });

  it("lets two comments lie on the same words", () => {
    const first = manuscriptSchema.mark("comment", { id: "one" });
    const second = manuscriptSchema.mark("comment", { id: "two" });
    expect(second.addToSet(first.addToSet([]))).toHaveLength(2);
  });

  it("accepts parents without text, levels that jump, and a text without any block", () => {
    const doc = Node.fromJSON(manuscriptSchema, {
      type: "doc",
      content: [
        { type: "provision", attrs: { level: 2 } },
        { type: "provision", attrs: { level: 6 } },
      ],
    });
    expect(() => doc.check()).not.toThrow();
    expect(() => manuscriptSchema.node("doc").check()).not.toThrow();
  });

  it("keeps the words of a block whose attributes are wrong", () => {
    const doc = Node.fromJSON(manuscriptSchema, {
      type: "doc",
      content: [
        {
          type: "provision",
          attrs: { level: "seven", unheardOf: 1 },
          content: [{ type: "text", text: "kept", marks: [{ type: "link", attrs: {} }] }],
        },
      ],
    });
    expect(doc.textContent).toBe("kept");
  });
});

describe("loose values", () => {
  it.each([
    ["3", 3],
    ["99", 6],
    [-1, 1],
    [2.9, 2],
    ["x", 1],
    [null, 1],
    [Number.NaN, 1],
    [{}, 1],
  ])("level %j is read as %i", (loose, level) => {
    expect(levelKind(1, 6, 1).coerce(loose)).toBe(level);
  });

  it("become null, the first word or a single line", () => {
    expect(idKind.coerce('a"><script>')).toBeNull();
    expect(idKind.coerce("a-1")).toBe("a-1");
    expect(wordKind(["add", "amend"]).coerce("burn")).toBe("add");
    expect(lineKind.coerce(" name\n of the  city ")).toBe("name of the city");
  });

  it("do not come back from a split with the same id", () => {
    const attributes = attributesOf({ id: idKind, level: levelKind(1, 6, 1) });
    expect(attributes.id?.keepOnSplit).toBe(false);
    expect(attributes.level?.keepOnSplit).toBe(true);
  });
});

describe("the address of a link", () => {
  it.each([
    ["https://example.org/a?b=1", "https://example.org/a?b=1"],
    ["HTTP://Example.org", "http://example.org/"],
    ["mailto:clerk@example.org", "mailto:clerk@example.org"],
    [" javascript:alert(1)", null],
    ["java\nscript:alert(1)", null],
    ["\u0001javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["vbscript:x", null],
    ["//example.org", null],
    ["/drafts", null],
    ["", null],
    [5, null],
    [`https://example.org/${"a".repeat(3000)}`, null],
  ])("%j is read as %j", (href, safe) => {
    expect(safeHref(href)).toBe(safe);
  });
});

it("shows a blank by its value, or by its name while it is empty", () => {
  expect(blankText({ name: "name of the city", value: "Tacoma" })).toBe("Tacoma");
  expect(blankText({ name: "name of the city", value: "" })).toBe("[name of the city]");
  expect(blankText({})).toBe("[blank]");
});
