import { apiUrl } from '../api.js';
import { append } from '../router.js';

/** The events of all streams: of articles, of stories, and of what rises. */
const TYPES = [
  'article',
  'removed',
  'story',
  'left',
  'trends',
  'rising',
  'volume',
  'settled',
  'gap',
  'heartbeat',
];
const FIRST_DELAY = 1000;
const MAX_DELAY = 10000;

/**
 * One EventSource. It goes on after the last cursor when the service ends the stream, does not answer or
 * refuses: the browser's own reconnection gives up after an answer that is no stream.
 *
 * `onEvent({ type, cursor, data })` gets the events, `onState(state)` gets `connecting`, `live`,
 * `catching-up`, `waiting` (for the broker) or `off` (it will try again).
 */
export class Connection {
  constructor(path, params, { onEvent, onState }) {
    this.path = path;
    this.params = params;
    this.onEvent = onEvent;
    this.onState = onState;
    this.delay = FIRST_DELAY;
    this.cursor = null;
  }

  /** Opens the stream after a cursor; at its present end without one. */
  open(cursor) {
    this.close();
    this.cursor = cursor ?? this.cursor;
    this.onState('connecting');
    this.source = new EventSource(this.url());
    this.source.onerror = () => this.retry();
    TYPES.forEach((type) => this.source.addEventListener(type, (event) => this.take(type, event)));
  }

  url() {
    const query = append(new URLSearchParams(), this.params);
    return apiUrl(this.path, append(query, { since: this.cursor }));
  }

  /** Goes on at another cursor: now if it is open, else when it is opened. */
  goOnAt(cursor) {
    if (this.source) {
      this.open(cursor);
    } else {
      this.cursor = cursor;
    }
  }

  close() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  take(type, event) {
    this.cursor = event.lastEventId || this.cursor;
    this.delay = FIRST_DELAY;
    const data = JSON.parse(event.data);
    this.onState(type === 'heartbeat' ? data.state : 'live');
    this.onEvent({ type, cursor: this.cursor, data });
  }

  retry() {
    this.close();
    this.onState('off');
    this.timer = setTimeout(() => this.open(), this.delay * (0.5 + Math.random()));
    this.delay = Math.min(2 * this.delay, MAX_DELAY);
  }
}
