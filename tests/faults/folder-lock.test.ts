import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderTaken, takeFolder } from "#server/database/folder-lock.ts";

// F-07: one data folder, one holder.

let folder: string;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "translocal-lock-"));
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map(kill));
  await rm(folder, { recursive: true, force: true });
});

async function startTaker(where = folder): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, "folder-taker.ts"), [where], {
    execArgv: ["--import", "tsx"],
  });
  children.push(child);
  await once(child, "message");
  return child;
}

async function ask(child: ChildProcess, order: string): Promise<string> {
  const answer = once(child, "message");
  child.send(order);
  return String((await answer)[0]);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = once(child, "exit");
  child.kill("SIGKILL");
  await end;
}

test("of two processes that ask at once exactly one gets the folder, twenty times", async () => {
  const [first, second] = [await startTaker(), await startTaker()];
  for (let round = 0; round < 20; round += 1) {
    const answers = await Promise.all([ask(first, "take"), ask(second, "take")]);
    expect(answers.filter((answer) => answer === "taken")).toHaveLength(1);
    await Promise.all([ask(first, "release"), ask(second, "release")]);
  }
});

test("the second is refused at once, with the holder's process and address", async () => {
  const holder = await startTaker();
  expect(await ask(holder, "take")).toBe("taken");
  const refusal = await takeFolder(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(FolderTaken);
  expect(String(refusal)).toContain(folder);
  expect(String(refusal)).toContain(`process ${holder.pid}`);
  expect(String(refusal)).toContain("http://127.0.0.1:4321");
});

test("a holder that was killed blocks nobody, not for a moment", async () => {
  for (let round = 0; round < 4; round += 1) {
    const holder = await startTaker();
    expect(await ask(holder, "take")).toBe("taken");
    await kill(holder);
    const lock = await takeFolder(folder, 0);
    await lock.release();
  }
});

test("who asks while the holder is just leaving gets the folder after it", async () => {
  const [leaving, coming] = [await startTaker(), await startTaker()];
  expect(await ask(leaving, "take")).toBe("taken");
  const arrival = ask(coming, "wait");
  expect(await ask(leaving, "release")).toBe("released");
  expect(await arrival).toBe("taken");
});

test("a note left by a dead process, even with a living process's number, decides nothing", async () => {
  const lock = await takeFolder(folder, 0);
  await lock.release();
  const { writeFile } = await import("node:fs/promises");
  const note = JSON.stringify({ pid: process.pid, address: "http://127.0.0.1:1" });
  await writeFile(path.join(folder, "translocal.lock.json"), note);
  const again = await takeFolder(folder, 0);
  await again.release();
});

test("the folder is its owner's alone, and a long name finds room for its socket", async () => {
  const long = path.join(folder, "a".repeat(60), "b".repeat(60));
  const lock = await takeFolder(long, 0);
  expect((await stat(long)).mode & 0o777).toBe(0o700);
  expect((await stat(lock.socketFolder)).mode & 0o777).toBe(0o700);
  expect(lock.socketFolder.length).toBeLessThan(90);
  const refused = takeFolder(long, 0);
  await expect(refused).rejects.toBeInstanceOf(FolderTaken);
  await lock.release();
  await rm(lock.socketFolder, { recursive: true, force: true });
});
