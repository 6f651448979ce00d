import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { send, timeZone } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { articleList } from '../shared/articles.js';
import { number } from '../shared/format.js';
import { alertOf } from './parts/alert-fields.js';
import { failedOrRefused, keyHeaders } from './parts/key.js';
import { NEW } from './parts/query-form.js';
import { inWire } from './parts/query-words.js';

const RATES = ['at-once', 'hourly', 'daily', 'weekly'];
const MILLIS_OF_DAY = 86400000;
const CONDITIONS = ['every-match', 'several', 'first-mention'];

/**
 * The form of a new alert of a saved query. It shows what the alert would have matched before it is saved.
 * `webhooks` are those that it can go to; null if they are not known.
 * Sends the event `saved`.
 */
class AlertForm extends IsobarElement {
  static properties = {
    query: { attribute: false },
    webhooks: { attribute: false },
    condition: { state: true },
    preview: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.webhooks = null;
    this.condition = CONDITIONS[0];
    this.preview = null;
    this.problem = null;
    this.busy = false;
  }

  render() {
    const select = (name, values, text, change) => html`<select name=${name} @change=${change ?? nothing}>
      ${values.map((one) => html`<option value=${one}>${text(one)}</option>`)}</select>`;
    const field = (text, control) => html`<label class="field"><span>${text}</span>${control}</label>`;
    return html`<details class="table"><summary>${t('alerts.add')}</summary>
      <form class="form" @submit=${(event) => this.submit(event)}>
        ${field(t('queries.name'), html`<input name="name" required maxlength="200" .value=${this.query.name} />`)}
        ${field(t('alerts.when'), select('when', CONDITIONS, (one) => t(`alerts.condition.${one}`),
          (event) => (this.condition = event.target.value)))}
        ${this.condition === 'several'
          ? html`${field(t('part.articles'), html`<input name="articles" type="number" min="2" max="1000" value="5" required />`)}
              ${field(t('alerts.minutes'), html`<input name="minutes" type="number" min="1" max="10080" value="60" required />`)}`
          : nothing}
        ${field(t('alerts.rate'), select('rate', RATES, (one) => t(`queries.rate.${one}`)))}
        ${field(t('alerts.quietFrom'), html`<input name="quiet-from" type="time" />`)}
        ${field(t('alerts.quietTo'), html`<input name="quiet-to" type="time" />`)}
        <label class="check"><input name="per-story" type="checkbox" /> ${t('alerts.perStory')}</label>
        ${(this.webhooks ?? []).map((one) => html`<label class="check"><input name="webhook" type="checkbox" value=${one.id} />
          ${t('queries.webhook', one.name)}</label>`)}
        ${this.webhooks?.length === 0
          ? html`<p class="muted small">${t('alerts.noWebhooks')} <a href=${href('webhooks', { edit: NEW })}>${t('webhooks.add')}</a></p>`
          : nothing}
        ${this.problem ? failedOrRefused(this.problem, () => (this.problem = null)) : nothing}
        <p class="buttons"><button type="submit" value="preview">${t('queries.preview')}</button>
          <button type="submit" value="save" class="primary" ?disabled=${this.busy}>${t('queries.save')}</button></p>
        <div aria-live="polite">${this.preview ? this.matched(this.preview) : nothing}</div>
      </form></details>`;
  }

  async submit(event) {
    event.preventDefault();
    const alert = alertOf(new FormData(event.target), this.query.id, timeZone());
    const saves = event.submitter?.value === 'save';
    this.problem = null;
    this.busy = true;
    try {
      const { data } = await send('POST', saves ? 'alerts' : 'alerts/preview', alert, { headers: saves ? keyHeaders() : {} });
      this.preview = saves ? null : data;
      if (saves) {
        this.dispatchEvent(new CustomEvent('saved'));
      }
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  matched(preview) {
    const before = preview.mentionedBefore ?? [];
    const from = this.query.parameters.from ?? new Date(Date.now() - preview.days * MILLIS_OF_DAY).toISOString().slice(0, 10);
    return html`
      <p><a class="figure" href=${inWire({ ...this.query.parameters, from })}>${t('alerts.matched', `${preview.exact ? '' : '≥ '}${number(preview.articles)}`,
        number(Math.ceil(preview.days)), number(preview.perDay))}</a></p>
      ${preview.tooBroad ? html`<p class="notice">${t('alerts.tooBroad', number(preview.limit))}</p>` : nothing}
      ${before.length ? html`<p class="notice">${t('alerts.mentionedBefore', before.join(', '))}</p>` : nothing}
      ${articleList(preview.items)}
    `;
  }
}

customElements.define('isobar-alert-form', AlertForm);
