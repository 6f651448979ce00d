import { html, nothing } from 'lit';
import { PageElement } from '../element.js';
import { get, timeZone } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { number } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { empty } from '../shared/states.js';
import { pager } from './parts/filters.js';
import { basedOn, count, duration, shareBar } from './parts/figures.js';
import { periodLinks, periodOf } from './parts/period.js';
import { Reading, shown } from './parts/reading.js';
import { sourceName, sourcePage } from './parts/sources-of.js';
import './parts/texts.js';
import './feed-health.js';
import './source.js';

/** The list of feeds and publishers, and how the feeds are; with `id` one of them. */
class SourcesPage extends PageElement {
  constructor() {
    super();
    this.list = new Reading(this, async (signal) => {
      const { params } = this.route;
      const asked = { ...periodOf(params, '30').range, after: params.get('after'), tz: timeZone(), limit: 100 };
      return (await get('sources', asked, { signal })).data;
    });
  }

  willUpdate(changed) {
    if (changed.has('route') && !this.route.params.get('id')) {
      this.list.ask(this.route.params.toString(), { keep: true });
    }
  }

  render() {
    const { params } = this.route;
    if (params.get('id')) {
      return html`<isobar-source .route=${this.route}></isobar-source>`;
    }
    return html`<div class="page">
      <h1>${t('nav.sources')}</h1>
      <p class="lead">${t('sources.lead')}</p>
      <div class="toolbar">${periodLinks('sources', params, '30')}</div>
      ${shown(this.list, (data) => this.rows(data, params))}
      <isobar-feed-health .route=${this.route}></isobar-feed-health>
    </div>`;
  }

  rows(data, params) {
    if (!data.items.length) {
      return empty(t('sources.empty'), t('sources.emptyRemedy'));
    }
    const { range, days } = periodOf(params, '30');
    return html`
      ${basedOn(data.basedOn)}
      <div class="scroll"><table class="dense cards">
        <thead><tr><th>${t('sources.source')}</th><th class="number">${t('part.articles')}</th>
          <th class="number" title=${t('sources.delayHint')}>${t('sources.delay')}</th>
          <th class="number">${t('nav.stories')}</th><th class="number">${t('sources.first')}</th>
          <th title=${t('sources.firstHint')}>${t('sources.firstShare')}</th>
          <th title=${t('sources.copiesHint')}>${t('sources.copies')}</th></tr></thead>
        <tbody>${data.items.map((one) => html`<tr>
          <td class="main"><a href=${sourcePage(one.id)}>${sourceName(one.id)}</a></td>
          <td class="number" data-name=${t('part.articles')}>${count(one.articles, articlesWith({ source: one.id, ...range }))}</td>
          <td class="number" data-name=${t('sources.delay')}>${duration(one.delay)}</td>
          <td class="number" data-name=${t('nav.stories')}>${one.stories
            ? html`<a href=${href('stories', { source: one.id, days })}>${number(one.stories)}</a>` : number(0)}</td>
          <td class="number" data-name=${t('sources.first')}>${number(one.first)}</td>
          <td data-name=${t('sources.firstShare')}>${one.firstShare === null ? html`<span class="muted">–</span>` : shareBar(one.firstShare)}</td>
          <td data-name=${t('sources.copies')}>${one.copyShare === null ? html`<span class="muted">–</span>` : shareBar(one.copyShare)}</td>
        </tr>`)}</tbody>
      </table></div>
      ${pager('sources', params, data.next) || nothing}
    `;
  }
}

customElements.define('isobar-sources-page', SourcesPage);
