import { reaches } from './cursor.js';

const MAX_EVENTS = 1000;
const MAX_KNOWN = 5000;

/** The latest events of a stream: for tabs that join, and to leave out those that come again. */
export class RecentEvents {
  /** @param start the cursor from which on all events will be added */
  constructor(start = null) {
    this.start = start;
    this.events = [];
    this.known = new Set();
  }

  add(event) {
    if (event.type !== 'heartbeat') {
      this.events.push(event);
    }
    if (this.events.length > MAX_EVENTS) {
      this.start = this.events.shift().cursor;
    }
  }

  /** The events after a cursor; null if some may be missing. Some of them may be before it. */
  after(cursor) {
    if (!reaches(cursor, this.start)) {
      return null;
    }
    return this.events.filter((event) => !reaches(cursor, event.cursor));
  }

  /** Whether this revision of an article, or another event, has not been asked about lately. */
  isNew({ type, cursor, data }) {
    const key =
      type === 'article' ? `${data.id} ${data.revision} ${data.lane}` : `${type} ${cursor} ${data?.id ?? ''}`;
    if (this.known.has(key)) {
      return false;
    }
    this.known.add(key);
    if (this.known.size > MAX_KNOWN) {
      this.known.delete(this.known.values().next().value);
    }
    return true;
  }
}
