import { html } from 'lit';
import { PageElement } from '../element.js';
import { get } from '../api.js';
import { labelOf } from '../labels.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { number } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { empty } from '../shared/states.js';
import { asked, change, filterChips, filtersOf, pager, searchField } from './parts/filters.js';
import { count } from './parts/figures.js';
import { periodLinks, periodOf } from './parts/period.js';
import { Reading, shown } from './parts/reading.js';
import './parts/texts.js';
import './entity.js';

const TYPES = ['person', 'organisation', 'place', 'instrument'];

/** The list of people, organisations, places and agreements; with `id` one of them. */
class EntityPage extends PageElement {
  constructor() {
    super();
    this.list = new Reading(this, async (signal) => (await get('entities', this.query(), { signal })).data);
  }

  willUpdate(changed) {
    if (changed.has('route') && !this.route.params.get('id')) {
      this.list.ask(this.route.params.toString(), { keep: true });
    }
  }

  query() {
    const { params } = this.route;
    return asked({
      ...filtersOf(params), // q is a part of a name here
      entity: null,
      type: params.getAll('type'),
      ...periodOf(params).range,
      after: params.get('after'),
    });
  }

  render() {
    const { params } = this.route;
    if (params.get('id')) {
      return html`<isobar-entity .route=${this.route}></isobar-entity>`;
    }
    const type = params.get('type');
    return html`<div class="page">
      <h1>${t('nav.entity')}</h1>
      <div class="toolbar">
        ${searchField('entity', params, 'q', t('entities.find'))}
        <nav class="choice" aria-label=${t('entities.type')}>
          ${[null, ...TYPES].map((one) => html`<a href=${href('entity', change(params, { type: one, after: null }))}
            aria-current=${one === type ? 'true' : 'false'}>${one ? t(`type.${one}`) : t('part.any')}</a>`)}
        </nav>
        ${periodLinks('entity', params)}
      </div>
      ${filterChips('entity', params)}
      ${shown(this.list, (data) => this.rows(data, params))}
    </div>`;
  }

  rows({ items, next }, params) {
    if (!items.length) {
      return empty(t('entities.empty'), html`<a href=${href('entity')}>${t('part.noFilters')}</a>`);
    }
    const filters = { ...filtersOf(params), q: null, ...periodOf(params).range };
    return html`<div class="scroll"><table class="dense">
        <thead><tr><th>${t('entities.name')}</th><th>${t('entities.type')}</th>
          <th class="number">${t('part.articles')}</th><th class="number">${t('entities.mentions')}</th></tr></thead>
        <tbody>${items.map((one) => html`<tr>
          <td><a href=${href('entity', { id: one.id })}>${labelOf(one.id, one.name)}</a></td>
          <td class="muted">${t(`entities.one.${one.type}`)}</td>
          <td class="number">${count(one.articles, articlesWith({ ...filters, entity: one.id }))}</td>
          <td class="number">${number(one.mentions)}</td>
        </tr>`)}</tbody>
      </table></div>
      ${pager('entity', params, next)}`;
  }
}

customElements.define('isobar-entity-page', EntityPage);
