import { expect, test } from "vitest";
import type { CommentView, ThreadView } from "#app/features/comments/comment-view.ts";
import { citiesIn, filterThreads } from "./thread-filter.ts";

const by = (
  personId: string,
  city: string | null,
  { isDeleted = false, namesMe = false } = {},
): CommentView => ({
  id: `${personId} ${city}`,
  body: "words",
  mentions: namesMe ? [{ ref: "person:ada", name: "ada", href: null, isMe: true }] : [],
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
  mayMakeTask: true,
  tasks: [],
  comments,
});

const threads = [
  thread("a", [by("ada", "Austin, TX"), by("tomas", "San Antonio, TX")]),
  thread("b", [by("tomas", "San Antonio, TX")]),
  thread("c", [by("ada", "Austin, TX", { isDeleted: true }), by("gideon", null)]),
  thread("e", [by("gideon", null, { namesMe: true })]),
  thread("d", [by("ada", "Austin, TX")], true),
];
const ada = { personId: "ada" };
const ids = (filter: Parameters<typeof filterThreads>[1]) =>
  filterThreads(threads, filter, ada).map(({ id }) => id);

test("comments are shown that are open, that one wrote or is named in, that a city's people wrote, or that are resolved", () => {
  expect(ids("open")).toEqual(["a", "b", "c", "e"]);
  expect(ids("mine")).toEqual(["a", "e"]);
  expect(ids("city:San Antonio, TX")).toEqual(["a", "b"]);
  expect(ids("resolved")).toEqual(["d"]);
});

test("a city is offered whose people have written something that still stands", () => {
  expect(citiesIn(threads)).toEqual(["Austin, TX", "San Antonio, TX"]);
});
