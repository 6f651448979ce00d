import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, timeZone } from '../api.js';
import { labelOf } from '../labels.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { number } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { ArticlePanels } from './parts/panels.js';
import { periodLinks, periodOf } from './parts/period.js';
import { NEW } from './parts/query-form.js';
import { Reading, shown } from './parts/reading.js';
import { aDayAgo } from './parts/rising.js';
import { trendPlot } from './parts/trend.js';

/** One topic: how often it is reported, whether that is unusual, and in which articles and stories. */
class Topic extends IsobarElement {
  static properties = { route: { attribute: false } };

  constructor() {
    super();
    this.trend = new Reading(this, async (signal) => {
      const { plot } = this.period;
      const params = { dimension: 'topic', id: this.topic, ...plot, tz: timeZone() };
      return { interval: plot.interval, points: (await get('trends', params, { signal })).data.items };
    });
    this.rising = new Reading(this, async (signal) =>
      (await get('trends/rising', { dimension: 'topic', limit: 50, tz: timeZone() }, { signal })).data.items);
    this.panels = new ArticlePanels(this, () => ({ topic: this.topic, ...this.period.range, tz: timeZone() }));
  }

  get topic() {
    return this.route.params.get('id');
  }

  get period() {
    return periodOf(this.route.params, '30');
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      const key = `${this.topic} ${this.period.days}`;
      this.trend.ask(key);
      this.rising.ask('rising');
      this.panels.ask(key);
    }
  }

  render() {
    const { topic, period } = this;
    const name = labelOf(topic);
    return html`<div class="page">
      <p class="back"><a href=${href('topics')}>← ${t('topics.all')}</a></p>
      <h1>${name}</h1>
      <div class="toolbar">${periodLinks('topics', this.route.params, '30')}
        <a href=${articlesWith({ topic, ...period.range })}>${t('part.allArticles')}</a>
        <a href=${href('calendar', { topic })}>${t('nav.calendar')}</a>
        <a href=${href('network', { topic })}>${t('nav.network')}</a>
        <a href=${href('queries', { edit: NEW, topic })}>${t('part.saveQuery')}</a>
      </div>
      ${this.rise(topic)}
      <section class="panel">
        <h2>${t('part.coverage')}</h2>
        ${shown(this.trend, ({ points, interval }) => trendPlot(points, interval,
          t('part.coverageOf', name), (bounds) => articlesWith({ topic, ...bounds })))}
      </section>
      <div class="columns">
        <div>${this.panels.newestArticles()} ${this.panels.facet('source', t('nav.sources'))}
          ${this.panels.facet('language', t('part.languages'))} ${this.panels.facet('country', t('part.countries'))}</div>
        <div>${this.panels.storyList()} ${this.panels.facet('entity', t('nav.entity'))}
          ${this.panels.facet('topic', t('topics.together'), topic)}</div>
      </div>
    </div>`;
  }

  rise(topic) {
    const found = this.rising.data?.find((one) => one.id === topic);
    return found
      ? html`<p class="notice"><a href=${articlesWith({ topic, from: aDayAgo() })}
          >${t('topics.rises', found.articles, number(Math.round(found.baseline * 10) / 10))}</a></p>`
      : nothing;
  }
}

customElements.define('isobar-topic', Topic);
