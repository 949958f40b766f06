import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readForm } from "./read-form.server.ts";

const Input = z.strictObject({
  title: z.string().trim().min(1, "Write the title."),
  newPassword: z.string().default(""),
  city: z.array(z.string()).default([]),
});

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://127.0.0.1/x", { method: "POST", body, headers });
}

const form = (fields: [string, string][]) => post(new URLSearchParams(fields));

describe("a form", () => {
  test("comes back with what was typed and the errors at their fields, without passwords", async () => {
    const read = await readForm(
      form([
        ["title", "  "],
        ["newPassword", "secret words"],
      ]),
      Input,
    );
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.reply.init?.status).toBe(400);
    expect(read.reply.data).toEqual({
      errors: { title: "Write the title." },
      formError: null,
      typed: { title: "  " },
    });
  });

  test("with names nobody asked for changes nothing", async () => {
    const read = await readForm(
      form([
        ["title", "Freedom City"],
        ["isAdministrator", "true"],
        ["__proto__", "x"],
      ]),
      Input,
    );
    expect(read.ok).toBe(false);
  });

  test("gives lists only for names that are lists", async () => {
    const fields: [string, string][] = [
      ["title", "one"],
      ["title", "two"],
      ["city", "a"],
      ["city", "b"],
    ];
    const read = await readForm(form(fields), Input, ["city"]);
    expect(read).toMatchObject({ ok: true, value: { title: "two", city: ["a", "b"] } });
  });

  test("loses the one character the database cannot store", async () => {
    const read = await readForm(form([["title", "Free\u0000dom"]]), Input);
    expect(read).toMatchObject({ ok: true, value: { title: "Freedom" } });
  });

  test.each([
    ["application/json", '{"title":{"contains":""}}'],
    ["multipart/form-data; boundary=x", "--y\r\nnonsense"],
    ["text/plain", "title=x"],
    ["multipart/form-data", "no boundary"],
  ])("that is %s instead is refused in words", async (type, body) => {
    const read = readForm(post(body, { "content-type": type }), Input);
    await expect(read).rejects.toMatchObject({ reason: "invalid" });
  });

  test("field cannot be an object, however it is spelled", async () => {
    for (const name of ["title[contains]", "title.contains", "title[]"]) {
      const read = await readForm(form([[name, "x"]]), Input);
      expect(read.ok).toBe(false);
    }
  });
});
