import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, send } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { number } from '../shared/format.js';
import './alert-form.js';
import './alert-messages.js';
import { failedOrRefused, keyHeaders } from './parts/key.js';
import { Reading, shown } from './parts/reading.js';
import { stateOf } from './parts/webhook-words.js';

/** The alerts of a saved query and the webhooks that they go to, where the service has them. */
class QueryAlerts extends IsobarElement {
  static properties = { query: { attribute: false }, problem: { state: true } };

  constructor() {
    super();
    this.problem = null;
    this.alerts = new Reading(this, (signal) => this.readAlerts(signal));
  }

  willUpdate(changed) {
    if (changed.has('query')) {
      this.alerts.ask(this.query.id);
    }
  }

  async readAlerts(signal) {
    const alerts = await answerOf(get('alerts', {}, { signal }));
    if (!Array.isArray(alerts)) {
      return { refused: alerts };
    }
    return {
      alerts: alerts.filter((one) => one.query === this.query.id),
      webhooks: await answerOf(get('webhooks', {}, { signal, headers: keyHeaders() })),
    };
  }

  async removeAlert(id) {
    this.problem = null;
    try {
      await send('DELETE', `alerts/${encodeURIComponent(id)}`, undefined, { headers: keyHeaders() });
      await this.alerts.again();
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<section class="panel"><h2>${t('queries.alerts')}</h2>${shown(this.alerts, (data) => this.show(data))}</section>`;
  }

  show({ refused, alerts, webhooks }) {
    if (refused) {
      return html`<p class="muted">${t(`queries.alertsRefused.${refused}`)}</p>`;
    }
    return html`
      ${alerts.length ? this.list(alerts, webhooks) : html`<p class="muted">${t('queries.noAlerts')}</p>`}
      ${this.problem ? failedOrRefused(this.problem, () => (this.problem = null)) : nothing}
      <isobar-alert-form .query=${this.query} .webhooks=${Array.isArray(webhooks) ? webhooks : null}
        @saved=${() => this.alerts.again()}></isobar-alert-form>`;
  }

  list(alerts, webhooks) {
    return html`<ul class="lines compact">${alerts.map((one) => html`<li>
      <strong>${one.name}</strong>
      <button type="button" class="plain small" @click=${() => this.removeAlert(one.id)}
        aria-label=${t('alerts.remove', one.name)}>${t('queries.remove')}</button>
      ${one.problem ? html`<p class="notice">${one.problem}</p>` : nothing}
      <div class="small">${when(one.when)} · ${t(`queries.rate.${one.rate}`)}
        ${one.quietHours ? t('queries.quiet', one.quietHours.from, one.quietHours.to) : nothing}</div>
      <div class="small muted">${(one.webhooks ?? []).map((id) => webhook(id, webhooks))}</div>
      <isobar-alert-messages .alert=${one.id}></isobar-alert-messages>
    </li>`)}</ul>`;
  }
}

function when(condition) {
  return typeof condition === 'string'
    ? t(`queries.when.${condition}`)
    : t('queries.when.several', condition.articles, condition.minutes);
}

function webhook(id, webhooks) {
  const found = Array.isArray(webhooks) ? webhooks.find((one) => one.id === id) : null;
  if (!found) {
    return html`<div>${t('queries.webhook', id)} ${Array.isArray(webhooks) ? nothing : t('queries.webhookKey')}</div>`;
  }
  return html`<div><a href=${href('webhooks', { id })}>${t('queries.webhook', found.name)}</a> ${stateOf(found)}
    ${found.waiting
      ? html`<a href=${href('webhooks', { id, state: 'pending' })}>${t('queries.waiting', number(found.waiting))}</a>` : nothing} ${found.disabledReason ?? nothing}</div>`;
}

/** The items of a list, or why there is none: `missing` (an older service) or `key`. */
async function answerOf(request) {
  try {
    return (await request).data.items;
  } catch (problem) {
    if (problem.status === 404) {
      return 'missing';
    }
    if (problem.status === 401 || problem.status === 403) {
      return 'key';
    }
    throw problem;
  }
}

customElements.define('isobar-query-alerts', QueryAlerts);
