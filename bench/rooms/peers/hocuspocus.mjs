/**
 * `@hocuspocus/server` with its database extension over Node's own SQLite: the statements of
 * `@hocuspocus/extension-sqlite`, whose driver would have to be compiled.
 */
import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";
import { ready } from "./child.mjs";

const database = new DatabaseSync(process.env.SQLITE_FILE);
database.exec(`CREATE TABLE IF NOT EXISTS documents
  (name VARCHAR(255) NOT NULL, data BLOB NOT NULL, UNIQUE (name))`);
const find = database.prepare("SELECT data FROM documents WHERE name = ?");
const keep = database.prepare(`INSERT INTO documents (name, data) VALUES (?, ?)
  ON CONFLICT (name) DO UPDATE SET data = excluded.data`);

const server = new Server({
  address: "127.0.0.1",
  port: 0,
  quiet: true,
  stopOnSignals: false,
  // Readers that say nothing for a minute would be cut off in the middle of a measurement.
  timeout: 3_600_000,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => find.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void keep.run(documentName, state),
    }),
  ],
});
await new Promise((resolve) => {
  server.httpServer.listen(0, "127.0.0.1", resolve);
});
ready(server.httpServer.address().port, () => server.destroy());
