/** The most articles that are kept; those at the end are dropped, and read again when asked for. */
const MAX_ARTICLES = 2000;
const MAX_HELD = 1000;

/**
 * The articles of the wire: those that are listed, and new ones that are held back while one reads.
 * Plain data, without a page.
 */
export class WireArticles {
  constructor() {
    this.reset([], null);
  }

  /** Begins with the first page of a list. */
  reset(items, next) {
    this.items = items;
    this.next = next;
    this.held = [];
    this.heldBeyond = 0;
    this.cut = false;
  }

  /** Adds an older page at the end. */
  append(items, next) {
    const known = new Set(this.items.map((item) => item.id));
    this.items = [...this.items, ...items.filter((item) => !known.has(item.id))];
    this.next = next;
  }

  /**
   * Takes articles of the live stream, the newest last. A new revision takes the place of the former one.
   *
   * @param hold whether those that are not listed yet wait until `release`
   */
  take(arrived, hold) {
    const listed = new Map(this.items.map((item, i) => [item.id, i]));
    const fresh = new Map();
    let items = this.items;
    for (const item of arrived) {
      if (listed.has(item.id)) {
        const i = listed.get(item.id);
        items = items === this.items ? [...items] : items;
        items[i] = revised(items[i], item);
      } else {
        fresh.set(item.id, item);
      }
    }
    this.items = items;
    const newest = [...fresh.values()].reverse();
    const waiting = this.held.filter((item) => !fresh.has(item.id));
    this.held = [...newest, ...waiting];
    if (this.held.length > MAX_HELD) {
      this.heldBeyond += this.held.length - MAX_HELD;
      this.held.length = MAX_HELD;
    }
    return hold ? 0 : this.release();
  }

  /** Lists what was held back; returns how many. */
  release() {
    const released = this.held.length;
    if (released) {
      this.items = [...this.held.map((item) => ({ ...item, fresh: released < 6 })), ...this.items];
    }
    // Between the articles that were held and those that are listed, some are missing.
    const lost = this.heldBeyond > 0;
    this.held = [];
    this.heldBeyond = 0;
    if (lost || this.items.length > MAX_ARTICLES) {
      this.items = this.items.slice(0, lost ? MAX_HELD : MAX_ARTICLES);
      this.next = null;
      this.cut = true;
    }
    return released;
  }

  /** How many are held back. */
  get waiting() {
    return this.held.length + this.heldBeyond;
  }

  /** Removes an article that was taken down; returns whether there was one. */
  remove(id) {
    const count = this.items.length + this.held.length;
    this.items = this.items.filter((item) => item.id !== id);
    this.held = this.held.filter((item) => item.id !== id);
    return this.items.length + this.held.length < count;
  }
}

function revised(former, item) {
  if (item.revision < former.revision) {
    return former;
  }
  return {
    ...former,
    ...item,
    story: former.story,
    snippet: item.snippet ?? former.snippet,
    revised: former.revised || item.revision > former.revision,
  };
}

/** An event of the live stream in the form that the list has. */
export function listed(event) {
  const entities = new Map();
  for (const { entity, type, name } of event.mentions) {
    const known = entities.get(entity);
    entities.set(entity, { id: entity, type, name, count: (known?.count ?? 0) + 1 });
  }
  return {
    id: event.id,
    revision: event.revision,
    url: event.url,
    source: event.source,
    title: event.title,
    language: event.language,
    published: event.published,
    fetchedAt: event.fetchedAt,
    lane: event.lane,
    topics: [...event.topics].sort((one, other) => other.score - one.score),
    entities: [...entities.values()].sort((one, other) => other.count - one.count),
  };
}
