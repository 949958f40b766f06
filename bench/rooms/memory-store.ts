import type {
  LedgerStore,
  NewRow,
  RoomStore,
  StoredText,
} from "#server/collab/ledger-store.ts";

/**
 * A ledger that forgets: it reads a text from the database once and keeps what comes after in
 * memory. So the bench can show what the rooms cost without their storage.
 */
export class MemoryStore implements RoomStore {
  readonly #source: LedgerStore;
  readonly #texts = new Map<string, StoredText>();
  #sequence = 0;

  constructor(source: LedgerStore) {
    this.#source = source;
  }

  prepare(): Promise<void> {
    return this.#source.prepare();
  }

  async load(draftId: string): Promise<StoredText> {
    const text = this.#texts.get(draftId) ?? (await this.#source.load(draftId));
    this.#texts.set(draftId, text);
    return { ...text, updates: [...text.updates], rows: [...text.rows] };
  }

  async insert(rows: readonly NewRow[]): Promise<Map<string, string[]>> {
    const sequences = new Map<string, string[]>();
    for (const { draftId, data, signatures } of rows) {
      const text = this.#texts.get(draftId);
      if (!text) continue;
      this.#sequence += 1;
      const sequence = String(this.#sequence);
      text.updates.push(Buffer.from(data));
      text.rows.push(sequence);
      text.signatures.push(...signatures);
      text.isVouched = false;
      sequences.set(draftId, [...(sequences.get(draftId) ?? []), sequence]);
    }
    return sequences;
  }

  async compact(
    draftId: string,
    state: Uint8Array,
    rows: readonly string[],
  ): Promise<void> {
    const text = this.#texts.get(draftId);
    if (!text) return;
    const left = text.rows.filter((row) => !rows.includes(row));
    const later = left.length > 0 ? text.updates.slice(-left.length) : [];
    text.updates = [Buffer.from(state), ...later];
    text.rows = left;
    text.isVouched = left.length === 0;
  }

  end(): Promise<void> {
    return this.#source.end();
  }
}
