import { get } from './api.js';
import { currentLanguage } from './i18n.js';
import { words } from './shared/format.js';

/* The names of topics and entities in both languages, as the taxonomy has them (`/labels`). */
const MAX_IDS = 100;
const known = new Map();
const listeners = new Set();
let wanted = new Set();
let version = 0;

/**
 * The name of a topic or entity in the language of the interface. Until the service has answered, and
 * for what the taxonomy does not have, it is `name`, or the words of the id.
 */
export function labelOf(id, name = null) {
  if (!known.has(id)) {
    known.set(id, null);
    if (wanted.size === 0) {
      setTimeout(ask, 20);
    }
    wanted.add(id);
  }
  return known.get(id)?.[currentLanguage()] ?? name ?? words(id);
}

/** Changes whenever names have arrived. */
export function labelsVersion() {
  return version;
}

/** Calls `listener` when names have arrived; returns a function that ends it. */
export function onLabels(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function ask() {
  const ids = [...wanted];
  wanted = new Set();
  for (let i = 0; i < ids.length; i += MAX_IDS) {
    try {
      const { data } = await get('labels', { id: ids.slice(i, i + MAX_IDS) });
      data.items.forEach((item) => known.set(item.id, item));
      version++;
    } catch {
      // The page stays readable with the words of the ids.
      ids.slice(i).forEach((id) => known.delete(id));
      return;
    }
    listeners.forEach((listener) => listener());
  }
}
