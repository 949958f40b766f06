import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Line, lineTo } from "#tests/support/proxy.ts";
import { seeded } from "#tests/support/random-editor.ts";
import { until } from "#tests/support/room.ts";

// The faults a test thinks it makes are really there.

let server: Server;
let line: Line;
let far: Socket;
let near: Socket;
let heard: Buffer[];
let answered: Buffer[];

beforeEach(async () => {
  server = createServer({ allowHalfOpen: true }, (socket) => {
    far = socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  line = await lineTo({ host: "127.0.0.1", port }, seeded(3));
  heard = [];
  answered = [];
  const arrival = once(server, "connection");
  near = connect({ port: line.port, host: "127.0.0.1", allowHalfOpen: true });
  near.on("error", () => {});
  near.on("data", (bytes) => answered.push(bytes));
  await arrival;
  far.on("data", (bytes) => heard.push(bytes));
});
afterEach(async () => {
  near.destroy();
  far.destroy();
  await line.close();
  server.close();
});

const said = () => Buffer.concat(heard).toString();
const answer = () => Buffer.concat(answered).toString();

it("a line in fair weather passes everything, both ways", async () => {
  near.write("hello");
  await until(() => said() === "hello", "heard");
  far.write("good day");
  await until(() => answer() === "good day", "answered");
});

it("a frozen line holds back what was said until it thaws", async () => {
  line.set({ frozen: ["up"] });
  near.write("later");
  far.write("now");
  await until(() => answer() === "now", "answered");
  expect(said()).toBe("");
  line.mend();
  await until(() => said() === "later", "thawed");
});

it("a line tears what is said into pieces and loses none", async () => {
  far.setNoDelay(true);
  line.set({ pieceBytes: 3, delayMs: 2 });
  const words = "a whole sentence in many small pieces";
  near.write(words);
  await until(() => said() === words, "heard");
  expect(heard.length).toBeGreaterThan(5);
});

it("a line that is cut breaks both ends, in the middle of what is said, and takes nobody until mended", async () => {
  const ends = Promise.all([once(near, "end"), once(far, "end")]);
  line.cutIn(4);
  near.write("abcdefgh");
  await ends;
  expect("abcd".startsWith(said())).toBe(true);
  line.cut();
  const refused = connect(line.port, "127.0.0.1");
  refused.on("error", () => {});
  await once(refused, "close");
  line.mend();
  const taken = connect(line.port, "127.0.0.1");
  await once(server, "connection");
  taken.destroy();
});

it("a line that is closed on one side ends there only", async () => {
  const end = once(far, "end");
  line.halfClose("up");
  await end;
  far.write("still here");
  await until(() => answer() === "still here", "answered");
});
