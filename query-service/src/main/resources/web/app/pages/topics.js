import { html } from 'lit';
import { PageElement } from '../element.js';
import { get, timeZone } from '../api.js';
import { labelOf } from '../labels.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { number } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { empty } from '../shared/states.js';
import { asked, filterChips, filtersOf, searchField } from './parts/filters.js';
import { count, sparkline } from './parts/figures.js';
import { periodLinks, periodOf } from './parts/period.js';
import { Reading, shown } from './parts/reading.js';
import { risingList } from './parts/rising.js';
import './parts/texts.js';
import './topic.js';

const MAX_TRENDS = 50;

/** The list of topics, with how often and since when; with `id` one topic. */
class TopicsPage extends PageElement {
  constructor() {
    super();
    this.list = new Reading(this, async (signal) => (await get('topics', this.query(), { signal })).data.items);
    this.trends = new Reading(this, (signal) => this.readTrends(signal));
    this.rising = new Reading(this, async (signal) =>
      (await get('trends/rising', { dimension: 'topic', tz: timeZone() }, { signal })).data.items);
  }

  get period() {
    return periodOf(this.route.params, '30');
  }

  willUpdate(changed) {
    if (changed.has('route') && !this.route.params.get('id')) {
      const { params } = this.route;
      const asked = ['entity', 'source', 'language', 'country', 'days'].map((name) => params.getAll(name)).join();
      this.list.ask(asked, { keep: true });
      this.rising.ask('rising');
      this.trends.ask(params.get('days') ?? '', { keep: true });
    }
  }

  query() {
    return asked({ ...filtersOf(this.route.params), q: null, topic: null, ...this.period.range, limit: 200 });
  }

  /** The counts of each topic, as a map of lists of points. */
  async readTrends(signal) {
    const params = { dimension: 'topic', ...this.period.plot, limit: MAX_TRENDS, tz: timeZone() };
    const { data } = await get('trends', params, { signal });
    const trends = new Map();
    data.items.forEach((one) => trends.set(one.id, [...(trends.get(one.id) ?? []), one]));
    return trends;
  }

  render() {
    const { params } = this.route;
    if (params.get('id')) {
      return html`<isobar-topic .route=${this.route}></isobar-topic>`;
    }
    return html`<div class="page">
      <h1>${t('topics.title')}</h1>
      <div class="toolbar">
        ${searchField('topics', params, 'q', t('topics.find'))} ${periodLinks('topics', params, '30')}
      </div>
      ${filterChips('topics', new URLSearchParams([...params].filter(([name]) => name !== 'q')))}
      <div class="aside">
        <div>${shown(this.list, (items) => this.rows(items, params))}</div>
        <section class="panel">
          <h2>${t('topics.rising')}</h2>
          ${shown(this.rising, (items) => risingList(items, 'topic', (id) => href('topics', { id })))}
        </section>
      </div>
    </div>`;
  }

  rows(items, params) {
    const wanted = (params.get('q') ?? '').toLowerCase();
    const found = items.filter((one) => `${one.id} ${labelOf(one.id)}`.toLowerCase().includes(wanted));
    if (!found.length) {
      return empty(t('topics.empty'), html`<a href=${href('topics', { days: 'all' })}>${t('part.noFilters')}</a>`);
    }
    const filters = { ...filtersOf(params), q: null, ...this.period.range };
    return html`<div class="scroll"><table class="dense">
      <thead><tr><th>${t('part.topic')}</th><th class="number">${t('part.articles')}</th>
        <th class="number wide">${t('topics.direct')}</th><th>${t('topics.trend')}</th></tr></thead>
      <tbody>${found.map((one) => html`<tr>
        <td><a href=${href('topics', { id: one.id, days: params.get('days') })}>${labelOf(one.id)}</a></td>
        <td class="number">${count(one.articles, articlesWith({ ...filters, topic: one.id }))}</td>
        <td class="number wide muted">${number(one.direct)}</td>
        <td>${this.trend(one.id)}</td>
      </tr>`)}</tbody>
    </table></div>`;
  }

  trend(id) {
    const points = this.trends.data?.get(id) ?? [];
    return points.length
      ? sparkline(points.map((one) => (one.silent ? null : one.articles)), t('topics.trendOf', labelOf(id)))
      : '';
  }
}

customElements.define('isobar-topics-page', TopicsPage);
