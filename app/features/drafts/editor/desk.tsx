import type { Editor } from "@tiptap/core";
import List from "lucide-react/icons/list";
import MessageSquare from "lucide-react/icons/message-square";
import NotebookPen from "lucide-react/icons/notebook-pen";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { DRAFT_STATE_WORDS, isSettled } from "#app/domain/draft-state.ts";
import { Button } from "#app/ui/button.tsx";
import { Drawer } from "#app/ui/dialog.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { type DeskRequests, KEYS_ID } from "./desk-requests.ts";
import styles from "./draft-editor.module.css";
import type { RoomProps } from "./draft-editor-props.ts";
import { type Asked, EditorDialogs } from "./editor-dialogs.tsx";
import { FindBar } from "./find-bar.tsx";
import { LineNotice } from "./line-notice.tsx";
import { ManuscriptOutline } from "./manuscript-outline.tsx";
import { MarginComments } from "./margin-comments.tsx";
import { NotesPanel } from "./notes-panel.tsx";
import { placeWords } from "./place-words.ts";
import { PresenceBar } from "./presence-bar.tsx";
import { SaveIndicator } from "./save-indicator.tsx";
import { SinceVisit } from "./since-visit.tsx";
import { SlashMenuList } from "./slash-menu-list.tsx";
import { ModeSwitch } from "./suggesting/mode-switch.tsx";
import { setSuggesting } from "./suggesting/suggest-mode.ts";
import { useDeciding, useDeskMode } from "./suggesting/use-deciding.ts";
import { useTextAs } from "./suggesting/use-text-as.ts";
import { TextStatus } from "./text-status.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useCommenting } from "./use-commenting.ts";
import { useDraftingNotes } from "./use-drafting-notes.ts";
import { useFollowing } from "./use-following.ts";
import { ManuscriptText } from "./use-manuscript-editor.tsx";
import { useVisit } from "./use-visit.ts";
import { useWide } from "./use-wide.ts";

/** From these widths on, px, the outline and the margin have columns of their own. */
const OUTLINE_WIDTH = 1_080;
const MARGIN_WIDTH = 1_280;

interface DeskProps extends RoomProps {
  editor: Editor;
  onReady(requests: DeskRequests): void;
}

