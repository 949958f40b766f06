import type { Editor } from "@tiptap/core";

/** Shows a block under the bars and puts the caret in it. */
export function goToBlock(editor: Editor, id: string): void {
  let found: number | null = null;
  editor.state.doc.descendants((node, pos) => {
    if (found === null && node.attrs.id === id) found = pos;
    return found === null && !node.isTextblock;
  });
  if (found === null) return;
  editor.commands.focus(found + 1, { scrollIntoView: false });
  const dom = editor.view.nodeDOM(found);
  if (!(dom instanceof HTMLElement)) return;
  // Far blocks of a long text have not been laid out and are taller or shorter than they seem:
  // a second look lands where the first one led.
  const isStill =
    editor.view.dom.hasAttribute("data-long") ||
    matchMedia("(prefers-reduced-motion: reduce)").matches;
  dom.scrollIntoView({ block: "start", behavior: isStill ? "auto" : "smooth" });
  if (isStill) requestAnimationFrame(() => dom.scrollIntoView({ block: "start" }));
}
