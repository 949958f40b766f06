import { Link } from "@remix-run/react";
import Pencil from "lucide-react/icons/pencil";
import {
  AGENDA_ITEM_KIND_WORDS,
  durationWords,
  minuteWords,
  scheduleDay,
} from "#app/domain/agenda.ts";
import { itemsOfDay } from "#app/domain/agenda-order.ts";
import { textParts } from "#app/domain/plain-text.ts";
import type { ThreadList } from "#app/features/comments/comment-view.ts";
import { ThreadPanel } from "#app/features/comments/thread-panel.tsx";
import { agendaCommentPath, agendaItemEditPath, draftPath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { wordsOfDate } from "#app/ui/date-words.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Drawer } from "#app/ui/dialog.tsx";
import { Section } from "#app/ui/section.tsx";
import { Presenters } from "./agenda-item.tsx";
import type { AgendaItemView, ConveningView } from "./convening-view.ts";
import styles from "./item-drawer.module.css";

interface ItemDrawerProps {
  convening: ConveningView;
  items: readonly AgendaItemView[];
  item: AgendaItemView;
  comments: { list: ThreadList; now: Date };
  onClose(): void;
}

/** Everything about one item, and what people say about it, beside the programme. */
export function ItemDrawer(props: ItemDrawerProps) {
  const { convening, item, comments } = props;
  return (
    <Drawer
      title={item.title}
      isOpen
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
    >
      <div className={styles.drawer}>
        <DefinitionList items={factsOf(props)} />
        {item.description && <Description text={item.description} />}
        {convening.mayEdit && (
          <p>
            <ButtonLink
              to={agendaItemEditPath(convening.id, item.id)}
              size="small"
              icon={Pencil}
            >
              Edit this item
            </ButtonLink>
          </p>
        )}
        <Section title="Comments" count={item.commentCount} level={3}>
          <ThreadPanel
            key={item.id}
            list={comments.list}
            subject={{ agendaItemId: item.id }}
            clock={{ timeZone: convening.timeZone, now: comments.now }}
            hrefOf={(threadId) => agendaCommentPath(convening.id, item.id, threadId)}
            label="Comment on this item"
          />
        </Section>
      </div>
    </Drawer>
  );
}

/** In place of an item that is no longer there. */
export function GoneDrawer({ onClose }: { onClose(): void }) {
  return (
    <Drawer
      title="Not on this agenda"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <p>There is no such item on this agenda. Somebody may have taken it off.</p>
    </Drawer>
  );
}

function factsOf({ convening, items, item }: ItemDrawerProps) {
  const day = convening.days.find((one) => one.id === item.dayId);
  const timed =
    day &&
    scheduleDay(itemsOfDay(items, day.id), day)
      .blocks.flatMap((block) => block.items)
      .find((one) => one.item.id === item.id);
  return [
    { term: "Kind", value: AGENDA_ITEM_KIND_WORDS[item.kind].name },
    ...(day && timed
      ? [
          {
            term: "When",
            value: (
              <>
                {wordsOfDate(day.on, "weekday")}
                <br />
                {minuteWords(timed.startMinute)} – {minuteWords(timed.endMinute)}{" "}
                {day.zone}, {durationWords(item.minutes)}
              </>
            ),
          },
        ]
      : []),
    ...(item.room ? [{ term: "Room", value: item.room }] : []),
    ...(item.presenters.length > 0
      ? [
          {
            term: item.presenters.length === 1 ? "Presenter" : "Presenters",
            value: (
              <Presenters people={item.presenters} isLinked={convening.maySeeNetwork} />
            ),
          },
        ]
      : []),
    ...(item.issueArea ? [{ term: "Issue area", value: item.issueArea.name }] : []),
    ...(item.draft
      ? [
          {
            term: "Draft",
            value: <Link to={draftPath(item.draft.id)}>{item.draft.title}</Link>,
          },
        ]
      : []),
  ];
}

function Description({ text }: { text: string }) {
  let place = 0;
  return (
    <p className={styles.description}>
      {textParts(text).map((part) => {
        const key = place;
        place += part.text.length;
        return part.href ? (
          <a
            key={key}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
          >
            {part.text}
          </a>
        ) : (
          <span key={key}>{part.text}</span>
        );
      })}
    </p>
  );
}
