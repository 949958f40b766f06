import pg from "pg";
import { MANUSCRIPT_VERSION } from "#app/manuscript/schema.ts";
import { checksum } from "#app/platform/manuscript-store.server.ts";
import type { Signature } from "./signatures.ts";

/** One row a room and flush. */
export interface NewRow {
  draftId: string;
  data: Uint8Array;
  signatures: readonly Signature[];
}

/** What is stored of one draft. */
export interface StoredText {
  /** Encoded, to be applied in this order: the snapshot if there is one, then the rows. */
  updates: Buffer[];
  /** False when the snapshot's bytes are not those that were written. */
  isIntact: boolean;
  /** One snapshot and nothing after it, whose sum is right and which this version wrote. */
  isVouched: boolean;
  /** Sequence numbers of the rows among them. */
  rows: string[];
  signatures: Signature[];
}

interface TextRow {
  sequence: string;
  data: Buffer;
  /** Null for a row; 0 when none was made. */
  checksum: number | null;
  version: number | null;
}

interface SignatureRow {
  client_id: string;
  person_id: string | null;
  session_id: string | null;
}

/** Rows that were to be folded are not there any more. */
export class FoldedElsewhere extends Error {
  constructor() {
    super("somebody else has folded these rows");
  }
}

/** What the rooms need of it; a measurement may hand in another. */
export type RoomStore = Pick<
  LedgerStore,
  "prepare" | "insert" | "load" | "compact" | "end"
>;

const CONNECTIONS = 3;
const CONNECT_MS = 5_000;

export interface LedgerStoreOptions {
  /**
   * The statements that store rows are prepared: asked 40 times a second, parsing and planning them anew cost the database
   * as much as the row. Not with the embedded database, whose connections share one session.
   */
  isPrepared?: boolean;
}

/** What a pooler between us and the server says that hands connections from one to another. */
const NOT_PREPARED = new Set(["26000", "42P05"]);

/** A lone row, which is what people who type give. */
const ONE_ROW = `INSERT INTO manuscript_update (draft_id, data)
  SELECT $1::uuid, $2::bytea WHERE EXISTS (SELECT FROM draft WHERE id = $1::uuid)
  RETURNING sequence, draft_id`;
const MANY_ROWS = `INSERT INTO manuscript_update (draft_id, data)
  SELECT g.draft_id, g.data
  FROM unnest($1::uuid[], $2::bytea[]) WITH ORDINALITY AS g(draft_id, data, n)
  JOIN draft ON draft.id = g.draft_id
  ORDER BY g.n
  RETURNING sequence, draft_id`;

interface Inserted {
  sequence: string;
  draft_id: string;
}

/**
 * The SQL of the ledger, on connections of its own: Prisma would queue an insert behind a
 * page's queries.
 */
export class LedgerStore {
  readonly #pool: pg.Pool;
  #isPrepared: boolean;

