import * as encoding from "lib0/encoding";
import { MESSAGE } from "#app/manuscript/protocol.ts";

/** How a client speaks to a server; the messages are those of y-protocols in both. */
export interface Dialect {
  /** What every message of a draft begins with. */
  prefix(draft: string): Uint8Array;
  /** What a client says before anything else, without the prefix. */
  greeting: Uint8Array[];
}

export const yWebsocket: Dialect = { prefix: () => new Uint8Array(), greeting: [] };

const HOCUSPOCUS_AUTH = 2;
const HOCUSPOCUS_TOKEN = 0;

/** Hocuspocus puts the document's name before each message and asks for a token first. */
export const hocuspocus: Dialect = {
  prefix: (draft) =>
    encoding.encode((encoder) => encoding.writeVarString(encoder, draft)),
  greeting: [
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH);
      encoding.writeVarUint(encoder, HOCUSPOCUS_TOKEN);
      encoding.writeVarString(encoder, "token");
      encoding.writeVarString(encoder, "4.7.0");
    }),
  ],
};

/** Hocuspocus marks an answer to a step 1 by a number of its own. */
export const SYNC_NUMBERS: readonly number[] = [MESSAGE.sync, 4];

/** A sync message: step 0 asks, 1 answers, 2 is an update. */
export function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}
