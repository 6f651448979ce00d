import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, send, timeZone } from '../api.js';
import { go, href } from '../router.js';
import { t } from '../i18n.js';
import { articleList } from '../shared/articles.js';
import { failedOrRefused, keyField, keyHeaders } from './parts/key.js';
import { feedLinks, inWire, parameterList } from './parts/query-words.js';
import { Reading, shown } from './parts/reading.js';
import './query-alerts.js';
import './query-notify.js';

/** One saved query: what it finds, its feeds, who is told of it, and the way to change or remove it. */
class Query extends IsobarElement {
  static properties = { route: { attribute: false }, asking: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.asking = false;
    this.problem = null;
    const path = () => `queries/${encodeURIComponent(this.query)}`;
    this.saved = new Reading(this, async (signal) => {
      const { data, headers } = await get(path(), {}, { signal });
      return { ...data, etag: headers.get('ETag') };
    });
    this.articles = new Reading(this, async (signal) =>
      (await get(`${path()}/articles`, { limit: 10, tz: timeZone() }, { signal })).data);
  }

  get query() {
    return this.route.params.get('id');
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      this.saved.ask(this.query);
      this.articles.ask(this.query);
    }
  }

  async removeQuery(etag) {
    this.problem = null;
    try {
      const headers = { ...keyHeaders(), ...(etag ? { 'If-Match': etag } : {}) };
      await send('DELETE', `queries/${encodeURIComponent(this.query)}`, undefined, { headers });
      go('queries', {}, { replace: true });
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<div class="page">
      <p class="back"><a href=${href('queries')}>← ${t('queries.all')}</a></p>
      ${shown(this.saved, (saved) => this.show(saved))}
    </div>`;
  }

  show(saved) {
    return html`
      <div class="heading">
        <h1>${saved.name}</h1>
        <a class="button" href=${href('queries', { edit: saved.id })}>${t('queries.change')}</a>
        ${this.asking
          ? html`<span role="alert">${t('queries.sure')}
              <button type="button" @click=${() => this.removeQuery(saved.etag)}>${t('queries.remove')}</button>
              <button type="button" class="plain" @click=${() => (this.asking = false)}>${t('queries.keepIt')}</button></span>`
          : html`<button type="button" @click=${() => (this.asking = true)}>${t('queries.remove')}</button>`}
        ${keyField(() => this.requestUpdate())}
      </div>
      ${this.problem ? failedOrRefused(this.problem, () => (this.problem = null)) : nothing}
      ${saved.description ? html`<p>${saved.description}</p>` : nothing}
      ${parameterList(saved.parameters)}
      <div class="columns">
        <section class="panel">
          <h2>${t('queries.found')}</h2>
          ${shown(this.articles, ({ items, partial }) => html`
            ${items.length ? articleList(items) : html`<p class="muted">${t('queries.foundNothing')}</p>`}
            ${partial ? html`<p class="notice">${t('part.partial')}</p>` : nothing}
            <p><a href=${inWire(saved.parameters)}>${t('queries.inWire')}</a></p>`)}
        </section>
        <div>
          <section class="panel"><h2>${t('queries.feeds')}</h2>
            <p>${feedLinks(saved.id)}</p><p class="muted small">${t('queries.feedsHint')}</p></section>
          <isobar-query-notify .query=${saved}></isobar-query-notify>
          <isobar-query-alerts .query=${saved}></isobar-query-alerts>
        </div>
      </div>`;
  }
}

customElements.define('isobar-query', Query);
