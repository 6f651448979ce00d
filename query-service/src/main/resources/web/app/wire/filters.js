import { timeZone } from '../api.js';
import { append } from '../router.js';

/** The parameters of `/articles` that are filters; each of them may be in the address of the wire. */
const FILTERS = [
  'topic',
  'entity',
  'with-entity',
  'source',
  'language',
  'country',
  'from',
  'to',
  'q',
  'story',
  'id',
  'expand',
  'mentions-from',
  'mentions-to',
  'mute-word',
  'mute-source',
];

/** Those that the live stream does not have. */
const NOT_LIVE = ['story', 'id'];

/** The filters of an address, in a fixed order, so that equal ones are equal texts. */
export function filtersOf(params) {
  const filters = new URLSearchParams();
  for (const name of FILTERS) {
    params.getAll(name).sort().forEach((value) => filters.append(name, value));
  }
  return filters;
}

/** The filters as parameters of a request, with the time zone of the days. */
export function withZone(filters, more = {}) {
  const request = new URLSearchParams(filters);
  request.set('tz', timeZone());
  return append(request, more);
}

/** Whether new articles can be followed with these filters. */
export function canFollow(filters) {
  return !NOT_LIVE.some((name) => filters.has(name));
}

/** The filters with this value, or without it if they have it. */
export function toggled(filters, name, value) {
  const changed = new URLSearchParams(filters);
  if (changed.has(name, value)) {
    changed.delete(name, value);
  } else {
    changed.append(name, value);
  }
  return changed;
}

/** The filters with only this value, or without the parameter if it is empty. */
export function replaced(filters, values) {
  const changed = new URLSearchParams(filters);
  for (const [name, value] of Object.entries(values)) {
    changed.delete(name);
    if (value) {
      changed.set(name, value);
    }
  }
  return changed;
}
