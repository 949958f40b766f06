import { describe, expect, test } from "vitest";
import {
  durationWords,
  minuteOfTime,
  minuteWords,
  scheduleDay,
  timeOfMinute,
} from "./agenda.ts";

const nineToFive = { opensMinute: 540, closesMinute: 1020 };
const item = (minutes: number, isParallel = false) => ({ minutes, isParallel });

describe("the schedule of a day", () => {
  test.each([
    ["nothing is planned", [], [], 0, -480],
    [
      "items run one after another",
      [item(60), item(45), item(15)],
      [
        [540, 600],
        [600, 645],
        [645, 660],
      ],
      120,
      -360,
    ],
    [
      "breakouts run together and the next item waits for the longest",
      [item(30), item(60), item(90, true), item(45, true), item(15)],
      [
        [540, 570],
        [570, 630],
        [570, 660],
        [570, 615],
        [660, 675],
      ],
      135,
      -345,
    ],
    [
      "a parallel item without one before it opens the day",
      [item(20, true), item(30, true)],
      [
        [540, 560],
        [540, 570],
      ],
      30,
      -450,
    ],
    [
      "the plan passes closing time",
      [item(240), item(300)],
      [
        [540, 780],
        [780, 1080],
      ],
      540,
      60,
    ],
  ])("%s", (_, items, times, total, over) => {
    const schedule = scheduleDay(items, nineToFive);
    const told = schedule.blocks.flatMap((block) =>
      block.items.map((timed) => [timed.startMinute, timed.endMinute]),
    );
    expect(told).toEqual(times);
    expect(schedule.totalMinutes).toBe(total);
    expect(schedule.availableMinutes).toBe(480);
    expect(schedule.overMinutes).toBe(over);
  });

  test("a block lasts as long as its longest item", () => {
    const [block] = scheduleDay([item(20), item(50, true)], nineToFive).blocks;
    expect(block).toMatchObject({ startMinute: 540, endMinute: 590 });
  });
});

test.each([
  [0, "12:00 AM"],
  [545, "9:05 AM"],
  [720, "12:00 PM"],
  [1439, "11:59 PM"],
  [1470, "12:30 AM next day"],
])("minute %i of the day is said as %s", (minute, words) => {
  expect(minuteWords(minute)).toBe(words);
});

test.each([
  [0, "0 min"],
  [45, "45 min"],
  [60, "1 h"],
  [95, "1 h 35 min"],
])("%i minutes are said as %s", (minutes, words) => {
  expect(durationWords(minutes)).toBe(words);
});

test("time fields are read and written", () => {
  expect(minuteOfTime("09:05")).toBe(545);
  expect(minuteOfTime("24:00")).toBeNull();
  expect(minuteOfTime("9:05")).toBeNull();
  expect(timeOfMinute(545)).toBe("09:05");
  expect(timeOfMinute(1440)).toBe("00:00");
});
