import { describe, expect, test } from "vitest";
import { COMMON_PASSWORDS } from "./common-passwords.server.ts";
import { passwordProblem } from "./password-rule.server.ts";

const EMAIL = "ada.paperwhite@example.org";

describe("a password somebody chooses", () => {
  test.each([
    "seven7!",
    "",
    "       ",
    "🔑🔑🔑🔑🔑🔑🔑",
    "x".repeat(201),
    "password",
    "PassWord123",
    "password1!",
    "qwertyuiop",
    "12345678",
    "Welcome123",
    "iloveyou!!",
    "aaaaaaaaaaaa",
    "abababab",
    "bcdefghijk",
    "987654321",
    EMAIL,
    "ADA.Paperwhite",
  ])("%j is refused with a sentence", (password) => {
    expect(passwordProblem(password, EMAIL)).toMatch(/\.$/);
  });

  test.each([
    "quarry lantern biscuit tide",
    "Zx8#qLm2",
    "пароль для города",
    `${"🔑".repeat(8)}lock`,
    "correct horse battery staple",
    `${"x1".repeat(3)}y9 meadow`,
    `${"a ".repeat(90)}end`,
  ])("%j is taken", (password) => {
    expect(passwordProblem(password, EMAIL)).toBeNull();
  });

  test("the list holds nothing that is refused for its length anyway", () => {
    const short = [...COMMON_PASSWORDS].filter((word) => [...word].length < 8);
    expect(short).toEqual([]);
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(150);
  });
});
