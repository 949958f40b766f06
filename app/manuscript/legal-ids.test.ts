import fc from "fast-check";
import { expect, it } from "vitest";
import { blocksOfJson } from "./blocks.ts";
import { legalIdsOf } from "./legal-ids.ts";
import type { BlockJson } from "./manuscript-json.ts";
import { defaultNumbering, labelBlocks, type NumberingProfile } from "./numbering.ts";
import {
  definition,
  heading,
  item,
  manuscript,
  paragraph,
  provision,
  quotedCode,
  recital,
  row,
  section,
  table,
} from "./write.ts";

function idsOf(blocks: BlockJson[], profile?: NumberingProfile): (string | null)[] {
  const read = blocksOfJson(manuscript(blocks));
  return legalIdsOf(read, labelBlocks(read, profile).list);
}

it("a unit's legal id is its path: section, subsection, paragraph and so on down", () => {
  const levels = [1, 2, 3, 4, 5, 6, 1].map((level) => provision(level, "x"));
  expect(idsOf([recital("w"), recital("w"), section("S"), ...levels])).toEqual([
    "recs__rec_1",
    "recs__rec_2",
    "sec_1",
    "sec_1__subsec_a",
    "sec_1__subsec_a__para_1",
    "sec_1__subsec_a__para_1__subpara_A",
    "sec_1__subsec_a__para_1__subpara_A__cl_i",
    "sec_1__subsec_a__para_1__subpara_A__cl_i__subcl_I",
    "sec_1__subsec_a__para_1__subpara_A__cl_i__subcl_I__point_aa",
    "sec_1__subsec_b",
  ]);
});

it("quoted code has ids of its own under the unit that quotes it", () => {
  const quoted = [
    section("S"),
    paragraph("is amended:"),
    quotedCode("add", "Section 5.10.020", section("Q"), provision(1, "x")),
    quotedCode("add", "Section 5.10.020", section("Q")),
  ];
  expect(idsOf(quoted)).toEqual([
    "sec_1",
    null,
    "sec_1__mod_1__qstr_1",
    "sec_1__mod_1__qstr_1__sec_5.10.020",
    "sec_1__mod_1__qstr_1__sec_5.10.020__subsec_a",
    "sec_1__mod_2__qstr_1",
    "sec_1__mod_2__qstr_1__sec_5.10.020",
  ]);
});

it("lists, tables, headings and definitions without a number are counted where they stand", () => {
  const blocks = [
    heading(1, "Work"),
    item("bullet", "a"),
    item("number", "b"),
    paragraph(),
    item("number", "c"),
    table(row("x")),
    section("Definitions"),
    definition("City", " means"),
    definition("Fee", " means"),
    provision(2, "x"),
  ];
  expect(idsOf(blocks)).toEqual([
    "hcontainer_1",
    "list_1__item_1",
    "list_1__item_1-2",
    null,
    "list_2__item_1",
    "table_1",
    "sec_1",
    "sec_1__hcontainer_1",
    "sec_1__hcontainer_2",
    "sec_1__hcontainer_2__para_1",
  ]);
});

it("another city's numbers make other ids", () => {
  const blocks = [section("S"), definition("City", " means"), provision(2, "x")];
  expect(idsOf(blocks, { ...defaultNumbering, definitions: "lettered" })).toEqual([
    "sec_1",
    "sec_1__subsec_a",
    "sec_1__subsec_a__para_1",
  ]);
});

it("no two blocks ever have one legal id, and each is a name XML takes", () => {
  const any = fc.oneof(
    fc.constant(section("s")),
    fc.integer({ min: 1, max: 6 }).map((level) => provision(level, "x")),
    fc.constantFrom(
      heading(2, "h"),
      recital("r"),
      definition("t"),
      item("number", "i"),
      item("bullet", "i"),
      table(row("x")),
      paragraph("p"),
      quotedCode("add", "Section 5.92.010", section("q"), provision(1, "x")),
      quotedCode("add", "§ 10-64(a) & more", section("q"), provision(3)),
    ),
  );
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (blocks) => {
      const ids = idsOf(blocks).filter((id) => id !== null);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-z][\w.-]*$/i);
    }),
  );
});
