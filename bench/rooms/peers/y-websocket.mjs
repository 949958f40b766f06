/**
 * `@y/websocket-server` as its own `server.js` starts it; with YPERSISTENCE it keeps documents
 * in LevelDB, else in memory only. Its sockets get the `error` listener it leaves out.
 */
import { createServer } from "node:http";
import { setupWSConnection } from "@y/websocket-server/utils";
import { WebSocketServer } from "ws";
import { ready } from "./child.mjs";

const server = createServer();
const sockets = new WebSocketServer({
  server,
  perMessageDeflate: false,
  skipUTF8Validation: true,
});
sockets.on("connection", (socket, request) => {
  socket.on("error", () => socket.terminate());
  setupWSConnection(socket, request);
});
server.listen(0, "127.0.0.1", () => ready(server.address().port, async () => {}));
