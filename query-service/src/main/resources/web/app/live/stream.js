import { SharedStream } from './shared-stream.js';
import { SoloStream } from './solo-stream.js';

/**
 * Opens a live stream after a cursor, with one connection for all tabs of the browser that open the same
 * one, where the browser can: on https and on localhost.
 *
 * @param path `live`
 * @param params its parameters as an object, without `since`
 * @param cursor where to begin: `cursor` of the list that the stream continues
 * @param listener `{ onEvent({ type, cursor, data }), onState(state) }`
 * @returns an object with `close()`
 */
export function openStream(path, params, cursor, listener) {
  const shared = 'BroadcastChannel' in window && navigator.locks;
  try {
    return new (shared ? SharedStream : SoloStream)(path, params, cursor, listener);
  } catch {
    // Some browsers refuse channels between tabs where site data are blocked.
    return new SoloStream(path, params, cursor, listener);
  }
}
