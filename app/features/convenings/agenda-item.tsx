import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import FileText from "lucide-react/icons/file-text";
import MessageSquare from "lucide-react/icons/message-square";
import type { ReactNode } from "react";
import {
  AGENDA_ITEM_KIND_WORDS,
  type AgendaItemKind,
  durationWords,
  minuteWords,
} from "#app/domain/agenda.ts";
import type { Byline } from "#app/features/access/byline.ts";
import { draftPath, personPath } from "#app/paths.ts";
import { Icon } from "#app/ui/icon.tsx";
import styles from "./agenda-item.module.css";
import type { AgendaItemView } from "./convening-view.ts";

/** Kinds in which nothing is worked on: they stand back in the programme. */
const QUIET_KINDS: readonly AgendaItemKind[] = ["registration", "meal", "break"];

interface AgendaItemProps {
  item: AgendaItemView;
  endMinute: number;
  /** Others that start with it run longer: its own end is told. */
  endsEarly: boolean;
  /** Address of the item with its comments beside the programme. */
  to: string;
  mayComment: boolean;
  maySeeNetwork: boolean;
  /** Handle and buttons of somebody who may arrange the agenda. */
  handle?: ReactNode;
  tools?: ReactNode;
  isDragged?: boolean;
  dropSide?: string;
  isOpen?: boolean;
}

/** An item as a programme prints it: what, where, who, how long. */
export function AgendaItem(props: AgendaItemProps) {
  const { item, to } = props;
  const isQuiet = QUIET_KINDS.includes(item.kind);
  return (
    <li
      className={clsx(styles.item, isQuiet && styles.quiet)}
      data-item={item.id}
      data-dragged={props.isDragged || undefined}
      data-drop={props.dropSide}
      data-open={props.isOpen || undefined}
    >
      {props.handle}
      <div className={styles.body}>
        <div className={styles.facts}>
          {item.room && <span className={styles.room}>{item.room}</span>}
          {!(isQuiet && sameWords(item)) && (
            <span>{AGENDA_ITEM_KIND_WORDS[item.kind].name}</span>
          )}
          <span>
            {durationWords(item.minutes)}
            {props.endsEarly && `, to ${minuteWords(props.endMinute)}`}
          </span>
          {item.issueArea && <span>{item.issueArea.name}</span>}
          <CommentsLink item={item} to={to} mayComment={props.mayComment} />
        </div>
        <h3 className={styles.title}>
          <Link to={to} preventScrollReset prefetch="intent">
            {item.title}
          </Link>
        </h3>
        {item.description && <p className={styles.description}>{item.description}</p>}
        {item.presenters.length > 0 && (
          <p className={styles.presenters}>
            <Presenters people={item.presenters} isLinked={props.maySeeNetwork} />
          </p>
        )}
        {item.draft && (
          <p className={styles.draft}>
            <Icon of={FileText} />
            <Link to={draftPath(item.draft.id)}>{item.draft.title}</Link>
          </p>
        )}
      </div>
      {props.tools}
    </li>
  );
}

function sameWords(item: AgendaItemView): boolean {
  const kind = AGENDA_ITEM_KIND_WORDS[item.kind].name.toLowerCase();
  return item.title.toLowerCase().startsWith(kind);
}

/** "Ada Quillfeather, Tacoma, WA; Osric Votewell". */
export function Presenters(props: { people: readonly Byline[]; isLinked: boolean }) {
  return props.people.map((person, at) => (
    <span key={person.personId}>
      {at > 0 && "; "}
      {props.isLinked ? (
        <Link to={personPath(person.personId)}>{person.name}</Link>
      ) : (
        person.name
      )}
      {person.city && <span className={styles.city}>, {person.city}</span>}
    </span>
  ));
}

function CommentsLink({
  item,
  to,
  mayComment,
}: Pick<AgendaItemProps, "item" | "to" | "mayComment">) {
  const { commentCount: count, openThreads } = item;
  if (count === 0 && !mayComment) return null;
  const counted = count === 1 ? "1 comment" : `${count} comments`;
  const words =
    count === 0 ? "Comment" : openThreads > 0 ? counted : `${counted}, resolved`;
  return (
    <Link
      to={to}
      preventScrollReset
      className={styles.comments}
      data-open={openThreads > 0 || undefined}
      aria-label={`${words} on ${item.title}`}
    >
      <Icon of={MessageSquare} size={14} />
      {words}
    </Link>
  );
}
