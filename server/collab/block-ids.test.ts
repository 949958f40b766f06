import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";
import { docFromJson } from "#app/manuscript/state.ts";
import { manuscript, named, paragraph, quotedCode } from "#app/manuscript/write.ts";
import { PaperRoom, type PaperSeat } from "#tests/support/room-paper.ts";

const START = docFromJson(
  manuscript(
    named("a", paragraph("one")),
    named("b", paragraph("two")),
    named("q", quotedCode("add", "1", named("r", paragraph("three")))),
  ),
);

/** "a: one" a line; an id nobody gave in this file reads "new". */
function lines(doc: Y.Doc): string[] {
  const read = (parent: Y.XmlFragment): string[] =>
    parent.toArray().flatMap((part) => {
      if (!(part instanceof Y.XmlElement)) return [];
      const id = part.getAttribute("id") ?? "none";
      const inner = read(part);
      const words = inner.length > 0 ? "" : part.toString().replace(/<[^>]*>/g, "");
      return [`${id.length === 1 ? id : "new"}: ${words}`, ...inner];
    });
  return read(doc.getXmlFragment(MANUSCRIPT_FRAGMENT));
}

function block(id: string, words: string): Y.XmlElement {
  const made = new Y.XmlElement("paragraph");
  made.setAttribute("id", id);
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}

/** Cut and pasted at the end, as Yjs is told of it. */
function move({ doc, fragment }: PaperSeat, at: number, id: string, words: string): void {
  doc.transact(() => {
    fragment.delete(at, 1);
    fragment.insert(fragment.length, [block(id, words)]);
  });
}

function sitting(...names: string[]): [PaperRoom, ...PaperSeat[]] {
  const paper = new PaperRoom(START);
  const seats = names.map((name) => paper.seat(name));
  paper.flush();
  return [paper, ...seats];
}

/** Everybody hears everything, and the room has told apart what it must. */
function settle(paper: PaperRoom): void {
  for (let round = 0; round < 4; round += 1) paper.flush();
}

describe("two blocks with one id", () => {
  // C35
  it("that come of two who moved it at once are told apart: who was first keeps it", () => {
    const [paper, ada, bo] = sitting("ada", "bo");
    if (!ada || !bo) throw new Error("two sit here");
    move(ada, 0, "a", "one");
    move(bo, 0, "a", "one");
    settle(paper);
    const told = lines(paper.copy);
    expect(told.filter((line) => line.startsWith("a:"))).toEqual(["a: one"]);
    expect(told.filter((line) => line.startsWith("new:"))).toEqual(["new: one"]);
    expect(lines(ada.doc)).toEqual(told);
    expect(lines(bo.doc)).toEqual(told);
    expect(paper.complaints).toEqual([]);
  });

  it("that come of an undo after another pasted what was deleted leave the pasted one its id", () => {
    const [paper, ada, bo] = sitting("ada", "bo");
    if (!ada || !bo) throw new Error("two sit here");
    const undo = new Y.UndoManager(ada.fragment);
    ada.fragment.delete(1, 1);
    settle(paper);
    bo.fragment.insert(0, [block("b", "two, pasted")]);
    settle(paper);
    undo.undo();
    settle(paper);
    expect(lines(paper.copy)).toEqual([
      "b: two, pasted",
      "a: one",
      "new: two",
      "q: ",
      "r: three",
    ]);
    expect(lines(ada.doc)).toEqual(lines(bo.doc));
  });

  it("are found inside quoted code, and when somebody returns with them", () => {
    const [paper, ada, bo] = sitting("ada", "bo");
    if (!ada || !bo) throw new Error("two sit here");
    bo.goOffline();
    const quoted = bo.fragment.get(2);
    if (quoted instanceof Y.XmlElement) quoted.insert(1, [block("b", "quoted")]);
    ada.fragment.insert(0, [block("x", "between")]);
    paper.flush();
    bo.comeBack();
    settle(paper);
    expect(lines(paper.copy).slice(-3)).toEqual(["q: ", "r: three", "new: quoted"]);
    expect(lines(bo.doc)).toEqual(lines(paper.copy));
  });

  it("are left alone where the first has gone or is called something else by now", () => {
    const [paper, ada] = sitting("ada");
    if (!ada) throw new Error("one sits here");
    move(ada, 0, "a", "one");
    settle(paper);
    const renamed = ada.fragment.get(0);
    if (renamed instanceof Y.XmlElement) renamed.setAttribute("id", "z");
    ada.fragment.insert(0, [block("b", "another")]);
    settle(paper);
    expect(lines(paper.copy)).toEqual([
      "b: another",
      "z: two",
      "q: ",
      "r: three",
      "a: one",
    ]);
  });

  it("keep it when the one who had it first is deleted before they are told apart", () => {
    const [paper, ada, bo] = sitting("ada", "bo");
    if (!ada || !bo) throw new Error("two sit here");
    move(ada, 0, "a", "one");
    move(bo, 0, "a", "one");
    // Both arrive, and are told to both, before the room has told them apart.
    const late = paper.room.mend.bind(paper.room);
    paper.room.mend = () => {};
    settle(paper);
    const first = ada.fragment
      .toArray()
      .findIndex(
        (part) => part instanceof Y.XmlElement && part.getAttribute("id") === "a",
      );
    ada.fragment.delete(first, 1);
    settle(paper);
    late();
    settle(paper);
    expect(lines(paper.copy).filter((line) => line.endsWith("one"))).toEqual(["a: one"]);
  });

  it("that were stored so are told apart when somebody next gives an id", () => {
    const paper = new PaperRoom(
      docFromJson(manuscript(named("a", paragraph("one")), named("a", paragraph("two")))),
    );
    const ada = paper.seat("ada");
    paper.flush();
    ada.fragment.insert(0, [block("n", "new")]);
    settle(paper);
    expect(lines(paper.copy)).toEqual(["n: new", "a: one", "new: two"]);
  });
});