  /** `queryMs`: how long an answer is waited for before the connection is given up. */
  constructor(
    pool: pg.PoolConfig,
    queryMs: number,
    { isPrepared = false }: LedgerStoreOptions = {},
  ) {
    this.#isPrepared = isPrepared;
    this.#pool = new pg.Pool({
      ...pool,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: queryMs,
      keepAlive: true,
    });
    // An idle connection that breaks is replaced at the next query, which says so if it cannot.
    this.#pool.on("error", () => {});
  }

  /**
   * Stores rows in the given order, with the signatures they bring and the time each draft's
   * words changed, in one statement. Rows of drafts that are gone are left out. Answers with
   * the sequence numbers of each draft's rows, in order.
   */
  async insert(
    rows: readonly NewRow[],
    edited: ReadonlyMap<string, Date>,
  ): Promise<Map<string, string[]>> {
    const inserted = await this.#insertRows(rows, edited);
    const sequences = new Map<string, string[]>();
    for (const { draft_id, sequence } of inserted) {
      const ofDraft = sequences.get(draft_id);
      if (ofDraft) ofDraft.push(sequence);
      else sequences.set(draft_id, [sequence]);
    }
    return sequences;
  }

  async #insertRows(
    rows: readonly NewRow[],
    edited: ReadonlyMap<string, Date>,
  ): Promise<Inserted[]> {
    const signatures = rows.flatMap((row) =>
      row.signatures.map((signature) => ({ draftId: row.draftId, ...signature })),
    );
    const values: unknown[] = [
      rows.map((row) => row.draftId),
      rows.map((row) => bufferOf(row.data)),
    ];
    if (signatures.length === 0 && edited.size === 0) {
      const [row] = rows;
      return rows.length === 1 && row
        ? this.#ask("one-row", ONE_ROW, [row.draftId, bufferOf(row.data)])
        : this.#ask("many-rows", MANY_ROWS, values);
    }
    const besides: string[] = [];
    if (signatures.length > 0) {
      const first = values.push(
        signatures.map((s) => s.draftId),
        signatures.map((s) => s.clientId),
        signatures.map((s) => s.personId),
        signatures.map((s) => s.sessionId),
      );
      besides.push(`signed AS (
        INSERT INTO manuscript_client (draft_id, client_id, person_id, session_id)
        SELECT s.draft_id, s.client_id, person.id, s.session_id
        FROM unnest($${first - 3}::uuid[], $${first - 2}::bigint[], $${first - 1}::uuid[], $${first}::uuid[])
          AS s(draft_id, client_id, person_id, session_id)
        JOIN draft ON draft.id = s.draft_id LEFT JOIN person ON person.id = s.person_id
        ON CONFLICT DO NOTHING)`);
    }
    if (edited.size > 0) {
      const first = values.push([...edited.keys()], [...edited.values()]);
      besides.push(`edited AS (
        UPDATE draft SET edited_at = greatest(draft.edited_at, e.at)
        FROM unnest($${first - 1}::uuid[], $${first}::timestamptz[]) AS e(id, at)
        WHERE draft.id = e.id)`);
    }
    const text = `WITH ${besides.join(", ")} ${MANY_ROWS}`;
    return (await this.#pool.query<Inserted>(text, values)).rows;
  }

  /** Asks a statement under its name, or as it is where names do not hold. */
  async #ask(name: string, text: string, values: unknown[]): Promise<Inserted[]> {
    if (this.#isPrepared) {
      try {
        return (await this.#pool.query<Inserted>({ name, text, values })).rows;
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || !NOT_PREPARED.has(error.code ?? ""))
          throw error;
        this.#isPrepared = false;
      }
    }
    return (await this.#pool.query<Inserted>(text, values)).rows;
  }

  /** The draft's snapshot and remaining rows as of one instant. */
  async load(draftId: string): Promise<StoredText> {
    const [texts, signatures] = await Promise.all([
      this.#pool.query<TextRow>(
        `SELECT sequence, state AS data, checksum, manuscript_version AS version, 0 AS part
        FROM manuscript_snapshot WHERE draft_id = $1
        UNION ALL
        SELECT sequence, data, NULL, NULL, 1 FROM manuscript_update WHERE draft_id = $1
        ORDER BY part, sequence`,
        [draftId],
      ),
      this.#pool.query<SignatureRow>(
        "SELECT client_id, person_id, session_id FROM manuscript_client WHERE draft_id = $1",
        [draftId],
      ),
    ]);
    const rows: string[] = [];
    let isIntact = true;
    let isVouched = false;
    for (const row of texts.rows) {
      if (row.checksum === null) {
        rows.push(row.sequence);
        isVouched = false;
      } else if (row.checksum !== 0) {
        isIntact = row.checksum === checksum(row.data);
        isVouched = isIntact && row.version === MANUSCRIPT_VERSION;
      }
    }
    return {
      isIntact,
      isVouched,
      updates: texts.rows.map((row) => row.data),
      rows,
      signatures: signatures.rows.map((row) => ({
        clientId: Number(row.client_id),
        personId: row.person_id,
        sessionId: row.session_id,
      })),
    };
  }

  /**
   * Writes the snapshot and removes exactly the rows that are in it, both or neither (C20). Throws
   * `FoldedElsewhere`, and changes nothing, when one of them is gone: somebody else's fold has it, and
   * this state may lack what theirs holds. Not in one statement, because a server goes on with a
   * statement whose sender is dead; without the commit nothing comes of it.
   */
  async compact(
    draftId: string,
    state: Uint8Array,
    rows: readonly string[],
  ): Promise<void> {
    const client = await this.#pool.connect();
    client.on("error", letGo); // a line that breaks between two queries; the next one says so
    let failure: Error | undefined;
    try {
      await client.query("BEGIN");
      const { rowCount } = await client.query(
        "DELETE FROM manuscript_update WHERE draft_id = $1 AND sequence = ANY($2::bigint[])",
        [draftId, rows],
      );
      if (rowCount !== rows.length) throw new FoldedElsewhere();
      await client.query(
        `INSERT INTO manuscript_snapshot
          (draft_id, sequence, state, checksum, manuscript_version, written_at)
        VALUES ($1, $2, $3, $4, $5, now())
        ON CONFLICT (draft_id) DO UPDATE SET
          sequence = greatest(manuscript_snapshot.sequence, excluded.sequence),
          state = excluded.state, checksum = excluded.checksum,
          manuscript_version = excluded.manuscript_version, written_at = excluded.written_at`,
        [
          draftId,
          rows.at(-1) ?? "0",
          bufferOf(state),
          checksum(state),
          MANUSCRIPT_VERSION,
        ],
      );
      await client.query("COMMIT");
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      await client.query("ROLLBACK").catch(() => {}); // the connection is thrown away
      throw error;
    } finally {
      client.off("error", letGo);
      client.release(failure);
    }
  }

  /** Every draft of which a text is stored. */
  async draftIds(): Promise<string[]> {
    const { rows } = await this.#pool.query<{ draft_id: string }>(
      `SELECT draft_id FROM manuscript_snapshot
      UNION SELECT draft_id FROM manuscript_update ORDER BY draft_id`,
    );
    return rows.map((row) => row.draft_id);
  }

  /** Takes rows out of a draft's text and keeps them aside with the reason, in one statement. */
  async setAside(draftId: string, rows: readonly string[], why: string): Promise<void> {
    await this.#pool.query(
      `WITH spoilt AS (
        DELETE FROM manuscript_update WHERE draft_id = $1 AND sequence = ANY($2::bigint[])
        RETURNING sequence, draft_id, data, stored_at)
      INSERT INTO manuscript_set_aside (sequence, draft_id, data, stored_at, why)
      SELECT sequence, draft_id, data, stored_at, $3 FROM spoilt`,
      [draftId, rows, why],
    );
  }

  /** Says that a snapshot's bytes are good as they are. */
  async vouch(draftId: string, state: Uint8Array): Promise<void> {
    await this.#pool.query(
      "UPDATE manuscript_snapshot SET checksum = $2 WHERE draft_id = $1",
      [draftId, checksum(state)],
    );
  }

  /** Connects, so that the first who comes does not wait for it. */
  async prepare(): Promise<void> {
    await this.#pool.query("SELECT 1");
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

function letGo(): void {}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
