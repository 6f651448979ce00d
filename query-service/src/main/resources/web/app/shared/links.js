import { href } from '../router.js';

/**
 * The address of the articles that a number counts: the wire with these filters (`topic`, `entity`,
 * `source`, `language`, `country`, `from`, `to`, `q`, `story`).
 */
export function articlesWith(filters) {
  return href('wire', filters);
}

/** The address of one article, in the wire with these filters. */
export function articleWith(id, filters = {}) {
  const params = filters instanceof URLSearchParams ? new URLSearchParams(filters) : { ...filters, article: id };
  if (params instanceof URLSearchParams) {
    params.set('article', id);
  }
  return href('wire', params);
}

/** A web address that may be a link: `http` and `https` only, because articles are not trusted; else null. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return ['http:', 'https:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
