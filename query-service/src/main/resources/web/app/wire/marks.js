/* Which articles were read and which have a star, in this browser only. */

/** The most articles with a star, which a request can name one by one. */
export const MAX_STARRED = 100;
const MAX_READ = 3000;
const listeners = new Set();
const marks = { read: load('read'), starred: load('starred') };

/** Whether an article has the mark `read` or `starred`. */
export function has(mark, id) {
  return marks[mark].has(id);
}

/** The ids with a mark, the latest last. */
export function marked(mark) {
  return [...marks[mark]];
}

/**
 * Sets or removes a mark. Beyond the limit the oldest articles become unread again, but no star is lost:
 * another one is refused.
 *
 * @returns whether the article is now as asked
 */
export function setMark(mark, id, on) {
  if (on === has(mark, id)) {
    return true;
  }
  if (on && mark === 'starred' && marks.starred.size >= MAX_STARRED) {
    return false;
  }
  marks[mark].delete(id);
  if (on) {
    marks[mark].add(id);
  }
  while (marks.read.size > MAX_READ) {
    marks.read.delete(marks.read.values().next().value);
  }
  try {
    localStorage.setItem(`isobar.${mark}`, JSON.stringify([...marks[mark]]));
  } catch {
    // They last as long as the page.
  }
  announce();
  return true;
}

/** Calls `listener` after each change, in other tabs too; returns a function that ends it. */
export function onMarks(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function load(mark) {
  try {
    const stored = JSON.parse(localStorage.getItem(`isobar.${mark}`) ?? '[]');
    return new Set(Array.isArray(stored) ? stored : []);
  } catch {
    return new Set();
  }
}

function announce() {
  listeners.forEach((listener) => listener());
}

window.addEventListener('storage', ({ key }) => {
  const mark = key?.replace('isobar.', '');
  if (mark in marks) {
    marks[mark] = load(mark);
    announce();
  }
});
