/**
 * Things put aside for a while by one person and for that person alone: what was read of a file
 * and is not yet a draft. Held in memory, so a restart empties it; whoever comes too late does
 * the first step again.
 */
export interface Shelf<Item> {
  /** Puts it aside; older things go when there is no room. Answers with its id. */
  put(personId: string, item: Item): string;
  /** Null when it is gone, or somebody else's: nobody learns which. */
  find(personId: string, id: string): Item | null;
  /**
   * What the thing becomes, after which it is gone: made once, and whoever asks again meanwhile is
   * given the same. When making fails the thing stays. Null when there is no such thing.
   */
  become(
    personId: string,
    id: string,
    make: (item: Item) => Promise<string>,
  ): Promise<string | null>;
  remove(personId: string, id: string): void;
}

export interface ShelfOptions<Item> {
  now(): Date;
  newId(): string;
  /** How many bytes an item takes, about. */
  weigh(item: Item): number;
  lifetimeMs: number;
  /** Most things of one person. */
  perPerson: number;
  /** Most bytes of everybody. */
  maxBytes: number;
}

interface Place<Item> {
  personId: string;
  item: Item;
  bytes: number;
  /** An instant in milliseconds. */
  until: number;
  becoming: Promise<string> | null;
}

export function createShelf<Item>(options: ShelfOptions<Item>): Shelf<Item> {
  /** In the order in which they were put here, which is that in which they expire. */
  const places = new Map<string, Place<Item>>();

  const dropExpired = () => {
    const now = options.now().getTime();
    for (const [id, { until }] of places) {
      if (until > now) return;
      places.delete(id);
    }
  };
  const dropOldest = (isOver: () => boolean, personId?: string) => {
    for (const [id, place] of places) {
      if (!isOver()) return;
      if (personId === undefined || place.personId === personId) places.delete(id);
    }
  };
  const countOf = (personId: string) =>
    [...places.values()].filter((place) => place.personId === personId).length;
  const bytesOf = () => [...places.values()].reduce((sum, { bytes }) => sum + bytes, 0);

  return {
    put(personId, item) {
      dropExpired();
      const bytes = options.weigh(item);
      dropOldest(() => countOf(personId) >= options.perPerson, personId);
      dropOldest(() => bytesOf() + bytes > options.maxBytes);
      const id = options.newId();
      const until = options.now().getTime() + options.lifetimeMs;
      places.set(id, { personId, item, bytes, until, becoming: null });
      return id;
    },
    find(personId, id) {
      dropExpired();
      const place = places.get(id);
      return place?.personId === personId ? place.item : null;
    },
    async become(personId, id, make) {
      dropExpired();
      const place = places.get(id);
      if (place?.personId !== personId) return null;
      place.becoming ??= make(place.item);
      try {
        const made = await place.becoming;
        places.delete(id);
        return made;
      } catch (error) {
        place.becoming = null;
        throw error;
      }
    },
    remove(personId, id) {
      if (places.get(id)?.personId === personId) places.delete(id);
    },
  };
}
