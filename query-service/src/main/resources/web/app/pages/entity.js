import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, timeZone } from '../api.js';
import { labelOf } from '../labels.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { day, number, percent } from '../shared/format.js';
import { articleWith, articlesWith } from '../shared/links.js';
import { basedOn, count, countedTime, facts } from './parts/figures.js';
import { ArticlePanels, countList, facetName } from './parts/panels.js';
import { periodLinks, periodOf } from './parts/period.js';
import { NEW } from './parts/query-form.js';
import { Reading, shown } from './parts/reading.js';
import { sourcePage } from './parts/sources-of.js';
import { trendPlot } from './parts/trend.js';

/** One person, organisation, place or agreement. */
class Entity extends IsobarElement {
  static properties = { route: { attribute: false } };

  constructor() {
    super();
    this.detail = new Reading(this, async (signal) => {
      const { days, plot } = this.period;
      const time = days ? plot : { interval: plot.interval };
      const { data } = await get(`entities/${this.entity.split('/').map(encodeURIComponent).join('/')}`, { ...time, tz: timeZone() }, { signal });
      return { ...data, interval: plot.interval };
    });
    this.panels = new ArticlePanels(this, () => ({ entity: this.entity, ...this.period.range, tz: timeZone() }));
  }

  /** With its slash, which is a part of the path. */
  get entity() {
    return this.route.params.get('id');
  }

  get period() {
    return periodOf(this.route.params, '30');
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      const key = `${this.entity} ${this.period.days}`;
      this.detail.ask(key);
      this.panels.ask(key);
    }
  }

  render() {
    const { entity } = this;
    return html`<div class="page">
      <p class="back"><a href=${href('entity')}>← ${t('entities.all')}</a></p>
      ${shown(this.detail, (detail) => html`
        <h1>${labelOf(entity, detail.name)}</h1>
        ${this.facts(detail)}
        <div class="toolbar">${periodLinks('entity', this.route.params, '30')}
          <a href=${articlesWith({ entity })}>${t('part.allArticles')}</a>
          <a href=${href('calendar', { entity })}>${t('nav.calendar')}</a>
          <a href=${href('network', { entity })}>${t('nav.network')}</a>
          <a href=${href('queries', { edit: NEW, entity })}>${t('part.saveQuery')}</a>
        </div>
        <section class="panel">
          <h2>${t('entities.overTime')}</h2>
          ${trendPlot(detail.trend, detail.interval, t('part.coverageOf', detail.name),
            (bounds) => articlesWith({ entity, ...bounds }))}
        </section>
        <div class="columns">
          <div>${this.names(detail)} ${this.panels.newestArticles()} ${this.panels.storyList()}</div>
          <div>${this.related(detail)} ${this.counted('topic', t('entities.onWhat'), detail.topics, detail)}
            ${this.counted('source', t('nav.sources'), detail.sources, detail)}
            ${this.counted('language', t('part.languages'), detail.languages, detail)}
            ${detail.countries?.length ? this.counted('country', t('part.countries'), detail.countries, detail) : nothing}</div>
        </div>`)}
    </div>`;
  }

  facts(detail) {
    const mentioned = (one) => html`<a href=${articleWith(one.article)}>${day(one.at)}</a>`;
    const said = ({ title, source }) => html`<a href=${sourcePage(source)} title=${title ?? nothing}>${source}</a>`;
    return facts([
      { name: t('entities.type'), value: t(`entities.one.${detail.type}`) },
      detail.labels && { name: t('entities.names'), value: html`<span lang="en">${detail.labels.en}</span> ·
        <span lang="zh">${detail.labels.zh}</span>` },
      { name: t('part.articles'), value: count(detail.articles, articlesWith({ entity: detail.id })) },
      { name: t('entities.mentions'), value: number(detail.mentions) },
      { name: t('entities.first'), value: mentioned(detail.first), note: said(detail.first) },
      { name: t('entities.last'), value: mentioned(detail.last), note: said(detail.last) },
    ]);
  }

  /** The names in the articles, script by script. */
  names({ names }) {
    const scripts = [...new Set(names.map((one) => one.script))];
    return html`<section class="panel">
      <h2>${t('entities.inArticles')}</h2>
      ${scripts.map((script) => html`<h3>${t(`entities.script.${script}`).replace(/^entities\.script\./, '')}</h3>
        <ul class="counts">${names.filter((one) => one.script === script).map((one) => html`<li>
          <span lang=${script === 'Han' ? 'zh' : nothing}>${one.text}</span>
          <a class="muted" href=${articlesWith({ entity: this.entity, q: `"${one.text}"`, expand: 'false' })}>
            ${t('entities.mentioned', one.mentions, one.articles)}</a>
        </li>`)}</ul>`)}
    </section>`;
  }

  related({ id, related, basedOn: based }) {
    return html`<section class="panel">
      <h2>${t('entities.withWhom')}</h2>
      ${basedOn(based)}
      ${related.length
        ? html`<ul class="counts">${related.slice(0, 12).map((one) => html`<li>
            <a href=${href('entity', { id: one.id })}>${labelOf(one.id, one.name)}</a>
            <span><span class="muted small" title=${t('entities.npmi')}>${percent(one.share)}</span>
              ${count(one.articles, articlesWith({ 'with-entity': [id, one.id], ...countedTime(this.period.range, based) }))}</span>
          </li>`)}</ul>`
        : html`<p class="muted">${t('part.nothing')}</p>`}
    </section>`;
  }

  counted(facet, title, list, { id, basedOn: based }) {
    const pages = { topic: (value) => href('topics', { id: value }), source: sourcePage };
    return html`<section class="panel">
      <h2>${title}</h2>
      ${countList(list.slice(0, 10).map((one) => ({
        text: facetName(facet, one),
        address: pages[facet]?.(one.id),
        articles: one.articles,
        all: articlesWith({ entity: id, [facet]: one.id, ...countedTime(this.period.range, based) }),
      })))}
    </section>`;
  }
}

customElements.define('isobar-entity', Entity);
