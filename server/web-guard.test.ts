import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, test } from "vitest";
import {
  type Asked,
  canonicalAddress,
  contentSecurityPolicy,
  guardRequests,
  headersFor,
  isOurHost,
  judgeRequest,
  MAX_BODY_BYTES,
} from "./web-guard.ts";

const LOCAL = "http://127.0.0.1:3000";
const PUBLIC = "https://translocal.example.org";

function post(headers: Asked["headers"], origin: string, url = "/campaigns"): number {
  const asked = {
    method: "POST",
    url,
    headers: { host: new URL(origin).host, ...headers },
  };
  return judgeRequest(asked, origin)?.status ?? 200;
}

describe("a form is believed only from a page of this workspace", () => {
  test.each<[string, Asked["headers"], number]>([
    ["same origin", { "sec-fetch-site": "same-origin" }, 200],
    [
      "same origin, with its Origin",
      { "sec-fetch-site": "same-origin", origin: PUBLIC },
      200,
    ],
    ["a sibling subdomain", { "sec-fetch-site": "same-site", origin: PUBLIC }, 403],
    ["another site", { "sec-fetch-site": "cross-site", origin: PUBLIC }, 403],
    ["typed by hand", { "sec-fetch-site": "none", origin: PUBLIC }, 403],
    ["an invented site value", { "sec-fetch-site": "same-origin, same-origin" }, 403],
    ["an empty site value", { "sec-fetch-site": "", origin: PUBLIC }, 403],
    ["an older browser of ours", { origin: PUBLIC }, 200],
    ["an older browser elsewhere", { origin: "https://evil.example" }, 403],
    ["our name over plain http", { origin: "http://translocal.example.org" }, 403],
    ["our name with a port", { origin: `${PUBLIC}:8443` }, 403],
    ["our name as a prefix", { origin: `${PUBLIC}.evil.example` }, 403],
    ["our name in capitals", { origin: PUBLIC.toUpperCase() }, 403],
    ["a sandboxed frame", { origin: "null" }, 403],
    ["nothing at all", {}, 403],
    ["only a Referer", { referer: `${PUBLIC}/campaigns` }, 403],
    [
      "a forwarded host that matches",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
      403,
    ],
    ["a doubled Origin", { origin: `${PUBLIC}, ${PUBLIC}` }, 403],
  ])("%s", (_, headers, status) => {
    expect(post(headers, PUBLIC)).toBe(status);
  });

  test.each(["PUT", "PATCH", "DELETE", "POST", "PROPFIND", "post"])(
    "%s is judged",
    (method) => {
      const asked = { method, url: "/", headers: { host: "127.0.0.1:3000" } };
      expect(judgeRequest(asked, LOCAL)?.status).toBe(403);
    },
  );

  test.each(["GET", "HEAD", "OPTIONS"])("%s may come from anywhere", (method) => {
    const headers = { host: "127.0.0.1:3000", "sec-fetch-site": "cross-site" };
    expect(judgeRequest({ method, url: "/", headers }, LOCAL)).toBeNull();
  });

  test.each(["x-http-method-override", "x-method-override", "x-http-method"])(
    "%s does not turn a post into a harmless question",
    (name) => {
      expect(post({ [name]: "GET" }, PUBLIC)).toBe(403);
    },
  );

  test.each([
    "/campaigns?_data=routes%2Fcampaigns",
    "/?a=1&_data",
    "/campaigns?%5Fdata=root",
    "/campaigns.data?_data=x",
  ])("%s is refused, whoever asks", (url) => {
    expect(post({ "sec-fetch-site": "same-origin" }, PUBLIC, url)).toBe(403);
    const get = { method: "GET", url, headers: { host: "translocal.example.org" } };
    expect(judgeRequest(get, PUBLIC)?.status).toBe(403);
  });

  test.each(["http://evil.example/", "*", "evil", ""])(
    "the target %j is no page",
    (url) => {
      const asked = { method: "GET", url, headers: { host: "127.0.0.1:3000" } };
      expect(judgeRequest(asked, LOCAL)?.status).toBe(400);
    },
  );
});

describe("the Host names this workspace", () => {
  test.each<[string, string, boolean]>([
    ["translocal.example.org", PUBLIC, true],
    ["TransLocal.example.org", PUBLIC, true],
    ["translocal.example.org:443", PUBLIC, true],
    ["translocal.example.org:80", PUBLIC, false],
    ["www.translocal.example.org", PUBLIC, false],
    ["evil.example", PUBLIC, false],
    ["127.0.0.1", PUBLIC, false],
    ["localhost:443", PUBLIC, false],
    ["translocal.example.org@evil.example", PUBLIC, false],
    ["translocal.example.org/evil", PUBLIC, false],
    ["translocal.example.org evil", PUBLIC, false],
    ["127.0.0.1:3000", LOCAL, true],
    ["localhost:3000", LOCAL, true],
    ["[::1]:3000", LOCAL, true],
    ["localhost:3001", LOCAL, false],
    ["localhost", LOCAL, false],
    ["localhost.evil.example:3000", LOCAL, false],
    ["[", LOCAL, false],
    ["", LOCAL, false],
  ])("%s at %s: %s", (host, origin, isOurs) => {
    expect(isOurHost(host, origin)).toBe(isOurs);
  });

  test("a foreign name is misdirected, no name is a bad request", () => {
    const get = { method: "GET", url: "/" };
    expect(
      judgeRequest({ ...get, headers: { host: "evil.example" } }, PUBLIC)?.status,
    ).toBe(421);
    expect(judgeRequest({ ...get, headers: {} }, PUBLIC)?.status).toBe(400);
  });

  test("a page asked for as localhost is sent to where its sockets are", () => {
    const headers = { host: "localhost:3000", accept: "text/html,*/*" };
    const asked = { method: "GET", url: "/drafts?to=//evil", headers };
    expect(canonicalAddress(asked, LOCAL)).toBe(`${LOCAL}/drafts?to=//evil`);
    expect(canonicalAddress({ ...asked, method: "POST" }, LOCAL)).toBeNull();
    const own = { ...asked, headers: { ...headers, host: "127.0.0.1:3000" } };
    expect(canonicalAddress(own, LOCAL)).toBeNull();
  });
});

