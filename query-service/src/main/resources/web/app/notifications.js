import { get } from './api.js';
import { openStream } from './live/stream.js';
import { append } from './router.js';
import { articleWith } from './shared/links.js';
import { canFollow } from './wire/filters.js';

/*
 * Browser notifications of saved queries. Which queries is kept in this browser, off by default. Each
 * query has a stream that all tabs share; the tag of a notification is the article, so that several tabs
 * show one.
 */
const KEY = 'isobar.notify';

/** Older articles come with archives and replays, and are no news. */
const MAX_AGE_MILLIS = 24 * 3600 * 1000;

/** Parameters of a saved query that say how articles are listed, not which. */
const OF_LISTS = ['limit', 'sort', 'highlight', 'per', 'revisions'];
const streams = new Map();

/** Whether this browser can show notifications: `unsupported`, or the permission of the page. */
export function permission() {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/** Whether new articles of a saved query can be told; the stream has no filter for stories and chosen articles. */
export function canNotify({ parameters }) {
  return canFollow(append(new URLSearchParams(), parameters));
}

/** The ids of the queries with notifications. */
export function notified() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

/** Switches the notifications of a query on or off. */
export function notify(id, on) {
  const others = notified().filter((one) => one !== id);
  try {
    localStorage.setItem(KEY, JSON.stringify(on ? [...others, id] : others));
  } catch {
    // Blocked site data: notifications stay as they are.
  }
  follow();
}

/** Opens and closes streams, as is chosen and permitted. */
export async function follow() {
  const wanted = permission() === 'granted' ? notified() : [];
  for (const [id, stream] of streams) {
    if (!wanted.includes(id)) {
      stream?.close();
      streams.delete(id);
    }
  }
  await Promise.all(wanted.filter((id) => !streams.has(id)).map(open));
}

async function open(id) {
  streams.set(id, null);
  try {
    const { data, cursor } = await get(`queries/${encodeURIComponent(id)}`);
    if (!canNotify(data)) {
      return;
    }
    const start = cursor ?? (await get('articles', { limit: 1 })).cursor;
    const filters = Object.fromEntries(Object.entries(data.parameters).filter(([name]) => !OF_LISTS.includes(name)));
    const onEvent = (event) => event.type === 'article' && show(data, event.data);
    streams.set(id, openStream('live', { ...filters, fields: 'light' }, start, { onEvent, onState() {} }));
  } catch (problem) {
    streams.delete(id);
    if (problem.status === 404) {
      notify(id, false);
    }
  }
}

function show(query, article) {
  const at = Date.parse(article.published?.value ?? article.fetchedAt);
  if (Date.now() - at > MAX_AGE_MILLIS) {
    return;
  }
  const notification = new Notification(query.name, { body: article.title ?? '', tag: `isobar ${article.id}`, lang: article.language });
  notification.onclick = () => {
    window.focus();
    location.assign(articleWith(article.id));
  };
}

window.addEventListener('storage', (event) => event.key === KEY && follow());
