import { useState } from "react";
import { CLOSE, type RefusedReason } from "#app/manuscript/protocol.ts";
import { signInPath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { RoomConnection } from "./room-connection.ts";
import type { SaveState } from "./save-state.ts";

interface LineNoticeProps {
  save: SaveState;
  room: RoomConnection | null;
  /** The text as it stands on this screen; null while there is none. */
  text: (() => string) | null;
}

const REFUSED_WORDS: Record<RefusedReason, string> = {
  right: "You may not change this text in that way.",
  schema: "It held something a draft cannot contain.",
  identity: "It did not come from your own session.",
  size: "The draft has become too large.",
  rate: "Too much changed at once.",
};

const ENDED_WORDS: Record<number, string> = {
  [CLOSE.malformed]: "The line sent something that could not be read.",
  [CLOSE.signIn]: "You are signed out. Sign in in another tab, then go on here.",
  [CLOSE.noRight]: "Your right on this draft was taken back.",
  [CLOSE.gone]: "This draft is no longer shared with you.",
  [CLOSE.reload]: "The workspace was renewed. Reload this page to go on writing.",
  [CLOSE.tooLarge]: "The last change was too large to send at once.",
};

/** What happened to the line, what it means, what to do; nothing while all is well. */
export function LineNotice({ save, room, text }: LineNoticeProps) {
  if (save.state === "damaged") return <DamageNotice />;
  if (save.state !== "refused" && save.state !== "ended") return null;
  const isLost = save.state === "refused" || save.hasUnsaved;
  const words =
    save.state === "refused"
      ? REFUSED_WORDS[save.reason]
      : (ENDED_WORDS[save.code] ?? "The server ended the line.");
  const maySignIn = save.state === "ended" && save.code === CLOSE.signIn;
  return (
    <Notice
      tone={isLost ? "error" : "warning"}
      title={save.state === "refused" ? "Your last change was not accepted" : words}
      isLive
      action={
        <>
          {isLost && text && <CopyText text={text} />}
          {maySignIn && (
            <>
              <a href={signInPath()} target="_blank" rel="noreferrer">
                Sign in
              </a>
              <Button size="small" onClick={() => room?.reconnect()}>
                Go on
              </Button>
            </>
          )}
          <Button size="small" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </>
      }
    >
      {save.state === "refused" && <p>{words}</p>}
      {isLost && (
        <p>
          What you see here is not stored. Take a copy of it before you reload the page.
        </p>
      )}
    </Notice>
  );
}

function DamageNotice() {
  return (
    <Notice tone="warning" title="This text was damaged in storage" isLive>
      <p>
        You see it as it was before that. Nothing can be changed until somebody who runs
        the workspace has mended it; this page then goes on by itself.
      </p>
    </Notice>
  );
}

function CopyText({ text }: { text: () => string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Button
      size="small"
      variant="primary"
      onClick={() =>
        void navigator.clipboard.writeText(text()).then(() => setCopied(true))
      }
    >
      {isCopied ? "Copied" : "Copy the text"}
    </Button>
  );
}
