import { get } from '../api.js';
import { t } from '../i18n.js';
import { openStream } from '../live/stream.js';
import { inWords } from '../shared/states.js';
import { listed, WireArticles } from './articles.js';
import { canFollow, withZone } from './filters.js';
import { marked } from './marks.js';

const PAGE = 50;
const FACETS = { facet: ['topic', 'entity', 'source', 'language', 'country'], limit: 60 };
const FACETS_MILLIS = 30000;
const RETRY_MILLIS = 5000;
/** How long articles are collected, so that the list is drawn a few times a second at most. */
const COLLECT_MILLIS = 200;

/**
 * The data of the wire: a snapshot of the list, then the live stream from the snapshot's cursor with the
 * same filters, so that nothing is missing between them. What arrives within a short time is taken at once.
 */
export class WireFeed {
  /**
   * @param changed is called when there is something else to show
   * @param isReading whether new articles are held back
   */
  constructor(changed, isReading) {
    this.changed = changed;
    this.isReading = isReading;
    this.articles = new WireArticles();
    this.facets = [];
    this.removed = new Set();
    this.arrived = [];
    this.key = null;
    this.clear();
  }

  /** Shows what matches these filters; returns whether they are others than before. */
  follow(filters, starred) {
    const key = `${filters} ${starred}`;
    if (key === this.key) {
      return false;
    }
    Object.assign(this, { key, filters, starred });
    this.clear();
    this.load();
    return true;
  }

  clear() {
    this.loaded = false;
    this.problem = null;
    this.notice = null;
    this.state = null;
    this.total = null;
    this.partial = false;
    this.hints = {};
    this.articles.reset([], null);
  }

  close() {
    this.key = null;
    this.request?.abort();
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.retrying);
    clearTimeout(this.countingFacets);
  }

  /** Reads the list and follows it. */
  async load() {
    const { key } = this;
    this.close();
    this.key = key;
    this.request = new AbortController();
    this.arrived = [];
    try {
      const { data, cursor } = await get('articles', this.parameters(), { signal: this.request.signal });
      this.problem = null;
      this.loaded = true;
      this.partial = Boolean(data.partial);
      this.hints = data;
      this.articles.reset(data.items, data.next);
      this.openStream(cursor);
      this.countFacets();
    } catch (problem) {
      this.fail(problem);
    }
    this.changed();
  }

  fail(problem) {
    if (problem.name === 'AbortError') {
      return;
    }
    this.problem = problem;
    if (problem.passing) {
      const millis = problem.retryAfter ? 1000 * problem.retryAfter : RETRY_MILLIS;
      this.retrying = setTimeout(() => this.load(), millis);
    }
    this.changed();
  }

  /** Reads older articles. An answer counts only if the list is still the one that was continued. */
  async more() {
    if (this.articles.cut) {
      return this.load();
    }
    const { key, articles } = this;
    const after = articles.next;
    if (!after) {
      return undefined;
    }
    const isStale = () => key !== this.key || after !== articles.next;
    try {
      const { data } = await get('articles', this.parameters({ after }));
      if (isStale()) {
        return undefined;
      }
      this.partial = Boolean(data.partial);
      articles.append(data.items, data.next);
    } catch (problem) {
      if (isStale()) {
        return undefined;
      }
      this.say(() => inWords(problem));
    }
    return this.changed();
  }

  /** Lists what was held back. */
  release() {
    this.articles.release();
    this.changed();
  }

  parameters(more = {}) {
    const filters = new URLSearchParams(this.filters);
    if (this.starred) {
      // An id that no article has, so that no star finds nothing.
      [...marked('starred'), '-'].slice(0, 100).forEach((id) => filters.append('id', id));
    }
    return withZone(filters, { limit: PAGE, ...(filters.has('q') ? { highlight: true } : {}), ...more });
  }

  openStream(cursor) {
    if (this.starred || !canFollow(this.filters) || !cursor) {
      this.state = null;
      return;
    }
    this.stream = openStream('live', withZone(this.filters, { fields: 'light' }), cursor, {
      onEvent: (event) => this.take(event),
      onState: (state) => {
        if (state !== this.state) {
          this.state = state;
          this.changed();
        }
      },
    });
  }

  take({ type, data }) {
    if (type === 'gap') {
      this.load().then(() => this.say(() => t('live.gap')));
    } else if (type === 'article' || type === 'removed') {
      this.arrived.push({ type, data });
      if (this.arrived.length === 1) {
        setTimeout(() => this.flush(), COLLECT_MILLIS);
      }
    }
  }

  flush() {
    const arrived = this.arrived.splice(0);
    let removed = 0;
    for (const { data } of arrived.filter((one) => one.type === 'removed')) {
      this.removed.add(data.id);
      removed += this.articles.remove(data.id) ? 1 : 0;
    }
    const articles = arrived.filter((one) => one.type === 'article' && !this.removed.has(one.data.id));
    this.articles.take(
      articles.map((one) => listed(one.data)),
      this.isReading(),
    );
    if (removed) {
      this.say(() => t('wire.removedNow', removed));
    }
    this.countFacetsLater();
    this.changed();
  }

  say(notice) {
    this.notice = notice;
    this.changed();
    setTimeout(() => {
      if (this.notice === notice) {
        this.notice = null;
        this.changed();
      }
    }, 15000);
  }

  async countFacets() {
    clearTimeout(this.countingFacets);
    this.countingFacets = null;
    if (this.filters.has('id') || this.starred) {
      this.facets = [];
      return;
    }
    const { key } = this;
    try {
      const { data } = await get('articles/facets', withZone(this.filters, FACETS));
      if (key === this.key) {
        this.facets = data.items;
        this.total = data.basedOn;
        this.changed();
      }
    } catch {
      // The list says what is wrong with the service.
    }
  }

  countFacetsLater() {
    this.countingFacets ??= setTimeout(() => this.countFacets(), FACETS_MILLIS);
  }
}
