import { append } from './router.js';

/** The names of a problem that has no answer of the service behind it. */
export const OFFLINE = 'offline';

/**
 * A request that failed: what the service answered as problem details (RFC 9457), or that it did not
 * answer. `detail` names the problem and the remedy and is shown to the user as it is.
 */
export class Problem extends Error {
  constructor({ status = 0, type = OFFLINE, title = '', detail = '', errors = [], retryAfter = null }) {
    super(detail || title || type);
    Object.assign(this, { status, type, title, detail, errors, retryAfter });
  }

  get offline() {
    return this.status === 0;
  }

  /** Whether the same request may succeed later. */
  get passing() {
    return this.offline || this.status === 429 || this.status >= 500;
  }
}

/** The address of a REST path with parameters, which are those that `href` takes. */
export function apiUrl(path, params = {}) {
  const url = new URL(path, new URL('./', document.baseURI));
  url.search = append(new URLSearchParams(), params).toString();
  return url.href;
}

/** The time zone of the browser, which every list is asked for with. */
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/**
 * Reads JSON.
 *
 * @param path such as `articles`, without a slash at its start
 * @param params as `href` takes them
 * @returns `{ data, cursor, headers }`; `cursor` is where `/live?since=` goes on
 * @throws Problem; an AbortError if `signal` was aborted
 */
export async function get(path, params = {}, { signal, headers } = {}) {
  return request('GET', path, params, { signal, headers });
}

/** Sends JSON and reads the answer, as `get` does. `data` is null if it has no body. */
export async function send(method, path, body, { params = {}, headers = {}, signal } = {}) {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  return request(method, path, params, {
    ...content,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    signal,
  });
}

async function request(method, path, params, { headers = {}, ...options }) {
  const answer = await answerOf(method, path, params, { headers: { Accept: 'application/json', ...headers }, ...options });
  const text = answer.status === 204 ? '' : await answer.text();
  return {
    data: text ? JSON.parse(text) : null,
    cursor: answer.headers.get('Isobar-Cursor'),
    headers: answer.headers,
  };
}

/**
 * The answer to a request, for what is not JSON.
 *
 * @param options those of `fetch`
 * @throws Problem; an AbortError if `signal` was aborted
 */
export async function answerOf(method, path, params, options) {
  let answer;
  try {
    answer = await fetch(apiUrl(path, params), { method, ...options });
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Problem({});
  }
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer;
}

async function problemOf(answer) {
  const retryAfter = Number(answer.headers.get('Retry-After')) || null;
  try {
    return new Problem({ ...(await answer.json()), status: answer.status, retryAfter });
  } catch {
    return new Problem({ status: answer.status, type: 'http', title: answer.statusText, retryAfter });
  }
}
