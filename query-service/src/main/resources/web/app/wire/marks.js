/* Which articles were read and which have a star, in this browser only. */
const LIMITS = { read: 3000, starred: 100 };
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

/** Sets or removes a mark. */
export function setMark(mark, id, on) {
  if (on === has(mark, id)) {
    return;
  }
  marks[mark].delete(id);
  if (on) {
    marks[mark].add(id);
  }
  while (marks[mark].size > LIMITS[mark]) {
    marks[mark].delete(marks[mark].values().next().value);
  }
  try {
    localStorage.setItem(`isobar.${mark}`, JSON.stringify([...marks[mark]]));
  } catch {
    // They last as long as the page.
  }
  announce();
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
