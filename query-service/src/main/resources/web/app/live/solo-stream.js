import { Connection } from './connection.js';

const HIDDEN_MILLIS = 30000;

/**
 * A stream with a connection of its own, for browsers without Web Locks (plain http on another host).
 * HTTP/1.1 allows six connections, so a tab that stays hidden closes its own, and goes on at the same
 * place when it is shown again.
 */
export class SoloStream {
  constructor(path, params, cursor, { onEvent, onState }) {
    this.onState = onState;
    this.connection = new Connection(path, params, { onEvent, onState });
    this.connection.open(cursor);
    this.seen = () => this.follow();
    document.addEventListener('visibilitychange', this.seen);
  }

  close() {
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.seen);
    this.connection.close();
  }

  follow() {
    clearTimeout(this.timer);
    if (!document.hidden) {
      if (this.paused) {
        this.connection.open();
      }
      this.paused = false;
      return;
    }
    this.timer = setTimeout(() => {
      this.paused = true;
      this.connection.close();
      this.onState('paused');
    }, HIDDEN_MILLIS);
  }
}
