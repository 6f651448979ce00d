import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, send } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { number } from '../shared/format.js';
import { failedOrRefused, keyField, keyHeaders } from './parts/key.js';
import { NEW } from './parts/query-form.js';
import { Reading, shownToCurators } from './parts/reading.js';
import { pathOf } from './parts/webhook-words.js';

/** The form of a webhook: a new one if `webhook` is `*`, else the one with that id. Sends the event `saved`. */
class WebhookForm extends IsobarElement {
  static properties = { webhook: { attribute: false }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.problem = null;
    this.busy = false;
    this.saved = new Reading(this, (signal) => this.read(signal), { refresh: null });
  }

  get isNew() {
    return this.webhook === NEW;
  }

  async read(signal) {
    if (this.isNew) {
      return { name: '', url: '', etag: null };
    }
    const { data, headers } = await get(pathOf(this.webhook), {}, { signal, headers: keyHeaders() });
    return { ...data, etag: headers.get('ETag') };
  }

  willUpdate(changed) {
    if (changed.has('webhook')) {
      this.saved.ask(this.webhook);
    }
  }

  render() {
    const back = this.isNew ? href('webhooks') : href('webhooks', { id: this.webhook });
    return html`<div class="page">
      <p class="back"><a href=${back}>← ${this.isNew ? t('webhooks.all') : (this.saved.data?.name ?? t('webhooks.webhook'))}</a></p>
      <div class="heading"><h1>${this.isNew ? t('webhooks.add') : t('webhooks.change')}</h1>
        ${keyField(() => this.saved.again())}</div>
      ${shownToCurators(this.saved, (saved) => this.form(saved))}
    </div>`;
  }

  form(saved) {
    return html`<form class="panel form narrow" @submit=${(event) => this.submit(event, saved)}>
      <label class="field"><span>${t('queries.name')}</span>
        <input name="name" required maxlength="200" .value=${saved.name} /></label>
      <label class="field"><span>${t('queries.description')}</span>
        <input name="description" maxlength="2000" .value=${saved.description ?? ''} /></label>
      <label class="field"><span>${t('webhooks.address')}</span>
        <input name="url" type="url" required maxlength="2000" placeholder="https://hooks.example.org/isobar"
          aria-describedby="address-hint" .value=${saved.url} /></label>
      <p class="muted small" id="address-hint">${t('webhooks.addressHint')}</p>
      <label class="field"><span>${t('webhooks.rate')}</span>
        <input name="rate" type="number" min="1" max="6000" aria-describedby="rate-hint" .value=${saved.ratePerMinute ?? ''} /></label>
      <p class="muted small" id="rate-hint">${t('webhooks.rateHint')}
        ${saved.effectiveRatePerMinute ? t('webhooks.rateNow', number(saved.effectiveRatePerMinute)) : nothing}</p>
      ${this.problem ? failedOrRefused(this.problem, () => (this.problem = null)) : nothing}
      <p class="buttons"><button type="submit" class="primary" ?disabled=${this.busy}>${t('queries.save')}</button>
        <a class="button" href=${this.isNew ? href('webhooks') : href('webhooks', { id: this.webhook })}>${t('webhooks.not')}</a></p>
    </form>`;
  }

  async submit(event, saved) {
    event.preventDefault();
    const form = new FormData(event.target);
    const text = (name) => form.get(name).trim();
    const body = {
      name: text('name'),
      url: text('url'),
      paused: saved.paused ?? false,
      ...(text('description') ? { description: text('description') } : {}),
      ...(text('rate') ? { ratePerMinute: Number(text('rate')) } : {}),
    };
    this.problem = null;
    this.busy = true;
    try {
      const { data } = await send(this.isNew ? 'POST' : 'PUT', this.isNew ? 'webhooks' : pathOf(this.webhook), body, {
        headers: { ...keyHeaders(), ...(saved.etag ? { 'If-Match': saved.etag } : {}) },
      });
      this.dispatchEvent(new CustomEvent('saved', { detail: data }));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

customElements.define('isobar-webhook-form', WebhookForm);
