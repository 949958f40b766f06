/** What an agenda item is, in the order the kinds are offered. */
export const AGENDA_ITEM_KINDS = [
  "plenary",
  "training",
  "breakout",
  "action",
  "debrief",
  "board",
  "caucus",
  "reception",
  "registration",
  "meal",
  "break",
  "other",
] as const;
export type AgendaItemKind = (typeof AGENDA_ITEM_KINDS)[number];

export const AGENDA_ITEM_KIND_WORDS: Record<
  AgendaItemKind,
  { name: string; means: string }
> = {
  plenary: { name: "Plenary", means: "Everybody in one room." },
  training: { name: "Training", means: "Learning to do something." },
  breakout: { name: "Breakout", means: "Work on one issue in a smaller room." },
  action: { name: "Public action", means: "Something done in public, together." },
  debrief: { name: "Debrief", means: "Looking back in home groups." },
  board: { name: "Board meeting", means: "The network's board." },
  caucus: { name: "Caucus", means: "People who share a question meet." },
  reception: { name: "Reception", means: "Time to talk." },
  registration: { name: "Registration", means: "Arriving." },
  meal: { name: "Meal", means: "Eating together." },
  break: { name: "Break", means: "A pause." },
  other: { name: "Other", means: "Anything else." },
};

/** Longest an item may last: a day. */
export const MAX_ITEM_MINUTES = 1_440;

/** What the schedule needs of an item; the list is in the order of the agenda. */
export interface TimedItem {
  minutes: number;
  /** Starts together with the item before it. */
  isParallel: boolean;
}

/** Items that start together. Minutes count from local midnight; past 1440 is the next day. */
export interface Block<Item> {
  startMinute: number;
  endMinute: number;
  items: { item: Item; startMinute: number; endMinute: number }[];
}

export interface DaySchedule<Item> {
  blocks: Block<Item>[];
  /** Planned time, what runs in parallel counted once. */
  totalMinutes: number;
  /** Between opening and closing. */
  availableMinutes: number;
  /** By how much the plan passes closing time; negative when time is left. */
  overMinutes: number;
}

/**
 * When each item of a day starts and ends. Items run one after another from opening time;
 * those in parallel start together, and the next waits for the longest of them. A parallel
 * item with nothing before it simply opens the day.
 */
export function scheduleDay<Item extends TimedItem>(
  items: readonly Item[],
  day: { opensMinute: number; closesMinute: number },
): DaySchedule<Item> {
  const blocks: Block<Item>[] = [];
  let startMinute = day.opensMinute;
  for (const group of parallelGroups(items)) {
    const timed = group.map((item) => ({
      item,
      startMinute,
      endMinute: startMinute + item.minutes,
    }));
    const endMinute = Math.max(...timed.map((item) => item.endMinute));
    blocks.push({ startMinute, endMinute, items: timed });
    startMinute = endMinute;
  }
  const totalMinutes = startMinute - day.opensMinute;
  const availableMinutes = day.closesMinute - day.opensMinute;
  return {
    blocks,
    totalMinutes,
    availableMinutes,
    overMinutes: totalMinutes - availableMinutes,
  };
}

/** The items of a day, those that start together in one list. */
export function parallelGroups<Item extends Pick<TimedItem, "isParallel">>(
  items: readonly Item[],
): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (item.isParallel && group) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** A time of day: 545 → "9:05 AM". After midnight of the same night: "12:30 AM next day". */
export function minuteWords(minute: number): string {
  const ofDay = ((minute % 1_440) + 1_440) % 1_440;
  const hour = Math.floor(ofDay / 60);
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(ofDay % 60).padStart(2, "0")}`;
  const half = hour < 12 ? "AM" : "PM";
  return `${clock} ${half}${minute >= 1_440 ? " next day" : ""}`;
}

/** A length of time: 95 → "1 h 35 min", 60 → "1 h", 0 → "0 min". */
export function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** The value of a time field, "09:05", for a minute of the day; 1440 is "00:00". */
export function timeOfMinute(minute: number): string {
  const ofDay = minute % 1_440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}

/** The minute of the day a time field means, or null when it means none. */
export function minuteOfTime(time: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(time);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}
