import { html, nothing } from 'lit';
import { PageElement } from '../element.js';
import { apiUrl, get, Problem, timeZone } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { clock, number } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { duration, facts } from './parts/figures.js';
import { samplesOf, sumOf } from './parts/metrics.js';
import { Reading, shown } from './parts/reading.js';
import { trendPlot } from './parts/trend.js';
import './parts/texts.js';

const REFRESH_MILLIS = 10000;
const MANY_BEHIND = 1000;

/** The service counts at most so many dead letters. */
const MAX_DEAD = 500;

/** Whether the newswire works: readiness, lag, articles a minute, dead letters. */
class StatusPage extends PageElement {
  constructor() {
    super();
    const often = { refresh: REFRESH_MILLIS };
    this.health = new Reading(this, (signal) => this.readHealth(signal), often);
    this.metrics = new Reading(this, (signal) => this.readMetrics(signal), often);
    this.ingest = new Reading(this, async (signal) => (await get('status/ingest', {}, { signal })).data);
    this.hours = new Reading(this, async (signal) => {
      const params = { dimension: 'language', interval: 'hour', limit: 1, tz: timeZone() };
      const { data, cursor } = await get('trends', params, { signal });
      return { cursor, points: data.items.map((one) => ({ ...one, articles: one.all, share: null })) };
    });
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      [this.health, this.metrics, this.ingest, this.hours].forEach((one) => one.ask('status'));
    }
  }

  /** The checks; also of a service that is not ready, which answers 503. */
  async readHealth(signal) {
    const answer = await this.fetch('q/health', signal);
    if (answer.status !== 200 && answer.status !== 503) {
      return { closed: answer.status };
    }
    return { ...(await answer.json()), at: Date.now() };
  }

  async readMetrics(signal) {
    const answer = await this.fetch('q/metrics', signal);
    if (!answer.ok) {
      return { closed: answer.status };
    }
    const samples = samplesOf(await answer.text());
    const now = { at: Date.now(), applied: sumOf(samples, 'isobar_articles_total') };
    const before = this.metrics.data?.now;
    const minutes = before ? (now.at - before.at) / 60000 : 0;
    const rate = minutes > 0 && now.applied >= before.applied ? (now.applied - before.applied) / minutes : null;
    return { samples, now, rate };
  }

  async fetch(path, signal) {
    try {
      return await fetch(apiUrl(path), { signal });
    } catch (error) {
      throw error.name === 'AbortError' ? error : new Problem({});
    }
  }

  render() {
    return html`<div class="page">
      <h1>${t('status.title')}</h1>
      ${shown(this.health, (health) => this.ready(health))}
      ${shown(this.metrics, (metrics) => (metrics.closed ? this.closed('q/metrics', metrics.closed) : this.numbers(metrics)))}
      <section class="panel">
        <h2>${t('status.perHour')}</h2>
        ${shown(this.hours, ({ points }) => trendPlot(points, 'hour', t('status.perHour'), (bounds) => articlesWith(bounds)))}
      </section>
      <div class="columns">
        <section class="panel"><h2>${t('status.checks')} <a class="small" href=${apiUrl('q/health')} target="_blank">/q/health</a></h2>
          ${shown(this.health, (health) => (health.closed ? this.closed('q/health', health.closed) : this.checks(health)))}</section>
        <div>
          <section class="panel"><h2>${t('status.ingest')}</h2>${shown(this.ingest, (ingest) => this.ingested(ingest))}</section>
          <section class="panel"><h2>${t('status.cursor')}</h2>
            <p class="muted small">${t('status.cursorHint')}</p>
            <p><code class="cursor">${this.hours.data?.cursor ?? '–'}</code></p></section>
        </div>
      </div>
    </div>`;
  }

  ready(health) {
    if (health.closed) {
      return nothing;
    }
    const up = health.status === 'UP';
    return html`<p class="verdict ${up ? 'up' : 'down'}" role="status">
      ${up ? t('status.up') : t('status.down')} <span class="muted small">${t('status.at', clock(health.at))}</span></p>`;
  }

  closed(path, status) {
    return html`<p class="notice">${t('status.closed', `/${path}`, status)}</p>`;
  }

  numbers({ samples, rate }) {
    const value = (name, labels) => sumOf(samples, name, labels);
    const lag = value('isobar_view_lag');
    const applied = value('isobar_view_applied_timestamp_seconds');
    return facts([
      { name: t('status.lag'), value: number(lag), note: lag > MANY_BEHIND ? t('status.behind') : t('status.lagNote') },
      { name: t('status.rate'), value: rate === null ? t('status.measuring') : number(Math.round(rate * 10) / 10) },
      { name: t('status.applied'), value: number(value('isobar_articles_total', { outcome: 'applied' })), note: t('status.sinceStart') },
      { name: t('status.dead'), value: number(value('isobar_articles_total', { outcome: 'dead-lettered' })), note: t('status.sinceStart') },
      { name: t('status.streams'), value: number(value('isobar_live_subscribers')) },
      applied > 0 && { name: t('status.last'), value: html`<a href=${href('wire')}>${duration(Date.now() / 1000 - applied)}</a>`, note: t('status.ago') },
    ]);
  }

  checks({ checks }) {
    return html`<table class="dense"><tbody>${checks.map((one) => html`<tr>
      <td class="nowrap"><span class="status ${one.status === 'UP' ? 'active' : 'disabled'}">${one.status === 'UP' ? t('status.ok') : t('status.notOk')}</span></td>
      <td>${one.name}${Object.entries(one.data ?? {})
        .filter(([, value]) => one.status !== 'UP' || !/^\[?(OK|UP)\]?$/.test(String(value)))
        .map(([name, value]) => html`<div class="small muted">${name}: ${String(value)}</div>`)}</td>
    </tr>`)}</tbody></table>`;
  }

  ingested({ state, ready, deadLetters, total }) {
    if (state !== 'reached') {
      return html`<p>${t(`sources.ingest.${state}`)}</p>`;
    }
    return facts([
      { name: t('status.ready'), value: ready ? t('status.ok') : t('status.notOk') },
      { name: t('sources.feeds'), value: html`<a href=${href('sources')}>${number(total)}</a>` },
      ...Object.entries(deadLetters ?? {}).map(([topic, waiting]) => ({
        name: t(`status.deadOf.${topic}`),
        value: `${number(waiting)}${waiting === MAX_DEAD ? '+' : ''}`,
        note: waiting ? t('status.deadRemedy') : '',
      })),
    ]);
  }
}

customElements.define('isobar-status-page', StatusPage);
