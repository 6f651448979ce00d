import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, send, timeZone } from '../api.js';
import { labelOf } from '../labels.js';
import { go, href } from '../router.js';
import { t } from '../i18n.js';
import { articleList } from '../shared/articles.js';
import { number } from '../shared/format.js';
import { failedOrRefused, keyField, keyHeaders } from './parts/key.js';
import { FIELDS, NEW, parametersIn, parametersOf, textsOf } from './parts/query-form.js';
import { inWire } from './parts/query-words.js';
import { Reading, shown } from './parts/reading.js';

const DAYS = 30;
const SUGGESTED = ['topic', 'entity', 'source'];

/** The facet of what a field suggests. */
const SUGGESTS = { ...Object.fromEntries(SUGGESTED.map((facet) => [facet, facet])), 'with-entity': 'entity' };

/** The form of a saved query: a new one with `edit` = `*`, else the one that `edit` names. */
class QueryEditor extends IsobarElement {
  static properties = {
    route: { attribute: false },
    preview: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.preview = null;
    this.problem = null;
    this.busy = false;
    this.saved = new Reading(this, (signal) => this.read(signal), { refresh: null });
    this.known = new Reading(this, async (signal) =>
      (await get('articles/facets', { facet: SUGGESTED, limit: 50 }, { signal })).data.items, { refresh: null });
  }

  get query() {
    return this.route.params.get('edit');
  }

  async read(signal) {
    if (this.query === NEW) {
      return { id: '', name: '', description: '', parameters: parametersIn(this.route.params), etag: null };
    }
    const { data, headers } = await get(`queries/${encodeURIComponent(this.query)}`, {}, { signal });
    return { ...data, etag: headers.get('ETag') };
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      this.saved.ask(this.route.params.toString());
      this.known.ask('known');
    }
  }

  render() {
    return html`<div class="page">
      <p class="back"><a href=${href('queries')}>← ${t('queries.all')}</a></p>
      <div class="heading"><h1>${this.query === NEW ? t('queries.add') : t('queries.change')}</h1>
        ${keyField(() => this.requestUpdate())}</div>
      ${shown(this.saved, (saved) => html`<div class="columns">
        ${this.form(saved)}
        <section class="panel" aria-live="polite"><h2>${t('queries.preview')}</h2>${this.found()}</section>
      </div>`)}
    </div>`;
  }

  form(saved) {
    const texts = textsOf(saved.parameters);
    return html`<form class="panel form" @submit=${(event) => this.submit(event, saved)}>
      <label class="field"><span>${t('queries.name')}</span>
        <input name="name" required maxlength="200" .value=${saved.name} /></label>
      <label class="field"><span>${t('queries.description')}</span>
        <input name="description" maxlength="2000" .value=${saved.description ?? ''} /></label>
      ${FIELDS.map((name) => html`<label class="field"><span>${t(`queries.field.${name}`)}</span>
        <input name=${name} list=${SUGGESTS[name] ? `known-${SUGGESTS[name]}` : nothing} .value=${texts[name]}
          placeholder=${t(`queries.example.${name}`)} /></label>`)}
      ${SUGGESTED.map((facet) => html`<datalist id="known-${facet}">${(this.known.data ?? [])
        .filter((one) => one.facet === facet)
        .map((one) => html`<option value=${one.id}>${labelOf(one.id, one.name)}</option>`)}</datalist>`)}
      <p class="muted small">${t('queries.commas')}</p>
      ${this.problem ? failedOrRefused(this.problem, () => (this.problem = null)) : nothing}
      <p class="buttons">
        <button type="submit" name="act" value="preview">${t('queries.preview')}</button>
        <button type="submit" name="act" value="save" class="primary" ?disabled=${this.busy}>${t('queries.save')}</button>
      </p>
    </form>`;
  }

  async submit(event, saved) {
    event.preventDefault();
    const form = new FormData(event.target);
    const parameters = parametersOf(form, saved.parameters);
    this.problem = null;
    this.busy = true;
    try {
      await (event.submitter?.value === 'save' ? this.save(form, parameters, saved) : this.look(parameters));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  async save(form, parameters, saved) {
    const description = form.get('description').trim();
    const body = { name: form.get('name').trim(), ...(description ? { description } : {}), parameters };
    const headers = { ...keyHeaders(), ...(saved.etag ? { 'If-Match': saved.etag } : {}) };
    const { data } = saved.id
      ? await send('PUT', `queries/${encodeURIComponent(saved.id)}`, body, { headers })
      : await send('POST', 'queries', body, { headers });
    go('queries', { id: data.id });
  }

  /** What it finds, and how much a day it would have found lately. */
  async look(parameters) {
    const { limit, sort, ...filters } = parameters;
    const tz = filters.tz ?? timeZone();
    const from = new Date(Date.now() - DAYS * 86400000).toISOString().slice(0, 10);
    const [list, lately] = await Promise.all([
      send('POST', 'articles/query', { ...filters, tz, limit: 10 }),
      get('articles/facets', { facet: 'language', ...filters, from: filters.from ?? from, tz }),
    ]);
    const dated = 'from' in filters;
    this.preview = { ...list.data, lately: lately.data.basedOn, dated, address: inWire(dated ? filters : { ...filters, from }) };
  }

  found() {
    if (!this.preview) {
      return html`<p class="muted">${t('queries.previewHint')}</p>`;
    }
    const { items, lately, dated, address } = this.preview;
    const many = `${lately.exact ? '' : '≥ '}${number(lately.articles)}`;
    return html`
      <p><a class="figure" href=${address}>${dated ? t('queries.matches', many) : t('queries.lately', many, DAYS, number(Math.round((lately.articles / DAYS) * 10) / 10))}</a></p>
      ${items.length ? articleList(items) : html`<p class="muted">${t('queries.foundNothing')}</p>`}
    `;
  }
}

customElements.define('isobar-query-editor', QueryEditor);
