/*
 * HTTP/1.1 allows six connections to a host for all tabs together. Streams use at most half of them, so
 * that requests always get through. With more streams than that, they take turns: each goes on at its
 * own cursor, so it misses nothing.
 */
const SLOTS = 3;
const TURN_MILLIS = 4000;

const name = (slot) => `isobar.connection.${slot}`;

/**
 * Uses one of the connections again and again until `signal` is aborted.
 *
 * @param use opens the stream; gets whether others wait
 * @param release closes it
 */
export async function takeTurns(signal, use, release) {
  let contended = false;
  while (!signal.aborted) {
    const slot = await freeSlot();
    contended ||= slot === null;
    const chosen = slot ?? Math.floor(Math.random() * SLOTS);
    try {
      await navigator.locks.request(name(chosen), { signal }, async () => {
        use(contended);
        contended = await turn(chosen, signal);
        release();
      });
    } catch (error) {
      if (error.name !== 'AbortError') {
        throw error;
      }
    }
  }
}

/** Ends when another stream waits for this connection and the turn is over; returns whether one does. */
async function turn(slot, signal) {
  while (!signal.aborted) {
    await pause(TURN_MILLIS, signal);
    const { pending } = await navigator.locks.query();
    if (pending.some((lock) => lock.name === name(slot))) {
      return true;
    }
  }
  return false;
}

async function freeSlot() {
  const { held } = await navigator.locks.query();
  const taken = new Set(held.map((lock) => lock.name));
  const free = [...Array(SLOTS).keys()].filter((slot) => !taken.has(name(slot)));
  return free[0] ?? null;
}

function pause(millis, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
