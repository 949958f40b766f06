import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useRef } from "react";
import { reaches } from "#app/domain/rights.ts";
import { defaultStyle, type HouseStyle } from "#app/manuscript/house-style.ts";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { showStyle } from "./block-labels.ts";
import { Desk } from "./desk.tsx";
import type { DeskRequests } from "./desk-requests.ts";
import styles from "./draft-editor.module.css";
import type { DraftEditorProps, RoomProps } from "./draft-editor-props.ts";
import { LeaveQuestion, useLeaveGuard } from "./leave-guard.tsx";
import { LineNotice } from "./line-notice.tsx";
import { SaveIndicator } from "./save-indicator.tsx";
import { saveStateOf } from "./save-state.ts";
import { useManuscriptEditor } from "./use-manuscript-editor.tsx";
import { useRoom } from "./use-room.ts";

/** The draft with its people: bar, outline, manuscript and margin. */
export function DraftEditor(props: DraftEditorProps) {
  const { room, line, people } = useRoom({
    draftId: props.draft.id,
    personId: props.draft.me.personId,
  });
  const save = saveStateOf(line);
  useLeaveGuard(save);
  const isGood = save.state !== "refused" && save.state !== "ended";
  return (
    <div className={styles.editor}>
      {room && line.hasText ? (
        <Room
          {...props}
          room={room}
          save={save}
          people={people}
          mayEdit={reaches(line.right, "edit") && isGood}
          maySuggest={reaches(line.right, "suggest") && isGood}
        />
      ) : (
        <div className={styles.opening}>
          <SaveIndicator save={save} />
          <LineNotice save={save} room={room} text={null} />
          {save.state === "connecting" && (
            <Skeleton label="Opening the draft" count={12} />
          )}
        </div>
      )}
      <LeaveQuestion save={save} />
    </div>
  );
}

function Room(props: RoomProps) {
  const { room, style } = props;
  const desk = useRef<DeskRequests | null>(null);
  const editor = useManuscriptEditor(room, desk);
  const onReady = useCallback((requests: DeskRequests) => {
    desk.current = requests;
  }, []);
  useShownStyle(editor, style);
  return editor && <Desk {...props} editor={editor} onReady={onReady} />;
}

/** The page asks its loader again and again; only another style is another style. */
function useShownStyle(editor: Editor | null, style: HouseStyle | null): void {
  const written = JSON.stringify(style);
  useEffect(() => {
    if (editor) showStyle(editor, JSON.parse(written) ?? defaultStyle);
  }, [editor, written]);
}
