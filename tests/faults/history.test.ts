import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { docFromJson } from "#app/manuscript/state.ts";
import { manuscript, paragraph } from "#app/manuscript/write.ts";
import { disagreements, History } from "#tests/support/history.ts";

const ONE = "p0d0-000001;";
const TWO = "p1d0-000002;";

/** A text somebody wrote, and who signs with which client id. */
function stored(words: string, personId = "ada") {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, docFromJson(manuscript(paragraph("Start."))));
  doc.clientID = 7;
  const text = (doc.getXmlFragment("manuscript").get(0) as Y.XmlElement).get(0);
  if (!(text instanceof Y.XmlText)) throw new Error("a paragraph has words");
  text.insert(text.length, words);
  return { updates: [Y.encodeStateAsUpdate(doc)], owners: new Map([[7, personId]]) };
}

describe("the judge of a history", () => {
  it("lets stand what was not acknowledged, there or not", () => {
    const history = new History("Start.");
    history.did(ONE, "ada", true);
    expect(history.faultsOf(stored(""))).toEqual([]);
    expect(history.faultsOf(stored(ONE))).toEqual([]);
  });

  it("misses a word that was acknowledged, and one that somebody saw", () => {
    const history = new History("Start.");
    history.isSaved(history.did(ONE, "ada", true));
    history.did(TWO, "ada", true);
    history.onlooker()([TWO]);
    expect(history.faultsOf(stored(""))).toEqual([
      `${ONE} is missing: ada in! (acknowledged)`,
      `${TWO} is missing: ada in! (seen by somebody)`,
    ]);
    expect(history.faultsOf(stored(ONE + TWO))).toEqual([]);
    expect(history.firmWords).toBe(2);
  });

  it("finds a word twice, one that nobody typed, and one in another's name", () => {
    const history = new History("Start.");
    history.did(ONE, "ada", true);
    expect(history.faultsOf(stored(ONE + ONE))).toEqual([`${ONE} stands there 2 times`]);
    expect(history.faultsOf(stored(TWO))).toEqual([`${TWO} was typed by nobody`]);
    expect(history.faultsOf(stored(ONE, "bo"))).toEqual([
      `${ONE} is signed by bo, not by ada`,
    ]);
    expect(history.faultsOf(stored("x"))).toEqual([
      'besides the words it says "Start.x"',
    ]);
  });

  it("knows a word that was taken away and set again from one that was lost", () => {
    const history = new History("Start.");
    history.isSaved(history.did(ONE, "ada", true));
    const out = history.did(ONE, "ada", false);
    expect(history.faultsOf(stored(""))).toEqual([]);
    expect(history.faultsOf(stored(ONE))).toEqual([]);
    history.isSaved(out);
    expect(history.faultsOf(stored(ONE))).toEqual([
      `${ONE} is there: ada in! out! (acknowledged)`,
    ]);
    history.did(ONE, "ada", true);
    expect(history.faultsOf(stored(ONE))).toEqual([]);
  });

  it("believes an onlooker who is behind no more than they can know", () => {
    const history = new History("Start.");
    const late = history.onlooker();
    history.did(ONE, "ada", true);
    history.did(ONE, "ada", false);
    history.did(ONE, "ada", true);
    late([ONE]);
    expect(history.faultsOf(stored(""))).toEqual([]); // it may be the first time they see
    late([]);
    late([ONE]);
    expect(history.faultsOf(stored(""))).toEqual([
      `${ONE} is missing: ada in! out! in! (seen by somebody)`,
    ]);
  });

  it("sees copies that differ in a letter or in what they know", () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    const [update] = stored(ONE).updates;
    Y.applyUpdate(one, update!);
    Y.applyUpdate(two, update!);
    expect(disagreements([one, two])).toEqual([]);
    two.getXmlFragment("manuscript").delete(0, 1);
    expect(disagreements([one, two])).toEqual(["copy 1 reads differently"]);
  });
});