/** Where somebody sits before a text: tools above, outline, words, comments. */
export function Desk({ editor, onReady, ...props }: DeskProps) {
  const { draft, room, save, comments } = props;
  const { mode, modes, setMode } = useDeskMode(props.mayEdit, props.maySuggest);
  const isSuggesting = mode === "suggesting";
  const mayEdit = mode === "editing" || isSuggesting;
  const [lastVisit] = useState(props.lastVisit);
  const following = useFollowing(editor, room, props.people);
  useVisit(room, draft.id);
  const hasOutline = useWide(OUTLINE_WIDTH);
  const hasMargin = useWide(MARGIN_WIDTH);
  const toolbar = useRef<HTMLDivElement>(null);
  const [drawer, setDrawer] = useState<"outline" | "comments" | "notes" | null>(null);
  const notes = useDraftingNotes(editor, {
    draftId: draft.id,
    personId: draft.me.personId,
    isLookedAt: drawer === "notes",
  });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [finds, setFinds] = useState(0);
  const [said, setSaid] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const commenting = useCommenting(editor, {
    draftId: draft.id,
    threads: comments.threads,
    linkedThread: props.linkedThread,
    onShow: () => {
      if (!hasMargin) setDrawer("comments");
    },
  });
  useEffect(() => editor.setEditable(mayEdit, false), [editor, mayEdit]);
  useEffect(() => {
    setSuggesting(editor, isSuggesting);
  }, [editor, isSuggesting]);
  // Where the text is shown without its suggestions, another editor shows it.
  const shown = useTextAs(editor, mode) ?? editor;
  const deciding = useDeciding(editor, {
    draftId: draft.id,
    personId: draft.me.personId,
    room,
    signers: props.signers,
    mayDecide: draft.may.decide && props.mayEdit,
    onProblem: setRefused,
  });
  useEffect(() =>
    onReady({
      onComment: commenting.ask,
      onActivate: commenting.activate,
      onAsk: setAsked,
      onLink: () => setAsked("link"),
      onLeave: () => focusToolbar(toolbar.current),
      onMoved: () => setSaid(placeWords(editor.state)),
      onRefused: setRefused,
    }),
  );
  const open = comments.threads.filter(
    (thread) => thread.resolvedAt === null && thread.suggestionId === null,
  );
  const waiting = open.length + deciding.suggestions.length;
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
      reader={draft.me}
      mayStart={comments.mayStart}
      onAskAboutAll={commenting.askAboutAll}
      onAttach={commenting.attach}
      deciding={deciding}
      mayDecide={draft.may.decide && props.mayEdit}
      maySuggest={props.maySuggest}
      asked={commenting.asked}
      form={form}
    />
  );
  const outline = (onGo?: () => void) => (
    <ManuscriptOutline
      editor={shown}
      openThreads={open.map(({ id }) => id)}
      onGo={onGo}
    />
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === "f") {
      event.preventDefault();
      setFinds(finds + 1);
    } else if (event.key === "/") {
      event.preventDefault();
      setAsked("shortcuts");
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of everything inside it
    <div onKeyDown={onKeyDown}>
      <div className={styles.bar}>
        <div className={styles.tools}>
          <Toolbar
            ref={toolbar}
            editor={editor}
            mayEdit={mayEdit}
            mayComment={comments.mayStart && shown === editor}
            onComment={commenting.ask}
            onAsk={setAsked}
            onFind={() => setFinds(finds + 1)}
          />
          <div className={styles.state}>
            <ModeSwitch mode={mode} modes={modes} onMode={setMode} />
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
                aria-label={`Comments, ${waiting} open`}
              >
                {waiting}
              </Button>
            )}
            <Button
              size="small"
              variant="quiet"
              icon={NotebookPen}
              aria-label={
                notes.open ? `Drafting notes, ${notes.open.length}` : "Drafting notes"
              }
              title="Drafting notes"
              onClick={() => setDrawer("notes")}
            >
              {notes.open?.length}
            </Button>
            {lastVisit && (
              <SinceVisit editor={editor} room={room} lastVisit={lastVisit} />
            )}
            <PresenceBar people={props.people} following={following} />
            <SaveIndicator save={save} />
          </div>
        </div>
        {finds > 0 && (
          <FindBar
            editor={shown}
            mayEdit={mayEdit}
            asked={finds}
            onClose={() => setFinds(0)}
          />
        )}
      </div>
      <p className="visually-hidden" role="status" aria-live="polite">
        {said}
      </p>
      {refused && (
        <Notice
          tone="warning"
          isLive
          action={
            <Button size="small" onClick={() => setRefused(null)}>
              Close
            </Button>
          }
        >
          {refused}
        </Notice>
      )}
      <LineNotice
        save={save}
        room={room}
        text={() => editor.getText({ blockSeparator: "\n\n" })}
      />
      {isSettled(draft.state) && (
        <Notice>
          {DRAFT_STATE_WORDS[draft.state].name}. {DRAFT_STATE_WORDS[draft.state].means}
        </Notice>
      )}
      <div className={styles.desk}>
        {hasOutline && (
          <nav className={styles.outline} aria-label="Outline">
            {outline()}
          </nav>
        )}
        <div className={styles.paper}>
          <ManuscriptText editor={shown} />
          {mayEdit && <SlashMenuList editor={editor} onAsk={setAsked} />}
          <TextStatus editor={shown} />
          {mayEdit && (
            <p id={KEYS_ID} className={styles.keys}>
              Tab and Shift+Tab move a provision in and out. Escape leaves the text for
              the toolbar, from where Tab goes on. Ctrl+/ lists all keys.
            </p>
          )}
        </div>
        {hasMargin && (
          <aside className={styles.margin} aria-label="Comments">
            {margin(shown === editor ? "margin" : "list")}
          </aside>
        )}
      </div>
      <EditorDialogs
        editor={editor}
        asked={asked}
        onClose={() => {
          setAsked(null);
          editor.commands.focus(undefined, { scrollIntoView: false });
        }}
      />
      <Drawer
        title="Drafting notes"
        isOpen={drawer === "notes"}
        onOpenChange={(isOpen) => setDrawer(isOpen ? "notes" : null)}
      >
        <NotesPanel
          editor={editor}
          notes={notes}
          mayEdit={mayEdit}
          onGo={() => setDrawer(null)}
        />
      </Drawer>
      {!hasOutline && (
        <Drawer
          title="Outline"
          from="start"
          isOpen={drawer === "outline"}
          onOpenChange={(isOpen) => setDrawer(isOpen ? "outline" : null)}
        >
          {outline(() => setDrawer(null))}
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
    </div>
  );
}

/** The tool that last had the focus, or the first. */
function focusToolbar(toolbar: HTMLElement | null): void {
  toolbar?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
}
