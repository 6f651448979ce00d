/*
 * The keys of the wire. They do nothing while one writes (Chinese too, where Esc and letters belong to the
 * input method), with Ctrl, Alt or Meta, and while a dialog is open.
 */

/** The keys in the order of the help, with the names of what they do. */
export const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['o', 'openArticle'],
  ['v', 'original'],
  ['s', 'star'],
  ['u', 'unread'],
  ['n', 'held'],
  ['/', 'search'],
  ['?', 'help'],
  ['Escape', 'escape'],
];

/**
 * Calls `actions[name]()` when its key is pressed.
 *
 * @returns a function that ends it
 */
export function listenToKeys(actions) {
  const names = new Map(KEYS);
  const listener = (event) => {
    if (event.isComposing) {
      return;
    }
    const action = actions[names.get(event.key.length === 1 ? event.key.toLowerCase() : event.key)];
    if (action && !event.ctrlKey && !event.altKey && !event.metaKey && !isBusy(event) && action() !== false) {
      event.preventDefault();
    }
  };
  document.addEventListener('keydown', listener);
  return () => document.removeEventListener('keydown', listener);
}

function isBusy({ target, key }) {
  const writes = target.closest?.('input, select, textarea');
  return document.querySelector('dialog[open]') !== null || (writes && key !== 'Escape');
}
