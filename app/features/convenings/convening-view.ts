import type { AgendaItemKind } from "#app/domain/agenda.ts";
import type { PlacedItem } from "#app/domain/agenda-order.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { ConveningKind, ConveningStatus } from "#app/domain/convening.ts";
import type { Byline } from "#app/features/access/byline.ts";

/** A convening as a line in a list. */
export interface ConveningLine {
  id: string;
  title: string;
  kind: ConveningKind;
  status: ConveningStatus;
  /** "Austin, TX" */
  city: string | null;
  venue: string;
  campaign: { id: string; title: string } | null;
  /** First and last day; null while none is set. */
  firstOn: CalendarDate | null;
  lastOn: CalendarDate | null;
  itemCount: number;
  isPast: boolean;
}

/** A day and the time it has; minutes count from midnight of the place. */
export interface AgendaDay {
  id: string;
  on: CalendarDate;
  opensMinute: number;
  closesMinute: number;
  /** "CDT": what the place calls its time on that day. */
  zone: string;
}

/** An item as the programme shows it. */
export interface AgendaItemView extends PlacedItem {
  kind: AgendaItemKind;
  title: string;
  description: string;
  minutes: number;
  room: string;
  presenters: Byline[];
  issueArea: { id: string; name: string } | null;
  /** Null also where the reader may not see the draft. */
  draft: { id: string; title: string } | null;
  /** Comments in all its threads, and how many of the threads are open. */
  commentCount: number;
  openThreads: number;
}

/** The whole programme of a convening, and what the reader may do with it. */
export interface ConveningView {
  id: string;
  title: string;
  kind: ConveningKind;
  status: ConveningStatus;
  summary: string;
  venue: string;
  city: { id: string; label: string } | null;
  campaign: { id: string; title: string } | null;
  timeZone: string;
  isPast: boolean;
  days: AgendaDay[];
  items: AgendaItemView[];
  mayEdit: boolean;
  mayComment: boolean;
  /** May open the pages of people and cities. */
  maySeeNetwork: boolean;
}

/** What the programme hands to the drawer of one item. */
export interface ItemOutlet {
  convening: ConveningView;
  /** The items as they will stand, one's own moves counted. */
  items: readonly AgendaItemView[];
  /** The filter in the address, to keep when the drawer closes: "?area=…" or "". */
  query: string;
}
