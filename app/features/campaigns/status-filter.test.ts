import { expect, test } from "vitest";
import {
  EVERY_CITY,
  isFiltering,
  readStatusFilter,
  statusQuery,
} from "./status-filter.ts";

const read = (query: string) => readStatusFilter(new URLSearchParams(query));

test("an address without a filter shows every city as a table by name", () => {
  const filter = read("");
  expect(filter).toEqual({
    view: "table",
    stage: null,
    force: null,
    state: null,
    search: "",
    sort: "city",
    group: null,
    since: null,
  });
  expect(filter).toEqual(EVERY_CITY);
  expect(isFiltering(filter)).toBe(false);
  expect(statusQuery(filter)).toBe("");
});

test("a filter survives the way through the address", () => {
  const query =
    "?view=board&q=San+A&stage=hearing&force=partly&state=TX&sort=next&group=state&since=2018-06-14";
  const filter = read(query);
  expect(statusQuery(filter)).toBe(query);
  expect(isFiltering(filter)).toBe(true);
});

test("what is not understood is left out", () => {
  expect(
    read(
      "stage=nonsense&force=toString&state=texas&sort=1&view=globe&group=x&since=2018-02-30",
    ),
  ).toEqual(read(""));
});