describe("what every response says about itself", () => {
  const policy = contentSecurityPolicy({ origin: PUBLIC, isDevelopment: false }, "abc");
  const rules = new Map(
    policy
      .split("; ")
      .map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1).join(" ")]),
  );

  test.each([
    ["script-src", "'self' 'nonce-abc'"],
    ["style-src", "'self'"],
    ["style-src-elem", "'self' 'nonce-abc'"],
    ["style-src-attr", "'unsafe-inline'"],
    ["img-src", "'self' data:"],
    ["font-src", "'self'"],
    ["connect-src", "'self' wss://translocal.example.org"],
    ["object-src", "'none'"],
    ["base-uri", "'none'"],
    ["frame-ancestors", "'none'"],
    ["form-action", "'self'"],
    ["default-src", "'none'"],
  ])("%s is %s", (name, value) => {
    expect(rules.get(name)).toBe(value);
  });

  test("over plain http sockets are ws and nobody is told to insist on https", () => {
    const headers = headersFor({ origin: LOCAL, isDevelopment: false }, "n");
    expect(headers["Content-Security-Policy"]).toContain("ws://127.0.0.1:3000;");
    expect(headers["Strict-Transport-Security"]).toBeUndefined();
  });

  test("over https browsers are told to insist on it", () => {
    const headers = headersFor({ origin: PUBLIC, isDevelopment: false }, "n");
    expect(headers["Strict-Transport-Security"]).toMatch(/max-age=\d{8}/);
    expect(headers["Referrer-Policy"]).toBe("same-origin");
    expect(headers["X-Content-Type-Options"]).toBe("nosniff");
    expect(headers["Cross-Origin-Opener-Policy"]).toBe("same-origin");
    expect(headers["Cross-Origin-Resource-Policy"]).toBe("same-origin");
  });
});

describe("a body", () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  async function guarded() {
    const app = express();
    const started = createServer(app);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
    const { port } = started.address() as AddressInfo; // listening on TCP
    const origin = `http://127.0.0.1:${port}`;
    app.use(guardRequests({ origin }));
    let reached = 0;
    app.use((request, response) => {
      reached += 1;
      let bytes = 0;
      request.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.on("end", () => void response.send(String(bytes)));
    });
    return { port, origin, reached: () => reached };
  }

  function send(
    port: number,
    origin: string,
    parts: number[],
    headers: Record<string, string | number> = {},
  ) {
    return new Promise<{ status: number; body: string; cache: string | undefined }>(
      (resolve, reject) => {
        const request = httpRequest(
          { port, host: "127.0.0.1", method: "POST", headers: { origin, ...headers } },
          (response) => {
            let body = "";
            response.on("data", (chunk) => {
              body += chunk;
            });
            response.on("end", () =>
              resolve({
                status: response.statusCode ?? 0,
                body,
                cache: response.headers["cache-control"],
              }),
            );
          },
        );
        request.on("error", reject);
        for (const size of parts) request.write(Buffer.alloc(size, 97));
        request.end();
      },
    );
  }

  test("without a length is counted, and reaches the page whole", async () => {
    const { port, origin } = await guarded();
    const answer = await send(port, origin, [400_000, 400_000, 248_576]);
    expect(answer).toMatchObject({ status: 200, body: String(MAX_BODY_BYTES) });
    expect(answer.cache).toBe("no-store");
  });

  test("without a length that grows too large reaches nobody", async () => {
    const { port, origin, reached } = await guarded();
    const answer = await send(port, origin, [400_000, 400_000, 248_577]).catch(
      (error: NodeJS.ErrnoException) => ({ status: error.code }),
    );
    // The line is closed on a sender who goes on sending; either way it is told or cut off.
    expect([413, "ECONNRESET", "EPIPE"]).toContain(answer.status);
    expect(reached()).toBe(0);
  });

  test("with too large a length is refused before it is sent", async () => {
    const { port, origin, reached } = await guarded();
    const answer = await send(port, origin, [10], {
      "content-length": 104_857_600,
    }).catch((error: NodeJS.ErrnoException) => ({ status: error.code }));
    expect([413, "ECONNRESET", "EPIPE"]).toContain(answer.status);
    expect(reached()).toBe(0);
  });

  test("of an empty post without a length goes on", async () => {
    const { port, origin } = await guarded();
    expect(await send(port, origin, [])).toMatchObject({ status: 200, body: "0" });
  });

  test("from another site reaches nobody and is told so in words", async () => {
    const { port, reached } = await guarded();
    const answer = await send(port, "https://evil.example", [10]);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain("not sent from a page of this workspace");
    expect(reached()).toBe(0);
  });
});
