import { html, nothing } from 'lit';
import { timeZone } from '../../api.js';
import { labelOf } from '../../labels.js';
import { go, href } from '../../router.js';
import { t } from '../../i18n.js';
import { countryName, languageName } from '../../shared/format.js';

const LISTS = ['topic', 'entity', 'with-entity', 'source', 'language', 'country'];

/** Parameters with some of them replaced; null removes one. */
export function change(params, changes) {
  const changed = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    changed.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') {
        changed.append(name, one);
      }
    }
  }
  return changed;
}

/** The filters of an address as parameters of lists of articles and for links to these articles. */
export function filtersOf(params) {
  const filters = Object.fromEntries(LISTS.map((name) => [name, params.getAll(name)]));
  return { ...filters, q: params.get('q') };
}

/** The same with the time zone of the browser, which days are of. */
export function asked(filters) {
  return { ...filters, tz: timeZone() };
}

/** The filters of an address, each with a link that removes it. */
export function filterChips(page, params) {
  const chips = LISTS.flatMap((name) => params.getAll(name).map((value) => ({ name, value })));
  if (params.get('q')) {
    chips.push({ name: 'q', value: params.get('q') });
  }
  if (!chips.length) {
    return nothing;
  }
  const without = ({ name, value }) =>
    change(params, { [name]: params.getAll(name).filter((one) => one !== value), after: null });
  return html`<ul class="chips" aria-label=${t('part.filters')}>
    ${chips.map(
      (chip) => html`<li><a class="chip" href=${href(page, without(chip))}
        aria-label=${t('part.remove', nameOf(chip))}>${nameOf(chip)} <span aria-hidden="true">×</span></a></li>`,
    )}
  </ul>`;
}

function nameOf({ name, value }) {
  if (name === 'language') {
    return languageName(value);
  }
  if (name === 'country') {
    return countryName(value);
  }
  return ['topic', 'entity', 'with-entity'].includes(name) ? labelOf(value) : value;
}

/** A field that sets a parameter of the address when it is sent. */
export function searchField(page, params, name, label) {
  return html`<form class="search" role="search"
    @submit=${(event) => {
      event.preventDefault();
      go(page, change(params, { [name]: new FormData(event.target).get(name).trim(), after: null }));
    }}>
    <input type="search" name=${name} .value=${params.get(name) ?? ''} placeholder=${label} aria-label=${label} />
    <button type="submit">${t('part.search')}</button>
  </form>`;
}

/** A choice that sets a parameter of the address; `options` are `[value, text]`, '' is without it. */
export function selectField(page, params, name, label, options) {
  const now = params.get(name) ?? '';
  return html`<label class="field"><span>${label}</span>
    <select name=${name} @change=${(event) => go(page, change(params, { [name]: event.target.value, after: null }))}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === now}>${text}</option>`)}
    </select>
  </label>`;
}

/** The way to the next page of a list, and back to its start; `name` is its parameter of the address. */
export function pager(page, params, next, name = 'after') {
  if (!next && !params.get(name)) {
    return nothing;
  }
  return html`<nav class="pager" aria-label=${t('part.pages')}>
    ${params.get(name) ? html`<a href=${href(page, change(params, { [name]: null }))}>${t('part.first')}</a>` : nothing}
    ${next ? html`<a href=${href(page, change(params, { [name]: next }))}>${t('part.more')}</a>` : nothing}
  </nav>`;
}
