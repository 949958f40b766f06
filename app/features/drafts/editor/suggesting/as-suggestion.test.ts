import { Fragment, Node } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { type ManuscriptJson, newBlockId } from "#app/manuscript/manuscript-json.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";
import { settledText } from "#app/manuscript/settled-text.ts";
import {
  acceptedText,
  decideText,
  originalText,
} from "#app/manuscript/suggestions/decide.ts";
import {
  bold,
  definition,
  manuscript,
  named,
  paragraph,
  provision,
  quotedCode,
  reference,
  row,
  section,
  table,
} from "#app/manuscript/write.ts";
import { chooseSeed, seeded } from "#tests/support/random-editor.ts";
import { edited } from "#tests/support/random-edits.ts";
import { asSuggestion, CannotSuggest, type Suggester } from "./as-suggestion.ts";

const docOf = (json: ManuscriptJson) => Node.fromJSON(manuscriptSchema, json);
// The JSON of a document of our schema is a manuscript.
const jsonOf = (doc: Node) => doc.toJSON() as ManuscriptJson;

let made = 0;
function suggester(name: string): Suggester & { ids: Set<string> } {
  const ids = new Set<string>();
  return {
    ids,
    newId() {
      made += 1;
      const id = `${name}.${made.toString(36)}.0`;
      ids.add(id);
      return id;
    },
    isOwn: (id) => id.startsWith(`${name}.`),
  };
}

const a = named("a", provision(1, "The city shall give notice."));
const b = named("b", provision(1, "Employers keep records."));
const c = named("c", provision(1, "It takes effect in May."));
const before = docOf(manuscript(a, b, c));
const words = (json: ManuscriptJson) =>
  json.content.map((block) => (block.content ?? []).map(({ text }) => text).join(""));

/** The text after a change, as a proposal. */
function suggest(from: Node, to: ManuscriptJson, by = suggester("ada")): ManuscriptJson {
  return jsonOf(asSuggestion(from, docOf(to), by));
}

describe("a change in suggesting", () => {
  it("proposes the words that took the place of others, in one suggestion", () => {
    const by = suggester("ada");
    const changed = named("a", provision(1, "The city may give notice."));
    const text = suggest(before, manuscript(changed, b, c), by);
    expect(words(originalText(text))[0]).toBe("The city shall give notice.");
    expect(words(acceptedText(text))[0]).toBe("The city may give notice.");
    expect(
      text.content[0]?.content?.map(({ text: t, marks = [] }) => [t, marks[0]?.type]),
    ).toEqual([
      ["The city ", undefined],
      ["shall", "deletion"],
      ["may", "insertion"],
      [" give notice.", undefined],
    ]);
    expect(by.ids.size).toBe(1);
  });

  it("goes on with one's own suggestion, and takes back one's own words for good", () => {
    const by = suggester("ada");
    const typed = (words: string) =>
      manuscript(named("a", provision(1, `The city shall give notice${words}.`)), b, c);
    const one = asSuggestion(before, docOf(typed(" x")), by);
    const paragraphOf = (doc: Node, text: string) => {
      const block = doc.child(0);
      const end = block.copy(block.content.cut(0, block.content.size - 1));
      const words = manuscriptSchema.text(text);
      const tail = block.content.cut(block.content.size - 1);
      const longer = end.copy(end.content.addToEnd(words).append(tail));
      return doc.copy(doc.content.replaceChild(0, longer));
    };
    const two = asSuggestion(one, paragraphOf(one, "y"), by);
    expect(by.ids.size).toBe(1);
    expect(words(acceptedText(jsonOf(two)))[0]).toBe("The city shall give notice xy.");
    const back = asSuggestion(two, before, by);
    expect(settledText(jsonOf(back))).toEqual(settledText(jsonOf(before)));
  });

  it("proposes a new block, the end of one, another level and another kind", () => {
    const by = suggester("ada");
    const fresh = named("n", provision(1, "New."));
    const deeper = named("c", provision(2, "It takes effect in May."));
    const text = suggest(before, manuscript(a, fresh, deeper), by);
    expect(words(originalText(text))).toEqual([
      "The city shall give notice.",
      "Employers keep records.",
      "It takes effect in May.",
    ]);
    const accepted = acceptedText(text);
    expect(words(accepted)).toEqual([
      "The city shall give notice.",
      "New.",
      "It takes effect in May.",
    ]);
    expect(accepted.content[2]?.attrs).toMatchObject({ id: "c", level: 2 });
    const kind = suggest(
      before,
      manuscript(named("a", section("The city shall give notice.")), b, c),
    );
    expect(kind.content[0]?.type).toBe("provision");
    expect(acceptedText(kind).content[0]).toMatchObject({
      type: "section",
      attrs: { id: "a" },
    });
  });

  it("proposes another place for a block and keeps the block, so that others may go on writing in it", () => {
    const text = suggest(before, manuscript(b, c, a));
    expect(text.content).toHaveLength(4);
    const later = structuredClone(text);
    const moved = later.content.find(({ attrs }) => attrs?.id === "a");
    if (moved?.content?.[0]) moved.content[0].text = "Written meanwhile.";
    expect(words(acceptedText(later))).toEqual([
      "Employers keep records.",
      "It takes effect in May.",
      "Written meanwhile.",
    ]);
    expect(acceptedText(later).content[2]?.attrs?.id).toBe("a");
    expect(words(originalText(later))[0]).toBe("Written meanwhile.");
  });

  it("proposes how words look, and another's proposal beside it stays", () => {
    const loud = named("a", provision(1, "The city ", bold("shall"), " give notice."));
    const one = docOf(suggest(before, manuscript(loud, b, c)));
    const both = jsonOf(
      asSuggestion(
        one,
        one.copy(
          Fragment.from([
            docOf(
              manuscript(named("a", provision(1, "The city give notice.")), b, c),
            ).child(0),
            one.child(1),
            one.child(2),
          ]),
        ),
        suggester("bo"),
      ),
    );
    const fates = (who: string) =>
      decideText(both, (id) => (id.startsWith(who) ? "accept" : "reject"));
    expect(JSON.stringify(fates("ada"))).toContain('"bold"');
    expect(words(fates("ada"))[0]).toBe("The city shall give notice.");
    expect(words(fates("bo"))[0]?.replace(/ +/g, " ")).toBe("The city give notice.");
  });

  it("refuses what has no proposal, in a sentence", () => {
    const grid = docOf(manuscript(named("t", table(row("a", "b")))));
    const wider = docOf(manuscript(named("t", table(row("a", "b", "c")))));
    expect(() => asSuggestion(grid, wider, suggester("ada"))).toThrow(CannotSuggest);
    const cells = docOf(manuscript(named("t", table(row("a", "other")))));
    const text = jsonOf(asSuggestion(grid, cells, suggester("ada")));
    expect(settledText(originalText(text))).toEqual(settledText(jsonOf(grid)));
    expect(settledText(acceptedText(text))).toEqual(settledText(jsonOf(cells)));
  });
});

