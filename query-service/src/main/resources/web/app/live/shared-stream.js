import { apiUrl } from '../api.js';
import { Connection } from './connection.js';
import { earlier } from './cursor.js';
import { RecentEvents } from './recent-events.js';
import { SoloStream } from './solo-stream.js';
import { takeTurns } from './slots.js';

/** A leader sends something at least every 10 s (the heartbeat); after this time it is given up. */
const SILENT_MILLIS = 35000;

/**
 * A stream that all tabs with the same filters share. The tab that holds the Web Lock of the stream
 * leads: it has the connection and sends each event to the others by a BroadcastChannel. When it is
 * closed, the browser gives the lock to the next tab, which goes on at its own cursor.
 *
 * A tab that joins says where its list ends (`hello`). The leader answers with the events since then
 * (`replay`); until that comes, the tab only collects what arrives. If the leader does not have them any
 * more, it opens its connection again at the earlier cursor, and tabs leave out what they had.
 *
 * A browser that refuses locks, as with blocked site data, gets a stream of its own.
 *
 * A tab with a lock is not frozen in the background, so the leader may be hidden.
 */
export class SharedStream {
  constructor(path, params, cursor, { onEvent, onState }) {
    this.openAlone = () =>
      new SoloStream(path, params, this.cursor, { onEvent: (event) => this.deliver(event), onState });
    this.onEvent = onEvent;
    this.onState = onState;
    this.cursor = cursor;
    this.name = `isobar ${apiUrl(path, params)}`;
    this.tab = `${Date.now()}.${Math.random()}`;
    this.seen = new RecentEvents();
    this.waiting = [];
    this.state = 'connecting';
    this.ended = new AbortController();
    this.connection = new Connection(path, params, {
      onEvent: (event) => this.received(event),
      onState: (state) => this.say(this.contended && state === 'live' ? 'turns' : state),
    });
    this.channel = new BroadcastChannel(this.name);
    this.channel.onmessage = (message) => this.hear(message.data);
    this.hello();
    this.stand();
    this.watch = setInterval(() => this.checkLeader(), SILENT_MILLIS / 5);
  }

  close() {
    this.ended.abort();
    clearInterval(this.watch);
    this.connection.close();
    this.channel.close();
    this.alone?.close();
  }

  /** Waits for the lock, and leads while it has it. */
  async stand(options = { signal: this.ended.signal }) {
    try {
      await navigator.locks.request(this.name, options, () => this.lead());
    } catch (error) {
      // An AbortError: the stream was closed, or another tab took the lock because this one was silent.
      if (error.name !== 'AbortError' && !this.ended.signal.aborted) {
        this.leading?.abort();
        this.close();
        this.alone = this.openAlone();
      }
    }
    this.leading?.abort();
    this.connection.close();
    if (!this.ended.signal.aborted) {
      this.leading = null;
      this.stand();
      this.hello();
    }
  }

  async lead() {
    this.leading = new AbortController();
    this.ended.signal.addEventListener('abort', () => this.leading?.abort(), { once: true });
    this.synced = true;
    this.waiting = [];
    this.recent = new RecentEvents(this.cursor);
    this.connection.cursor = this.cursor;
    this.post({ kind: 'leader' });
    await takeTurns(
      this.leading.signal,
      (contended) => {
        this.contended = contended;
        this.connection.open();
      },
      () => this.connection.close(),
    );
  }

  /** An event of the leader's own connection. */
  received(event) {
    this.recent.add(event);
    this.deliver(event);
    this.post({ kind: 'event', event });
  }

  hear(message) {
    if (message.kind === 'hello') {
      this.answer(message);
      return;
    }
    this.heard = Date.now();
    if (message.kind === 'leader') {
      this.hello();
    } else if (message.kind === 'state') {
      this.show(message.state);
    } else if (message.kind === 'event') {
      this.take([message.event]);
    } else if (message.kind === 'replay' && message.to === this.tab) {
      this.synced = true;
      this.show(message.state);
      this.take([...message.events, ...this.waiting.splice(0)]);
    }
  }

  /** Answers a tab that joins, if this one leads. */
  answer({ from, cursor }) {
    if (!this.leading || this.leading.signal.aborted) {
      return;
    }
    const events = this.recent.after(cursor);
    this.post({ kind: 'replay', to: from, events: events ?? [], state: this.state });
    // Only back: a leader without connection that went forward would miss what lies between, for all tabs.
    const start = events ? null : earlier(this.connection.cursor, cursor);
    if (start) {
      this.recent = new RecentEvents(start);
      this.connection.goOnAt(start);
    }
  }

  /** Events from the leader. */
  take(events) {
    if (!this.synced) {
      this.waiting.push(...events);
    } else if (!this.leading) {
      events.forEach((event) => this.deliver(event));
    }
  }

  deliver(event) {
    this.cursor = event.cursor ?? this.cursor;
    if (event.type !== 'heartbeat' && this.seen.isNew(event)) {
      this.onEvent(event);
    }
  }

  say(state) {
    this.show(state);
    this.post({ kind: 'state', state });
  }

  show(state) {
    this.state = state;
    this.onState(state === 'live' && !this.leading ? 'shared' : state);
  }

  hello() {
    if (!this.leading) {
      this.synced = false;
      this.heard = Date.now();
      this.post({ kind: 'hello', from: this.tab, cursor: this.cursor });
    }
  }

  checkLeader() {
    if (!this.leading && Date.now() - this.heard > SILENT_MILLIS) {
      this.heard = Date.now();
      this.stand({ steal: true });
    }
  }

  post(message) {
    if (!this.ended.signal.aborted) {
      this.channel.postMessage(message);
    }
  }
}
