import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import Plus from "lucide-react/icons/plus";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  type Block,
  type DaySchedule,
  minuteWords,
  scheduleDay,
} from "#app/domain/agenda.ts";
import {
  applyMove,
  type Direction,
  itemsOfDay,
  type Move,
  stepMove,
} from "#app/domain/agenda-order.ts";
import { sendFields } from "#app/features/live/send-fields.ts";
import { agendaArrangePath, agendaItemEditPath, newAgendaItemPath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { wordsOfDate } from "#app/ui/date-words.ts";
import { Section } from "#app/ui/section.tsx";
import { AgendaItem } from "./agenda-item.tsx";
import type { AgendaDay, AgendaItemView, ConveningView } from "./convening-view.ts";
import { DayTotal } from "./day-total.tsx";
import { type Dragging, useItemDrag } from "./item-drag.ts";
import {
  HANDLE_HELP_ID,
  type ItemControl,
  ItemHandle,
  ItemTools,
  itemControlId,
} from "./item-tools.tsx";
import styles from "./programme.module.css";

interface ProgrammeProps {
  convening: ConveningView;
  /** The items as they will stand, one's own moves counted. */
  items: readonly AgendaItemView[];
  /** Moves an item; the words are said aloud. */
  onMove(move: Move, words: string): void;
  onRemoved(): void;
  /** Only items of this issue area are shown; times stay those of the whole day. */
  areaId: string | null;
  openItemId: string | null;
  itemTo(itemId: string): string;
}

/** The element a day's own link leads to. */
export function dayAnchor(day: Pick<AgendaDay, "on">): string {
  return `day-${day.on}`;
}

/** The programme day by day: times in the margin, rooms side by side where items run together. */
export function Programme(props: ProgrammeProps) {
  const { convening, items, areaId } = props;
  const schedules = new Map(
    convening.days.map((day) => [day.id, scheduleDay(itemsOfDay(items, day.id), day)]),
  );
  const mayArrange = convening.mayEdit && areaId === null;
  const arranging = useArranging(props);
  useReturnedFocus(props.openItemId);
  const drag = useItemDrag((move) => arranging.move(move, null));
  const dragged = items.find((item) => item.id === drag.dragging?.itemId);
  return (
    <div className={styles.programme} data-dragging={drag.dragging ? true : undefined}>
      {mayArrange && (
        <p id={HANDLE_HELP_ID} hidden>
          Drag, or press Alt with the up or down arrow key. Enter takes hold, then the
          arrow keys move it.
        </p>
      )}
      {convening.days.map((day) => {
        const schedule = schedules.get(day.id);
        return (
          schedule && (
            <DayProgramme
              key={day.id}
              {...props}
              day={day}
              schedule={schedule}
              mayArrange={mayArrange}
              arranging={arranging}
              dragging={drag.dragging}
              handleProps={drag.handleProps}
            />
          )
        );
      })}
      {drag.dragging && dragged && (
        <div className={styles.ghost} style={ghostAt(drag.dragging)} aria-hidden>
          {dragged.title}
        </div>
      )}
    </div>
  );
}

/** When the drawer of an item closes, the focus comes back to that item. */
function useReturnedFocus(openItemId: string | null): void {
  const last = useRef(openItemId);
  useEffect(() => {
    const closedId = openItemId === null ? last.current : null;
    last.current = openItemId;
    if (!closedId) return;
    // After the drawer has let go of the focus.
    const timer = setTimeout(() => {
      document
        .querySelector<HTMLElement>(`[data-item="${closedId}"] h3 a`)
        ?.focus({ preventScroll: true });
    }, 50);
    return () => clearTimeout(timer);
  }, [openItemId]);
}

/** The label under the pointer, on whichever side of it there is room. */
function ghostAt({ x, y }: Dragging) {
  const isLeft = x > window.innerWidth / 2;
  return {
    transform: `translate(${x}px, ${y}px)${isLeft ? " translateX(calc(-100% - 1.5rem))" : ""}`,
  };
}

/** Moving by keyboard and buttons, with the focus kept on the control that moved the item. */
function useArranging(props: ProgrammeProps) {
  const { convening, items, onMove } = props;
  const dayIds = convening.days.map((day) => day.id);
  const toFocus = useRef<string | null>(null);
  const [, setMoves] = useState(0);
  useLayoutEffect(() => {
    // Across groups and days React makes the item anew; the focus has to be carried over.
    if (!toFocus.current) return;
    document.getElementById(toFocus.current)?.focus();
    toFocus.current = null;
  });

  function move(asked: Move, control: ItemControl | null): void {
    if (control) toFocus.current = itemControlId(asked.itemId, control);
    const title = items.find((item) => item.id === asked.itemId)?.title ?? "";
    const place = placeWords(items, asked);
    onMove(asked, `“${title}” moved ${place}${whenWords(convening, items, asked)}.`);
    setMoves((count) => count + 1);
  }

  return {
    move,
    stepFor: (itemId: string, direction: Direction) =>
      stepMove(items, dayIds, itemId, direction),
    step(itemId: string, direction: Direction, control: ItemControl): void {
      const asked = stepMove(items, dayIds, itemId, direction);
      if (asked) move(asked, control);
    },
    sendTo(itemId: string, dayId: string): void {
      const last = itemsOfDay(items, dayId).at(-1)?.id ?? null;
      const place = { dayId, afterId: last, beforeId: null, besideId: null };
      move({ itemId, ...place }, "handle");
    },
  };
}

function placeWords(items: readonly AgendaItemView[], move: Move): string {
  const titleOf = (id: string | null) => items.find((item) => item.id === id)?.title;
  const beside = titleOf(move.besideId);
  if (beside) return `beside “${beside}”`;
  const after = titleOf(move.afterId);
  return after ? `after “${after}”` : "to the start of the day";
}

/** ", now at 3:30 PM on July 27, 2017": where the item will stand after the move. */
function whenWords(
  convening: ConveningView,
  items: readonly AgendaItemView[],
  move: Move,
): string {
  const day = convening.days.find((one) => one.id === move.dayId);
  if (!day) return "";
  const after = itemsOfDay(applyMove(items, move).items, day.id);
  const block = scheduleDay(after, day).blocks.find(({ items: timed }) =>
    timed.some(({ item }) => item.id === move.itemId),
  );
  const at = block ? `, now at ${minuteWords(block.startMinute)}` : "";
  return `${at} on ${wordsOfDate(day.on)}`;
}

interface DayProgrammeProps extends ProgrammeProps {
  day: AgendaDay;
  schedule: DaySchedule<AgendaItemView>;
  mayArrange: boolean;
  arranging: ReturnType<typeof useArranging>;
  dragging: Dragging | null;
  handleProps: ReturnType<typeof useItemDrag>["handleProps"];
}

function DayProgramme(props: DayProgrammeProps) {
  const { convening, day, schedule, areaId } = props;
  const shown = schedule.blocks.filter(
    (block) =>
      areaId === null || block.items.some(({ item }) => item.issueArea?.id === areaId),
  );
  return (
    <Section
      id={dayAnchor(day)}
      title={wordsOfDate(day.on, "weekday")}
      actions={
        convening.mayEdit && (
          <ButtonLink
            to={newAgendaItemPath(convening.id, day.id)}
            size="small"
            variant="quiet"
            icon={Plus}
          >
            Add an item
          </ButtonLink>
        )
      }
    >
      <DayTotal day={day} schedule={schedule} />
      <ol className={styles.day} data-day={day.id}>
        {shown.map((block) => (
          <BlockRow key={block.items[0]?.item.id} {...props} block={block} />
        ))}
        {shown.length === 0 && <EmptyDay {...props} />}
      </ol>
    </Section>
  );
}

function EmptyDay({ convening, day, areaId }: DayProgrammeProps) {
  const words =
    areaId === null
      ? "Nothing is planned for this day yet."
      : "Nothing about this issue area on this day.";
  return (
    <li className={styles.empty}>
      {words}{" "}
      {areaId === null && convening.mayEdit && (
        <Link to={newAgendaItemPath(convening.id, day.id)}>Add its first item</Link>
      )}
    </li>
  );
}

/** One start time, and what starts then. */
function BlockRow(props: DayProgrammeProps & { block: Block<AgendaItemView> }) {
  const { block, areaId } = props;
  const isGroup = block.items.length > 1;
  const items = block.items.filter(
    ({ item }) => areaId === null || item.issueArea?.id === areaId,
  );
  return (
    <li className={styles.block} data-block>
      <p className={styles.time}>
        <span className={styles.start}>{minuteWords(block.startMinute)}</span>
        <span className={styles.end}>
          <span className="visually-hidden">to </span>
          <span aria-hidden>– </span>
          {minuteWords(block.endMinute)}
        </span>
      </p>
      <ul className={clsx(styles.items, isGroup && styles.rooms)}>
        {items.map(({ item, endMinute }) => (
          <AgendaItem
            key={item.id}
            item={item}
            endMinute={endMinute}
            endsEarly={endMinute < block.endMinute}
            to={props.itemTo(item.id)}
            mayComment={props.convening.mayComment}
            maySeeNetwork={props.convening.maySeeNetwork}
            isOpen={props.openItemId === item.id}
            isDragged={props.dragging?.itemId === item.id}
            dropSide={
              props.dragging?.drop?.mark?.itemId === item.id
                ? props.dragging.drop.mark.side
                : undefined
            }
            {...(props.mayArrange ? toolsOf(props, item) : {})}
          />
        ))}
      </ul>
    </li>
  );
}

function toolsOf(
  props: DayProgrammeProps,
  item: AgendaItemView,
): { handle: ReactNode; tools: ReactNode } {
  const { convening, arranging, day } = props;
  const { id, title } = item;
  return {
    handle: (
      <ItemHandle
        itemId={id}
        title={title}
        onStep={(direction) => arranging.step(id, direction, "handle")}
        {...props.handleProps(id)}
      />
    ),
    tools: (
      <ItemTools
        itemId={id}
        title={title}
        editTo={agendaItemEditPath(convening.id, id)}
        canStep={{
          up: arranging.stepFor(id, "up") !== null,
          down: arranging.stepFor(id, "down") !== null,
        }}
        onStep={(direction, control) => arranging.step(id, direction, control)}
        otherDays={convening.days
          .filter((other) => other.id !== day.id)
          .map((other) => ({
            id: other.id,
            label: wordsOfDate(other.on, "withoutYear"),
          }))}
        onSendTo={(dayId) => arranging.sendTo(id, dayId)}
        onRemove={async () => {
          const sent = await sendFields(agendaArrangePath(convening.id), {
            intent: "remove",
            itemId: id,
          });
          if (sent.ok) props.onRemoved();
          return sent.ok ? null : sent.message;
        }}
      />
    ),
  };
}
