import { expect, it } from "vitest";
import { askedAt } from "./mention-picker.tsx";
import { namedParts } from "./named-parts.ts";

const named = (name: string) => ({
  ref: `person:${name}`,
  name,
  href: null,
  isMe: false,
});
const said = (body: string, ...names: string[]) =>
  namedParts(body, names.map(named)).map(({ text, mention }) =>
    mention ? `[${mention.name}]` : text,
  );

it("words are cut where they name somebody, and joined they are the words", () => {
  const body = "@Ada Quill and @Ada, see x@Ada or @Nobody.";
  expect(said(body, "Ada", "Ada Quill")).toEqual([
    "[Ada Quill]",
    " and ",
    "[Ada]",
    ", see x",
    "[Ada]",
    " or @Nobody.",
  ]);
  const parts = namedParts(body, [named("Ada"), named("Ada Quill")]);
  expect(parts.map(({ text }) => text).join("")).toBe(body);
  expect(said("", "Ada")).toEqual([]);
});

it("somebody is looked for after a sign that begins a word, up to the caret", () => {
  expect(askedAt("Ask @ada q", 10)).toEqual({ at: 4, q: "ada q" });
  expect(askedAt("Ask @ada q", 7)).toEqual({ at: 4, q: "ad" });
  expect(askedAt("@", 1)).toEqual({ at: 0, q: "" });
  expect(askedAt("mail@example.org", 16)).toBeNull();
  expect(askedAt("@ada\nnext", 9)).toBeNull();
  expect(askedAt("@ then", 6)).toBeNull();
});
