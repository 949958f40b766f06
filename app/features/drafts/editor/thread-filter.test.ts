import { expect, test } from "vitest";
import type { CommentView, ThreadView } from "#app/features/comments/comment-view.ts";
import { citiesIn, filterThreads } from "./thread-filter.ts";

const by = (personId: string, city: string | null, isDeleted = false): CommentView => ({
  id: `${personId} ${city}`,
  body: "words",
  author: { personId, name: personId, city, title: null, color: 1 },
  postedAt: new Date(0),
  editedAt: null,
  isDeleted,
  isOwn: false,
  mayEdit: false,
  mayDelete: false,
});

const thread = (id: string, comments: CommentView[], isResolved = false): ThreadView => ({
  id,
  reach: "words",
  quote: "words",
  blockId: null,
  suggestionId: null,
  startedAt: new Date(0),
  resolvedAt: isResolved ? new Date(0) : null,
  resolvedBy: null,
  mayReply: true,
  mayResolve: true,
  comments,
});

const threads = [
  thread("a", [by("ada", "Austin, TX"), by("tomas", "San Antonio, TX")]),
  thread("b", [by("tomas", "San Antonio, TX")]),
  thread("c", [by("ada", "Austin, TX", true), by("gideon", null)]),
  thread("d", [by("ada", "Austin, TX")], true),
];
const ada = { personId: "ada" };
const ids = (filter: Parameters<typeof filterThreads>[1]) =>
  filterThreads(threads, filter, ada).map(({ id }) => id);

test("comments are shown that are open, that one wrote in, that a city's people wrote, or that are resolved", () => {
  expect(ids("open")).toEqual(["a", "b", "c"]);
  expect(ids("mine")).toEqual(["a"]);
  expect(ids("city:San Antonio, TX")).toEqual(["a", "b"]);
  expect(ids("resolved")).toEqual(["d"]);
});

test("a city is offered whose people have written something that still stands", () => {
  expect(citiesIn(threads)).toEqual(["Austin, TX", "San Antonio, TX"]);
});
