import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get } from '../api.js';
import { t } from '../i18n.js';
import { number } from '../shared/format.js';
import { keyHeaders } from './parts/key.js';
import { Reading, shown } from './parts/reading.js';

/** The alerts of a saved query and the webhooks that they go to, where the service has them. */
class QueryAlerts extends IsobarElement {
  static properties = { query: { type: String } };

  constructor() {
    super();
    this.alerts = new Reading(this, (signal) => this.readAlerts(signal));
  }

  willUpdate(changed) {
    if (changed.has('query')) {
      this.alerts.ask(this.query);
    }
  }

  async readAlerts(signal) {
    const alerts = await answerOf(get('alerts', {}, { signal }));
    if (!Array.isArray(alerts)) {
      return { refused: alerts };
    }
    const of = alerts.filter((one) => one.query === this.query);
    const wanted = of.some((one) => one.webhooks?.length);
    return { alerts: of, webhooks: wanted ? await answerOf(get('webhooks', {}, { signal, headers: keyHeaders() })) : [] };
  }

  render() {
    return html`<section class="panel"><h2>${t('queries.alerts')}</h2>${shown(this.alerts, (data) => this.show(data))}</section>`;
  }

  show({ refused, alerts, webhooks }) {
    if (refused) {
      return html`<p class="muted">${t(`queries.alertsRefused.${refused}`)}</p>`;
    }
    if (!alerts.length) {
      return html`<p class="muted">${t('queries.noAlerts')}</p>`;
    }
    return html`<ul class="lines compact">${alerts.map((one) => html`<li>
      <strong>${one.name}</strong>
      <div class="small">${when(one.when)} · ${t(`queries.rate.${one.rate}`)}
        ${one['quiet-hours'] ? t('queries.quiet', one['quiet-hours'].from, one['quiet-hours'].to) : nothing}</div>
      <div class="small muted">${(one.webhooks ?? []).map((id) => webhook(id, webhooks))}</div>
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
  return html`<div>${t('queries.webhook', found.name)}
    <span class="status ${found.status}">${t(`queries.webhookState.${found.status}`)}</span>
    ${found.waiting ? t('queries.waiting', number(found.waiting)) : nothing} ${found.disabledReason ?? nothing}</div>`;
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
