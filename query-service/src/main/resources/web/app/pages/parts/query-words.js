import { html } from 'lit';
import { apiUrl } from '../../api.js';
import { labelOf } from '../../labels.js';
import { t } from '../../i18n.js';
import { countryName, languageName } from '../../shared/format.js';
import { articlesWith } from '../../shared/links.js';
import { listOf } from './query-form.js';

/** The feeds of a saved query. */
export function feedLinks(id) {
  const feed = (name, text) => html`<a href=${apiUrl(`queries/${encodeURIComponent(id)}/${name}`)} target="_blank">${text}</a>`;
  return html`${feed('feed.atom', 'Atom')} · ${feed('feed.json', 'JSON Feed')}`;
}

/** The parameters of a saved query, in words. */
export function parameterList(parameters) {
  const names = {
    topic: (id) => labelOf(id),
    entity: (id) => labelOf(id),
    'with-entity': (id) => labelOf(id),
    language: languageName,
    country: countryName,
  };
  return html`<ul class="chips">${Object.entries(parameters).flatMap(([name, value]) =>
    listOf(value).map((one) => html`<li><span class="chip"><span class="muted">${t(`queries.field.${name}`).replace('queries.field.', '')}</span>
      ${(names[name] ?? String)(one)}</span></li>`))}</ul>`;
}

/** The address of the articles that a saved query finds, in the wire. */
export function inWire(parameters) {
  return articlesWith(Object.fromEntries(Object.entries(parameters).filter(([name]) => !['limit', 'sort', 'tz'].includes(name))));
}