/** A text with every part in it, each block under an id of its own. */
function anyText(): Node {
  return docOf(
    manuscript(
      named(newBlockId(), section("Notice")),
      named(
        newBlockId(),
        provision(1, "The city ", bold("shall"), " give notice of hours."),
      ),
      named(newBlockId(), provision(2, "See ", reference("x"), ", then wait.")),
      named(newBlockId(), definition("Hours", " means hours of work.")),
      named(newBlockId(), paragraph("Nothing here takes a right away.")),
      named(
        newBlockId(),
        quotedCode(
          "amend",
          "5.92",
          named(newBlockId(), provision(1, "Old words.")),
          named(newBlockId(), provision(1, "More of them.")),
        ),
      ),
      named(newBlockId(), table(row("Use", "Fee"), row("Café", "$40"))),
      named(newBlockId(), provision(1, "It takes effect in May.")),
    ),
  );
}

const said = (text: ManuscriptJson) => settledText(text);

describe("at random, two people suggesting in turn", () => {
  it("the agreed text never moves, nobody's proposal is lost, and accepting gives what was done", () => {
    const seed = chooseSeed();
    const random = seeded(seed);
    for (let run = 0; run < 60; run += 1) {
      let doc = anyText();
      const agreed = said(jsonOf(doc));
      const people = [suggester("ada"), suggester("bo")];
      for (let step = 0; step < 25; step += 1) {
        const by = people[Math.floor(random() * people.length)];
        if (!by) continue;
        const done = edited(doc, random);
        let next: Node;
        try {
          next = asSuggestion(doc, done, by);
        } catch (error) {
          if (error instanceof CannotSuggest) continue;
          throw new Error(`seed ${seed}, run ${run}, step ${step}`, { cause: error });
        }
        next.check();
        const about = `seed ${seed}, run ${run}, step ${step}`;
        expect(said(originalText(jsonOf(next))), about).toEqual(agreed);
        const others = (text: Node) =>
          said(decideText(jsonOf(text), (id) => (by.isOwn(id) ? "reject" : "keep")));
        expect(others(next), about).toEqual(others(doc));
        doc = next;
      }
    }
  });

  it("accepting what one person suggested gives what that person did", () => {
    const seed = chooseSeed();
    const random = seeded(seed);
    for (let run = 0; run < 300; run += 1) {
      const start = anyText();
      const by = suggester("ada");
      const done = edited(start, random);
      let next: Node;
      try {
        next = asSuggestion(start, done, by);
      } catch (error) {
        if (error instanceof CannotSuggest) continue;
        throw error;
      }
      expect(said(acceptedText(jsonOf(next))), `seed ${seed}, run ${run}`).toEqual(
        said(jsonOf(done)),
      );
    }
  });
});
