import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { labelOf } from '../labels.js';
import { go, href } from '../router.js';
import { sourceName } from '../shared/articles.js';
import { countryName, languageName, number } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { replaced, toggled } from './filters.js';

const SHOWN = 8;

/** The groups of filters: their titles, parameters, and which values of the facets they show. */
const GROUPS = [
  { title: 'wire.topic', name: 'topic', facet: 'topic', label: (item) => labelOf(item.id) },
  ...['person', 'place', 'organisation', 'instrument'].map((type) => ({
    title: `type.${type}`,
    name: 'entity',
    facet: 'entity',
    matches: (item) => item.id.startsWith(`${type}/`),
    label: (item) => labelOf(item.id, item.name),
  })),
  { title: 'wire.source', name: 'source', facet: 'source', label: (item) => sourceName(item.id) },
  { title: 'wire.articleLanguage', name: 'language', facet: 'language', label: (item) => languageName(item.id) },
  { title: 'wire.country', name: 'country', facet: 'country', label: (item) => countryName(item.id) },
];

/**
 * The filters beside the list. Each value is a link with the number of articles that it leaves.
 *
 * @param filters those of the address
 * @param facets the items of `/articles/facets`
 * @param mark `read`, `unread`, `starred` or null
 */
export function rail(filters, facets, mark) {
  return html`<aside class="rail" aria-label=${t('wire.filters')}>
    ${marksGroup(filters, mark)} ${timeGroup(filters, mark)}
    ${GROUPS.map((group) => valuesGroup(group, filters, facets, mark))}
  </aside>`;
}

/** The filters that are set, each with a link that removes it. */
export function chosen(filters, mark) {
  const values = [...filters].filter(([name]) => name !== 'q');
  if (values.length === 0) {
    return nothing;
  }
  return html`<div class="chosen">
    ${values.map(
      ([name, value]) => html`<a
        class="chip"
        href=${articlesWith(withMark(toggled(filters, name, value), mark))}
        title=${t('wire.remove', nameOf(name, value))}
        >${nameOf(name, value)} <span aria-hidden="true">×</span></a
      >`,
    )}
    ${values.length > 1 ? html`<a href=${articlesWith({})}>${t('wire.clear')}</a>` : nothing}
  </div>`;
}

function nameOf(name, value) {
  if (name === 'topic' || name === 'entity') {
    return labelOf(value);
  }
  if (name === 'with-entity') {
    return t('wire.withEntity', labelOf(value));
  }
  if (name === 'language') {
    return languageName(value);
  }
  if (name === 'country') {
    return countryName(value);
  }
  if (name === 'from' || name === 'to') {
    return `${t(`wire.${name}`)} ${value}`;
  }
  return name === 'source' ? sourceName(value) : `${name}: ${value}`;
}

function marksGroup(filters, mark) {
  const link = (value) => html`<a
    href=${href('wire', withMark(filters, value))}
    aria-current=${value === mark ? 'true' : nothing}
    >${t(`wire.${value ?? 'all'}`)}</a
  >`;
  return html`<div class="group marks" role="group" aria-label=${t('wire.marks')}>
    ${link(null)} ${link('unread')} ${link('starred')}
  </div>`;
}

function withMark(filters, mark) {
  const params = new URLSearchParams(filters);
  if (mark) {
    params.set('mark', mark);
  }
  return params;
}

function timeGroup(filters, mark) {
  const change = (event) => go('wire', replaced(filters, { [event.target.name]: event.target.value, mark }));
  const field = (name) => html`<label>
    <span>${t(`wire.${name}`)}</span>
    <input type="date" name=${name} .value=${(filters.get(name) ?? '').slice(0, 10)} @change=${change} />
  </label>`;
  return html`<div class="group time" role="group" aria-label=${t('wire.time')}>
    <h3>${t('wire.time')}</h3>
    ${field('from')} ${field('to')}
  </div>`;
}

function valuesGroup({ title, name, facet, matches, label }, filters, facets, mark) {
  const items = facets.filter((item) => item.facet === facet && (matches?.(item) ?? true)).slice(0, SHOWN);
  if (items.length === 0) {
    return nothing;
  }
  return html`<div class="group">
    <h3>${t(title)}</h3>
    <ul>
      ${items.map((item) => {
        const set = filters.has(name, item.id);
        const text = label(item);
        // Values of one parameter are alternatives, but the number is of articles that have both.
        const isAlternative = !set && filters.has(name);
        // The service does not know which of them have the mark.
        const counted = !isAlternative && !mark ? item.articles : null;
        return html`<li>
          <a
            href=${articlesWith(withMark(toggled(filters, name, item.id), mark))}
            aria-current=${set ? 'true' : nothing}
            title=${isAlternative ? t('wire.also', text) : set ? t('wire.remove', text) : t('wire.add', text, counted)}
            ><span>${text}</span> ${counted === null ? nothing : html`<b>${number(counted)}</b>`}</a
          >
        </li>`;
      })}
    </ul>
  </div>`;
}
