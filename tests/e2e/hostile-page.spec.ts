import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { campaignsPath, newCampaignPath } from "#app/paths.ts";
import { openDemoDraft } from "./support/drafts.ts";
import {
  expect,
  type Page,
  PEOPLE,
  test,
  uniqueTitle,
  visit,
} from "./support/journey.ts";

/** A stranger's page. Another port of the same host is the same site: our cookie goes along. */
async function strangersPage(page: Page): Promise<() => Promise<void>> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>Win a bicycle</title>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // listening on TCP
  await page.goto(`http://127.0.0.1:${port}/`);
  return async () => {
    server.closeAllConnections();
    server.close();
  };
}

test("a stranger's page opened by somebody who is signed in hears no word and changes nothing", async ({
  signedInAs,
  guard,
  baseURL,
}) => {
  // C1; W-01
  guard.expects(/WebSocket connection|403|CORS policy|ERR_FAILED|NotSameOrigin/);
  if (!baseURL) throw new Error("the workspace has no address");
  const page = await signedInAs(PEOPLE.ada);
  const draft = await openDemoDraft(page, /Freedom City Model/);
  const close = await strangersPage(page);
  try {
    const cookies = await page.context().cookies(baseURL);
    expect(cookies.map(({ sameSite }) => sameSite)).toContain("Lax");

    const heard = await page.evaluate(
      async ({ host, id }) => {
        const tries = [
          `ws://${host}/collab/${id}`,
          `ws://${host}/collab/${id}?ack=1&manuscript=1`,
          `ws://${host}/live`,
        ].map(
          (address) =>
            new Promise<string>((resolve) => {
              const socket = new WebSocket(address);
              socket.onopen = () => resolve(`${address} opened`);
              socket.onmessage = () => resolve(`${address} spoke`);
              socket.onerror = () => resolve("refused");
            }),
        );
        return Promise.all(tries);
      },
      { host: new URL(baseURL).host, id: draft.split("/").at(-1) },
    );
    expect(heard).toEqual(["refused", "refused", "refused"]);

    const title = uniqueTitle("Opened by a stranger");
    const read = await page.evaluate(
      async ({ address, action, title }) => {
        const body = new URLSearchParams({ title, goal: "none" });
        const post = { method: "POST", body, credentials: "include", mode: "no-cors" };
        await fetch(action, post as RequestInit).catch(() => "unreadable as well");
        return fetch(address, { credentials: "include" }).then(
          (response) => response.text(),
          () => "unreadable",
        );
      },
      {
        address: baseURL + campaignsPath(),
        action: baseURL + newCampaignPath(),
        title,
      },
    );
    expect(read).toBe("unreadable");

    // A form that sends the whole page there, as a link in a mail would.
    await page.evaluate((action) => {
      const form = document.createElement("form");
      form.method = "post";
      form.action = action;
      document.body.append(form);
      form.submit();
    }, baseURL + newCampaignPath());
    await page.waitForURL(({ pathname }) => pathname === newCampaignPath());
    await visit(page, campaignsPath());
    await expect(page.getByText(title)).toHaveCount(0);
  } finally {
    await close();
  }
});
