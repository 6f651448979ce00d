import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, timeZone } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { number, percent } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { count, duration, facts } from './parts/figures.js';
import { ArticlePanels } from './parts/panels.js';
import { periodLinks, periodOf } from './parts/period.js';
import { NEW } from './parts/query-form.js';
import { Reading, shown } from './parts/reading.js';
import { sourceName } from './parts/sources-of.js';
import { trendPlot } from './parts/trend.js';

const MAX_SOURCES = 200;

/** One feed or publisher: how much it brings, how late, how often first, and about what. */
class Source extends IsobarElement {
  static properties = { route: { attribute: false } };

  constructor() {
    super();
    this.trend = new Reading(this, async (signal) => {
      const { plot } = this.period;
      const params = { dimension: 'source', id: this.source, ...plot, tz: timeZone() };
      return { interval: plot.interval, points: (await get('trends', params, { signal })).data.items };
    });
    this.numbers = new Reading(this, async (signal) => {
      const params = { ...this.period.range, tz: timeZone(), limit: MAX_SOURCES };
      const { data } = await get('sources', params, { signal });
      return data.items.find((one) => one.id === this.source) ?? {};
    });
    this.panels = new ArticlePanels(this, () => ({ source: this.source, ...this.period.range, tz: timeZone() }));
  }

  get source() {
    return this.route.params.get('id');
  }

  get period() {
    return periodOf(this.route.params, '30');
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      const key = `${this.source} ${this.period.days}`;
      [this.trend, this.numbers, this.panels].forEach((reading) => reading.ask(key));
    }
  }

  render() {
    const { source, period } = this;
    const link = (bounds) => articlesWith({ source, ...bounds });
    return html`<div class="page">
      <p class="back"><a href=${href('sources')}>← ${t('sources.all')}</a></p>
      <h1>${sourceName(source)}</h1>
      <div class="toolbar">${periodLinks('sources', this.route.params, '30')}
        <a href=${link(period.range)}>${t('part.allArticles')}</a>
        <a href=${href('queries', { edit: NEW, source })}>${t('part.saveQuery')}</a></div>
      ${shown(this.numbers, (one) => (one.id ? this.facts(one, link(period.range)) : nothing))}
      <section class="panel">
        <h2>${t('sources.volume')}</h2>
        ${shown(this.trend, ({ points, interval }) => trendPlot(points, interval, t('sources.volumeOf', sourceName(source)), link))}
      </section>
      <div class="columns">
        <div>${this.panels.newestArticles()}</div>
        <div>${this.panels.storyList()} ${this.panels.facet('topic', t('nav.topics'))}
          ${this.panels.facet('entity', t('nav.entity'))} ${this.panels.facet('language', t('part.languages'))}</div>
      </div>
    </div>`;
  }

  facts(one, address) {
    return facts([
      { name: t('part.articles'), value: count(one.articles, address) },
      { name: t('sources.delay'), value: duration(one.delay) },
      { name: t('nav.stories'), value: number(one.stories) },
      { name: t('sources.first'), value: number(one.first), note: one.firstShare === null ? '' : percent(one.firstShare) },
      { name: html`<span title=${t('sources.copiesHint')}>${t('sources.copies')}</span>`, value: number(one.copies),
        note: one.copyShare === null ? '' : percent(one.copyShare) },
    ]);
  }
}

customElements.define('isobar-source', Source);
