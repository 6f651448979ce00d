/*
 * Every state of the dashboard is in the query string of one address: `?page=stories&id=...`. So the
 * addresses never collide with those of the REST interface (`/stories`), all links are relative, and
 * the dashboard also works below a path of a proxy.
 *
 * `page` is the page (the wire without it), `lang` and `theme` are how it is shown; all others belong
 * to the page.
 */
const SHELL = ['page', 'lang', 'theme'];
const listeners = new Set();

/** The route of an address: `{ page, params }`; `params` are those of the page. */
export function routeOf(search) {
  const params = new URLSearchParams(search);
  const page = params.get('page') || 'wire';
  SHELL.forEach((name) => params.delete(name));
  return { page, params };
}

/** The present route. */
export function currentRoute() {
  return routeOf(location.search);
}

/** A parameter of the shell, `lang` or `theme`; null if the address does not have it. */
export function shellParam(name) {
  return new URLSearchParams(location.search).get(name);
}

/**
 * The address of a page, for links.
 *
 * @param params an object or URLSearchParams; null, undefined, '' and [] are left out, lists are repeated
 */
export function href(page, params = {}) {
  const query = new URLSearchParams();
  if (page !== 'wire') {
    query.set('page', page);
  }
  append(query, params);
  for (const name of ['lang', 'theme']) {
    const value = shellParam(name);
    if (value) {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text ? `./?${text}` : './';
}

/** Adds parameters to a query string, as `href` takes them. */
export function append(query, params) {
  const entries = params instanceof URLSearchParams ? params : Object.entries(params);
  for (const [name, value] of entries) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') {
        query.append(name, one);
      }
    }
  }
  return query;
}

/** Goes to a page. With `replace` the browser's Back button does not return to the present state. */
export function go(page, params = {}, { replace = false } = {}) {
  navigate(href(page, params), replace);
}

/** Sets a parameter of the shell, or removes it with null. */
export function setShellParam(name, value) {
  const query = new URLSearchParams(location.search);
  if (value) {
    query.set(name, value);
  } else {
    query.delete(name);
  }
  const text = query.toString();
  navigate(text ? `./?${text}` : './', true);
}

/** Calls `listener(route)` after each change of the address; returns a function that ends it. */
export function onRoute(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function navigate(address, replace) {
  const target = new URL(address, document.baseURI);
  if (replace || target.href === location.href) {
    history.replaceState(null, '', target);
  } else {
    history.pushState(null, '', target);
  }
  announce();
}

function announce() {
  const route = currentRoute();
  listeners.forEach((listener) => listener(route));
}

/** Follows links to the dashboard without a new load of the page. */
function follow(event) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) {
    return;
  }
  const target = new URL(link.href, document.baseURI);
  if (target.origin !== location.origin || target.pathname !== location.pathname || target.hash) {
    return;
  }
  event.preventDefault();
  navigate(target.href, false);
}

window.addEventListener('popstate', announce);
document.addEventListener('click', follow);
