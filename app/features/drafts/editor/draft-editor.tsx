import { useBlocker } from "@remix-run/react";
import type { Editor } from "@tiptap/core";
import List from "lucide-react/icons/list";
import MessageSquare from "lucide-react/icons/message-square";
import { useEffect, useRef, useState } from "react";
import { reaches } from "#app/domain/rights.ts";
import type { ThreadList } from "#app/features/comments/comment-view.ts";
import type { DraftPage } from "#app/features/drafts/draft-queries.server.ts";
import { defaultStyle, type HouseStyle } from "#app/manuscript/house-style.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog, Drawer } from "#app/ui/dialog.tsx";
import { FormActions } from "#app/ui/form.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { showStyle } from "./block-labels.ts";
import styles from "./draft-editor.module.css";
import { LineNotice } from "./line-notice.tsx";
import { ManuscriptOutline } from "./manuscript-outline.tsx";
import { MarginComments } from "./margin-comments.tsx";
import { PresenceBar } from "./presence-bar.tsx";
import type { RoomConnection } from "./room-connection.ts";
import { SaveIndicator } from "./save-indicator.tsx";
import { type SaveState, saveStateOf } from "./save-state.ts";
import { Toolbar } from "./toolbar.tsx";
import { useCommenting } from "./use-commenting.ts";
import { ManuscriptText, useManuscriptEditor } from "./use-manuscript-editor.tsx";
import { useRoom } from "./use-room.ts";
import { useWide } from "./use-wide.ts";

/** From these widths on, px, the outline and the margin have columns of their own. */
const OUTLINE_WIDTH = 1_080;
const MARGIN_WIDTH = 1_280;

interface DraftEditorProps {
  draft: DraftPage;
  /** The house in whose style the text is shown; null for nobody's. */
  style: HouseStyle | null;
  comments: ThreadList;
  now: Date;
  /** From a deep link: the thread to show. */
  linkedThread: string | null;
}

