import { readFileSync } from "node:fs";

/** An input that once found a fault, by the name of its file. */
export function regression<T>(name: string): T {
  const file = new URL(`${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as T; // written beside this file
}
