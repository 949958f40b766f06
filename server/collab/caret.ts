import { MANUSCRIPT_FRAGMENT } from "#app/manuscript/schema.ts";

/** Who somebody is in a room, taken from the session. `colorIndex` is 1 to 12. */
export interface Identity {
  name: string;
  city: string;
  colorIndex: number;
}

/**
 * What the others are told of a seat: who it is from the session, and from what the client
 * said only the caret, rebuilt field by field (C23). Editors follow a caret into their own
 * document, where a strange one throws or makes a root. Throws a SyntaxError when `said` is no JSON.
 */
export function presenceState(said: string, identity: Identity): string {
  const state: unknown = JSON.parse(said);
  const cursor = isRecord(state) ? caretOf(state.cursor) : null;
  return JSON.stringify(cursor ? { user: identity, cursor } : { user: identity });
}

function caretOf(value: unknown): { anchor: Position; head: Position } | null {
  if (!isRecord(value)) return null;
  const anchor = positionOf(value.anchor);
  const head = positionOf(value.head);
  return anchor && head ? { anchor, head } : null;
}

interface Id {
  client: number;
  clock: number;
}

/** A Yjs relative position as JSON. */
interface Position {
  type?: Id;
  tname?: string;
  item?: Id;
  assoc: number;
}

function positionOf(value: unknown): Position | null {
  if (!isRecord(value)) return null;
  const type = idOf(value.type);
  const item = idOf(value.item);
  const tname = value.tname === MANUSCRIPT_FRAGMENT ? MANUSCRIPT_FRAGMENT : undefined;
  if (!type && !item && !tname) return null;
  const assoc = typeof value.assoc === "number" && value.assoc < 0 ? -1 : 0;
  return { ...(type && { type }), ...(tname && { tname }), ...(item && { item }), assoc };
}

function idOf(value: unknown): Id | null {
  if (!isRecord(value)) return null;
  const { client, clock } = value;
  return isCount(client) && isCount(clock) ? { client, clock } : null;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
