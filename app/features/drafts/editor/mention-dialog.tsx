import { useFetcher } from "@remix-run/react";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import type {
  Mentionable,
  MentionList,
} from "#app/features/people/mention-queries.server.ts";
import { mentionsPath } from "#app/paths.ts";
import { PickDialog } from "./pick-dialog.tsx";
import { asOneStep } from "./undo-step.ts";

/** Somebody who types asks when they rest this long. */
const RESTS_MS = 150;

/** Finds a person or a city of the network and names them where the caret is. */
export function MentionDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const [typed, setTyped] = useState("");
  const fetcher = useFetcher<MentionList>({ key: "mentions" });
  const { load } = fetcher;
  useEffect(() => {
    const timer = setTimeout(() => load(mentionsPath(typed)), typed ? RESTS_MS : 0);
    return () => clearTimeout(timer);
  }, [typed, load]);

  function put({ kind, id, name }: Mentionable): void {
    const type = editor.schema.nodes.mention;
    if (!type) return;
    onClose();
    asOneStep(editor.view, (tr) => {
      const { from, empty } = tr.selection;
      // The sign that asked for it goes.
      const isAsked = empty && tr.doc.textBetween(Math.max(0, from - 1), from) === "@";
      if (isAsked) tr.delete(from - 1, from);
      tr.replaceSelectionWith(type.create({ kind, subject: id, name }), false);
      return true;
    });
    editor.commands.focus();
  }

  return (
    <PickDialog
      title="Mention"
      label="Name, office or city"
      listLabel="People and cities"
      items={fetcher.data?.found ?? []}
      status={statusWords(fetcher.data)}
      typed={typed}
      onType={setTyped}
      keyOf={({ id }) => id}
      onPick={put}
      onClose={onClose}
    >
      {({ name, about }) => (
        <>
          <strong>{name}</strong>
          <span>{about}</span>
        </>
      )}
    </PickDialog>
  );
}

function statusWords(list: MentionList | undefined): string {
  if (!list) return "Looking …";
  if (list.isGuest) {
    return "Guests are not shown who is in the network. Write the name as words.";
  }
  const { length } = list.found;
  if (length === 0) return "Nobody and no city of that name is in the network.";
  return length === 1 ? "1 found." : `${length} shown; type to narrow them.`;
}
