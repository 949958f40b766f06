import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { useEffect, useState } from "react";

/** The text as it stands, looked at once a frame while it changes. */
export function useShownText(editor: Editor): Node {
  const [doc, setDoc] = useState(editor.state.doc);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setDoc(editor.state.doc);
    };
    const later = () => {
      frame ||= requestAnimationFrame(look);
    };
    editor.on("update", later);
    look();
    return () => {
      editor.off("update", later);
      cancelAnimationFrame(frame);
    };
  }, [editor]);
  return doc;
}
