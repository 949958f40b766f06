import { describe, expect, test } from "vitest";
import { createSignInLimits, type SignInLimits } from "./sign-in-limits.server.ts";

async function countAllowed(
  limits: SignInLimits,
  tries: readonly [email: string, address: string][],
): Promise<number> {
  const results = await Promise.allSettled(
    tries.map(([email, address]) => limits.begin(email, address)),
  );
  return results.filter((result) => result.status === "fulfilled").length;
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("guessing", () => {
  test("an account bears ten tries, whatever the addresses they come from", async () => {
    const tries = numbers(300).map((i): [string, string] => [
      i % 2 ? "ada@example.org" : "ADA@example.org",
      `192.0.2.${i % 250}`,
    ]);
    expect(await countAllowed(createSignInLimits(), tries)).toBe(10);
  });

  test("an address bears a hundred tries, whatever the accounts", async () => {
    const tries = numbers(300).map((i): [string, string] => [
      `person-${i}@example.org`,
      "192.0.2.7",
    ]);
    expect(await countAllowed(createSignInLimits(), tries)).toBe(100);
  });

  test("the addresses of one IPv6 network count together", async () => {
    const tries = numbers(300).map((i): [string, string] => [
      `person-${i}@example.org`,
      i % 2 ? `2001:db8:1:2::${i}` : `2001:db8:1:2:0:0:1:${i}`,
    ]);
    expect(await countAllowed(createSignInLimits(), tries)).toBe(100);
    const others = numbers(300).map((i): [string, string] => [
      `person-${i}@example.org`,
      `2001:db8:1:${i}::1`,
    ]);
    expect(await countAllowed(createSignInLimits(), others)).toBe(300);
  });

  test("the right password gives the account its tries back", async () => {
    const limits = createSignInLimits();
    for (const _ of numbers(9)) await limits.begin("ada@example.org", "192.0.2.1");
    const last = await limits.begin("ada@example.org", "192.0.2.1");
    await last.succeeded();
    const tries = numbers(20).map((): [string, string] => [
      "ada@example.org",
      "192.0.2.2",
    ]);
    expect(await countAllowed(limits, tries)).toBe(10);
  });

  test("whoever is turned away learns how long to wait", async () => {
    const limits = createSignInLimits();
    for (const _ of numbers(10)) await limits.begin("ada@example.org", "192.0.2.1");
    await expect(limits.begin("ada@example.org", "192.0.2.1")).rejects.toMatchObject({
      reason: "tooMany",
      message: "Too many tries for this account. Wait 15 minutes, then try again.",
    });
  });
});
