/**
 * Random manuscripts, with every part a text may contain and with the signs that break exporters:
 * markup of every language we write, line starts that mean something, other scripts, emoji.
 */
import fc from "fast-check";
import type {
  BlockJson,
  ManuscriptJson,
  MarkJson,
  PartJson,
} from "#app/manuscript/manuscript-json.ts";

const hostile = [
  "#set page(fill: red)",
  "$x^2$",
  "\\alpha \\",
  "@label <label>",
  "// no comment /* here */",
  "`code` ```raw```",
  '"quoted" “curly” ‘single’ it\'s',
  "*bold* _under_ snake_case ~~gone~~",
  "[link](https://example.org) ![image](x)",
  "<script>alert(1)</script> &amp; &#65; & <b>",
  "]]> <!-- --> <?xml ?>",
  "1. one",
  "- dash",
  "+ plus",
  "> quote",
  "= equal",
  "# heading",
  "| a | b |",
  "{MERGEFIELD x} «y»",
  "(a) not a label",
  "مرحبا שלום",
  "Привет, мир; Ελληνικά; Nguyễn Văn",
  "😀 👩‍👩‍👧",
  "100 % of $5 §§ 3–4 — “a…b”",
  "===",
  "---",
];

/** A few words, or something nasty. */
const anyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("The city shall ", "notice", " of hours; and"),
  },
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 4 }) },
);

const anyMarks: fc.Arbitrary<MarkJson[]> = fc.uniqueArray(
  fc.constantFrom<MarkJson>(
    { type: "bold" },
    { type: "italic" },
    { type: "underline" },
    { type: "strike" },
    { type: "citation", attrs: { href: "" } },
    { type: "term" },
    { type: "link", attrs: { href: "https://example.org/a_(b)?c=1&d=<2>" } },
    { type: "comment", attrs: { id: "c1" } },
  ),
  { maxLength: 3, selector: ({ type }) => type },
);

const anyId = fc.constantFrom("one", "two", "three", "four", "five");

const anyInline: fc.Arbitrary<PartJson> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("text"),
      text: anyText,
      marks: fc.oneof({ weight: 2, arbitrary: fc.constant<MarkJson[]>([]) }, anyMarks),
    }),
  },
  { weight: 1, arbitrary: fc.constant<PartJson>({ type: "hardBreak" }) },
  {
    weight: 1,
    arbitrary: anyId.map<PartJson>((target) => ({
      type: "crossReference",
      attrs: { target },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<PartJson>({
      type: "mention",
      attrs: { kind: "city", subject: "c", name: "El [Paso], TX" },
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("city", "<body>"), fc.constantFrom("", "El Paso & *co*"))
      .map<PartJson>(([name, value]) => ({ type: "blank", attrs: { name, value } })),
  },
);

const words = fc.array(anyInline, { maxLength: 4 });

function anyBlockOf(
  type: string,
  attributes: Record<string, fc.Arbitrary<string | number>> = {},
): fc.Arbitrary<BlockJson> {
  return fc
    .record({
      id: fc.option(anyId, { nil: null }),
      attrs: fc.record(attributes),
      content: words,
    })
    .map(({ id, attrs, content }) => ({ type, attrs: { id, ...attrs }, content }));
}

const level = (max: number, min = 1) => fc.integer({ min, max });

const anyFlat: fc.Arbitrary<BlockJson> = fc.oneof(
  { weight: 4, arbitrary: anyBlockOf("provision", { level: level(6) }) },
  { weight: 2, arbitrary: anyBlockOf("section") },
  { weight: 2, arbitrary: anyBlockOf("definition", { level: level(3) }) },
  { weight: 2, arbitrary: anyBlockOf("paragraph", { level: level(6, 0) }) },
  {
    weight: 2,
    arbitrary: anyBlockOf("listItem", {
      level: level(3),
      style: fc.constantFrom("bullet", "number"),
    }),
  },
  anyBlockOf("heading", { level: level(3) }),
  anyBlockOf("longTitle"),
  anyBlockOf("shortTitle"),
  anyBlockOf("vote", { side: fc.constantFrom("ayes", "noes", "absent") }),
  anyBlockOf("recital"),
  anyBlockOf("enactingClause"),
  anyBlockOf("signature"),
);

const anyTable: fc.Arbitrary<BlockJson> = fc
  .tuple(
    level(6, 0),
    fc.array(
      fc.tuple(fc.constantFrom("head", "body"), fc.array(words, { maxLength: 3 })),
      { maxLength: 4 },
    ),
  )
  .map(([depth, rows]) => ({
    type: "table",
    attrs: { id: null, level: depth },
    content: rows.map(([kind, cells]) => ({
      type: "tableRow",
      attrs: { kind },
      content: cells.map((content) => ({ type: "tableCell", content })),
    })),
  }));

const anyQuotedCode: fc.Arbitrary<BlockJson> = fc
  .tuple(
    fc.constantFrom("Section 5.92.010", "Chapter 5.92", ""),
    fc.constantFrom("add", "amend", "repeal"),
    fc.array(fc.oneof({ weight: 6, arbitrary: anyFlat }, anyTable), { maxLength: 5 }),
  )
  .map(([citation, action, content]) => ({
    type: "quotedCode",
    attrs: { id: null, citation, action },
    content,
  }));

/** A manuscript of up to a dozen blocks. */
export const anyManuscript: fc.Arbitrary<ManuscriptJson> = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: anyFlat }, { weight: 1, arbitrary: anyQuotedCode }),
    { maxLength: 12 },
  )
  .map((content) => ({ type: "doc", content }));
