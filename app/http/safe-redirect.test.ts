import { describe, expect, test } from "vitest";
import { safePath } from "./safe-redirect.ts";

describe("a place inside this site passes unchanged", () => {
  test.each([
    "/",
    "/campaigns",
    "/campaigns/0198-a/status?view=board",
    "/drafts/1?comment=2#block-3",
    "/people?q=Ada%20Paperwhite",
    "/people?q=%2F%2Fevil.example",
    "/search?to=https://evil.example",
    "/a//b",
    "/a/http://evil.example",
    "/@evil.example",
    "/:80",
    "/#//evil.example",
    "/?//evil.example",
    "/javascript:alert(1)",
    "/.well-known/x",
  ])("%s", (target) => {
    expect(safePath(target)).toBe(target);
  });
});

describe("dots are resolved before anybody follows them", () => {
  test.each([
    ["/a/../b", "/b"],
    ["/../../b", "/b"],
    ["/./b", "/b"],
    ["/%2e%2e/b", "/b"],
  ])("%s leads to %s", (target, path) => {
    expect(safePath(target)).toBe(path);
  });
});

describe("anywhere else leads home", () => {
  test.each([
    null,
    undefined,
    "",
    " ",
    "campaigns",
    "./campaigns",
    "../campaigns",
    "?to=/campaigns",
    "#campaigns",
    "//evil.example",
    "//evil.example/campaigns",
    "///evil.example",
    "////evil.example",
    "//evil.example@here.invalid",
    "//here.invalid",
    "//[::1]",
    "/\\evil.example",
    "/\\/evil.example",
    "\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/a\\..\\b",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "/\r\nLocation: https://evil.example",
    "\t//evil.example",
    "\n//evil.example",
    " //evil.example",
    " /campaigns",
    "\u0000/campaigns",
    "/\u0000",
    "/\u007f",
    "/campaigns\r\nSet-Cookie: session=1",
    "http://evil.example",
    "https://evil.example",
    "HTTPS://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http:///evil.example",
    "//evil%2eexample",
    "https://here.invalid",
    "https://here.invalid/campaigns",
    "https://here.invalid@evil.example",
    "ftp://evil.example",
    "ws://evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://evil.example/1",
    "file:///etc/passwd",
    "mailto:ada@example.org",
    "about:blank",
    ":80",
    "@evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/%2e//evil.example",
    "\uFF0F\uFF0Fevil.example",
  ])("%j", (target) => {
    expect(safePath(target, "/home")).toBe("/home");
  });

  test("what passes never leaves when a browser follows it", () => {
    for (const target of [
      "/..//evil.example",
      "/.//evil.example",
      "/a/..//b",
      "/\u2215/x",
    ]) {
      const path = safePath(target);
      expect(new URL(path, "https://ours.example").origin).toBe("https://ours.example");
    }
  });
});
