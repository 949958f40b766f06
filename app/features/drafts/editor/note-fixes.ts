import type { Node } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { type BlockJson, withFreshIds } from "#app/manuscript/manuscript-json.ts";
import type { NoteFix } from "#app/manuscript/notes/note.ts";
import {
  effectiveDatePassage,
  severabilityPassage,
} from "#app/manuscript/starters/passages.ts";
import { blank, manuscript, paragraph, section } from "#app/manuscript/write.ts";

/** What the button of a fix says. */
export function fixWords(fix: NoteFix): string {
  switch (fix.type) {
    case "replaceWords":
      return fix.to === ""
        ? `Take out “${fix.words.trim()}”`
        : `Change “${fix.words}” to “${fix.to}”`;
    case "replaceEnd":
      return `End it with “${fix.to.trim()}”`;
    case "setLevel":
      return "Move it to the right level";
    case "addSection":
      return `Add the section “${fix.caption}”`;
  }
}

/**
 * Does what a note offers, if the text still is as the note saw it; else nothing, and false. The
 * caret goes to the place.
 */
export function applyFix(tr: Transaction, fix: NoteFix): boolean {
  if (fix.type === "addSection") return addSection(tr, fix.caption);
  const place = findBlock(tr.doc, fix.blockId);
  if (!place) return false;
  const { node, pos } = place;
  if (fix.type === "setLevel") {
    if (!("level" in node.attrs)) return false;
    tr.setNodeAttribute(pos, "level", fix.level);
    tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1)));
    return true;
  }
  const line = node.textBetween(0, node.content.size, "", "\ufffc");
  const at =
    fix.type === "replaceEnd"
      ? line.endsWith(fix.words)
        ? line.length - fix.words.length
        : -1
      : nthPlace(line, fix.words, fix.nth);
  if (at < 0) return false;
  const from = pos + 1 + at;
  const to = from + fix.words.length;
  const marks =
    (fix.words === "" ? tr.doc.resolve(from).marks() : tr.doc.nodeAt(from)?.marks) ?? [];
  if (fix.to === "") tr.delete(from, to);
  else tr.replaceWith(from, to, tr.doc.type.schema.text(fix.to, marks));
  tr.setSelection(TextSelection.create(tr.doc, from + fix.to.length));
  return true;
}

function nthPlace(line: string, words: string, nth: number): number {
  let at = line.indexOf(words);
  for (let passed = 0; passed < nth && at >= 0; passed += 1) {
    at = line.indexOf(words, at + words.length);
  }
  return at;
}

/** At the end of the text, before the record of the vote and the signatures. */
function addSection(tr: Transaction, caption: string): boolean {
  const { doc } = tr;
  let nth = doc.childCount;
  let pos = doc.content.size;
  while (nth > 0 && ["signature", "vote"].includes(doc.child(nth - 1).type.name)) {
    nth -= 1;
    pos -= doc.child(nth).nodeSize;
  }
  const nodes = withFreshIds(manuscript(...passageFor(caption))).content.map((block) =>
    doc.type.schema.nodeFromJSON(block),
  );
  tr.insert(pos, nodes);
  tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1)));
  return true;
}

function passageFor(caption: string): BlockJson[] {
  if (/severab/i.test(caption)) return severabilityPassage();
  if (/effective date/i.test(caption)) return effectiveDatePassage();
  return [section(caption), paragraph(blank(`what belongs under “${caption}”`), ".")];
}

function findBlock(doc: Node, id: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null;
  doc.descendants((node, pos) => {
    if (!found && node.attrs.id === id) found = { node, pos };
    return !found && !node.isTextblock;
  });
  return found;
}