/** The draft with its people: bar, outline, manuscript and margin. */
export function DraftEditor(props: DraftEditorProps) {
  const { room, line, people } = useRoom(props.draft.id);
  const save = saveStateOf(line);
  useLeaveGuard(save);
  return (
    <div className={styles.editor}>
      {room && line.hasText ? (
        <Room
          {...props}
          room={room}
          save={save}
          people={people}
          mayEdit={
            reaches(line.right, "edit") &&
            save.state !== "refused" &&
            save.state !== "ended"
          }
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

interface RoomProps extends DraftEditorProps {
  room: RoomConnection;
  save: SaveState;
  people: ReturnType<typeof useRoom>["people"];
  mayEdit: boolean;
}

function Room(props: RoomProps) {
  const { draft, room, save, mayEdit } = props;
  const toolbar = useRef<HTMLDivElement>(null);
  const comment = useRef(() => {});
  const activate = useRef((_threadId: string) => {});
  const editor = useManuscriptEditor(room, {
    onComment: () => comment.current(),
    onActivate: (threadId) => activate.current(threadId),
    onLeave: () => toolbar.current?.querySelector<HTMLElement>("select, button")?.focus(),
  });
  useEffect(() => {
    editor?.setEditable(mayEdit, false);
  }, [editor, mayEdit]);
  useShownStyle(editor, props.style);
  if (!editor) return null;
  return (
    <Desk
      {...props}
      draft={draft}
      save={save}
      editor={editor}
      toolbar={toolbar}
      onReady={(handlers) => {
        comment.current = handlers.ask;
        activate.current = handlers.activate;
      }}
    />
  );
}

/** The page asks its loader again and again; only another style is another style. */
function useShownStyle(editor: Editor | null, style: HouseStyle | null): void {
  const written = JSON.stringify(style);
  useEffect(() => {
    if (editor) showStyle(editor, JSON.parse(written) ?? defaultStyle);
  }, [editor, written]);
}

interface DeskProps extends RoomProps {
  editor: Editor;
  toolbar: React.RefObject<HTMLDivElement>;
  onReady(handlers: { ask(): void; activate(threadId: string): void }): void;
}

function Desk({ editor, toolbar, onReady, ...props }: DeskProps) {
  const { draft, room, save, mayEdit, comments } = props;
  const hasOutline = useWide(OUTLINE_WIDTH);
  const hasMargin = useWide(MARGIN_WIDTH);
  const [drawer, setDrawer] = useState<"outline" | "comments" | null>(null);
  const commenting = useCommenting(editor, {
    draftId: draft.id,
    threads: comments.threads,
    linkedThread: props.linkedThread,
    onShow: () => {
      if (!hasMargin) setDrawer("comments");
    },
  });
  useEffect(() => onReady({ ask: commenting.ask, activate: commenting.activate }));
  const openCount = comments.threads.filter(
    (thread) => thread.resolvedAt === null,
  ).length;
  const margin = (form: "margin" | "list") => (
    <MarginComments
      editor={editor}
      draftId={draft.id}
      threads={comments.threads}
      clock={{
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        now: props.now,
      }}
      activeId={commenting.activeId}
      onActivate={commenting.activate}
      onGone={commenting.forget}
      asked={commenting.asked}
      form={form}
    />
  );
  return (
    <>
      <div className={styles.bar}>
        <Toolbar
          ref={toolbar}
          editor={editor}
          mayEdit={mayEdit}
          mayComment={comments.mayStart}
          onComment={commenting.ask}
        />
        <div className={styles.state}>
          {!hasOutline && (
            <Button
              size="small"
              variant="quiet"
              icon={List}
              onClick={() => setDrawer("outline")}
            >
              Outline
            </Button>
          )}
          {!hasMargin && (
            <Button
              size="small"
              variant="quiet"
              icon={MessageSquare}
              onClick={() => setDrawer("comments")}
              aria-label={`Comments, ${openCount} open`}
            >
              {openCount}
            </Button>
          )}
          <PresenceBar people={props.people} />
          <SaveIndicator save={save} />
        </div>
      </div>
      <LineNotice
        save={save}
        room={room}
        text={() => editor.getText({ blockSeparator: "\n\n" })}
      />
      <div className={styles.desk}>
        {hasOutline && (
          <nav className={styles.outline} aria-label="Outline">
            <ManuscriptOutline editor={editor} />
          </nav>
        )}
        <div className={styles.paper}>
          <ManuscriptText editor={editor} />
          {mayEdit && (
            <p className={styles.keys}>
              Tab and Shift+Tab move a provision in and out. Escape leaves the text for
              the toolbar.
            </p>
          )}
        </div>
        {hasMargin && (
          <aside className={styles.margin} aria-label="Comments">
            {margin("margin")}
          </aside>
        )}
      </div>
      {!hasOutline && (
        <Drawer
          title="Outline"
          from="start"
          isOpen={drawer === "outline"}
          onOpenChange={(isOpen) => setDrawer(isOpen ? "outline" : null)}
        >
          <ManuscriptOutline editor={editor} onGo={() => setDrawer(null)} />
        </Drawer>
      )}
      {!hasMargin && (
        <Drawer
          title="Comments"
          isOpen={drawer === "comments"}
          onOpenChange={(isOpen) => {
            setDrawer(isOpen ? "comments" : null);
            if (!isOpen) commenting.giveUp();
          }}
        >
          {margin("list")}
        </Drawer>
      )}
    </>
  );
}

function isUnsafe(save: SaveState): boolean {
  return (
    (save.state === "offline" && save.edits > 0) ||
    save.state === "refused" ||
    (save.state === "ended" && save.hasUnsaved)
  );
}

/** The browser asks before it closes a page with words the server has not stored. */
function useLeaveGuard(save: SaveState): void {
  const isAtRisk = save.state === "saving" || isUnsafe(save);
  useEffect(() => {
    if (!isAtRisk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isAtRisk]);
}

/** The same question for links inside the workspace. */
function LeaveQuestion({ save }: { save: SaveState }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsafe(save) && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== "blocked") return null;
  return (
    <Dialog
      title="Leave without saving?"
      role="alertdialog"
      size="small"
      isOpen
      onOpenChange={() => blocker.reset()}
    >
      <p>
        What you wrote has not reached the server. If you leave this page, it is gone.
      </p>
      <FormActions>
        <Button variant="primary" onClick={() => blocker.reset()}>
          Stay here
        </Button>
        <Button variant="danger" onClick={() => blocker.proceed()}>
          Leave
        </Button>
      </FormActions>
    </Dialog>
  );
}
