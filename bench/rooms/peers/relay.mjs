/** The floor: bytes that come in go out to everybody else at the same address, unread. */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { ready } from "./child.mjs";

const rooms = new Map();
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on("connection", (socket, request) => {
  const room = rooms.get(request.url) ?? new Set();
  rooms.set(request.url, room.add(socket));
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(request.url);
  });
  socket.on("message", (data) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: true });
  });
});
server.listen(0, "127.0.0.1", () => ready(server.address().port, async () => {}));
