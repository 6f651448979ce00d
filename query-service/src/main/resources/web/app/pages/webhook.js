import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, send } from '../api.js';
import { go, href } from '../router.js';
import { t } from '../i18n.js';
import { moment, number } from '../shared/format.js';
import { facts } from './parts/figures.js';
import { failedOrRefused, keyField, keyHeaders } from './parts/key.js';
import { Reading, shownToCurators } from './parts/reading.js';
import { messagesIn, overflowOf, pathOf, stateOf, troubleOf } from './parts/webhook-words.js';
import './webhook-log.js';
import './webhook-secret.js';

const REFRESH_MILLIS = 10000;

/**
 * One webhook: its state, what can be done with it, the alerts that it gets, and what was sent to it.
 * `secret` is shown if it was just made. Sends the event `secret` with `{ id, secret }` when it makes a new one.
 */
class Webhook extends IsobarElement {
  static properties = {
    route: { attribute: false },
    secret: { attribute: false },
    asking: { state: true },
    busy: { state: true },
    tested: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { secret: null, asking: null, busy: null, tested: null, problem: null });
    this.webhook = new Reading(this, async (signal) =>
      (await get(pathOf(this.webhookId), {}, { signal, headers: keyHeaders() })).data, { refresh: REFRESH_MILLIS });
    this.alerts = new Reading(this, async (signal) =>
      (await get('alerts', {}, { signal, headers: keyHeaders() })).data.items.filter((one) =>
        one.webhooks?.includes(this.webhookId)));
  }

  get webhookId() {
    return this.route.params.get('id');
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      if (changed.get('route')?.params.get('id') !== this.webhookId) {
        Object.assign(this, { asking: null, busy: null, tested: null, problem: null });
      }
      this.webhook.ask(this.webhookId);
      this.alerts.ask(this.webhookId);
    }
  }

  /**
   * Does something with the webhook by the REST interface, and then reads it again if it is still there.
   * Whoever has gone to another webhook meanwhile sees nothing of it.
   *
   * @param work is called with the id of the webhook
   * @param done is called with what that returned
   */
  async act(name, work, done = () => {}) {
    const id = this.webhookId;
    const isShown = () => this.isConnected && id === this.webhookId;
    Object.assign(this, { asking: null, problem: null, tested: null, busy: name });
    try {
      const result = await work(id);
      if (isShown()) {
        done(result);
      }
      if (isShown() && name !== 'remove') {
        await this.webhook.again();
      }
    } catch (problem) {
      if (isShown()) {
        this.problem = problem;
      }
    }
    if (isShown()) {
      this.busy = null;
    }
  }

  post(id, name) {
    return send('POST', `${pathOf(id)}/${name}`, undefined, { headers: keyHeaders() });
  }

  test() {
    return this.act('test', (id) => this.post(id, 'test'), ({ data }) => (this.tested = data));
  }

  /** Makes a new secret, which no later answer has: the event is sent also if another webhook is shown now. */
  rotate() {
    return this.act('rotate', async (id) => {
      const { data } = await this.post(id, 'rotate-secret');
      this.dispatchEvent(new CustomEvent('secret', { detail: { id, secret: data.secret } }));
    });
  }

  removeWebhook() {
    return this.act(
      'remove',
      (id) => send('DELETE', pathOf(id), undefined, { headers: keyHeaders() }),
      () => go('webhooks', {}, { replace: true }),
    );
  }

  readAgain() {
    this.problem = null;
    this.webhook.again();
    this.alerts.again();
  }

  render() {
    return html`<div class="page">
      <p class="back"><a href=${href('webhooks')}>← ${t('webhooks.all')}</a></p>
      ${shownToCurators(this.webhook, (webhook) => this.show(webhook))}
    </div>`;
  }

  show(webhook) {
    return html`
      <div class="heading"><h1>${webhook.name}</h1>${this.asking ? this.question(webhook) : this.buttons(webhook)}
        ${keyField(() => this.readAgain())}</div>
      ${this.problem ? failedOrRefused(this.problem, () => this.readAgain()) : nothing}
      ${this.secret
        ? html`<isobar-webhook-secret .secret=${this.secret} @hide=${() => this.dispatchEvent(new CustomEvent('secret'))}></isobar-webhook-secret>`
        : nothing}
      <div aria-live="polite">${this.testResult()}</div>
      ${troubleOf(webhook)}
      ${webhook.description ? html`<p>${webhook.description}</p>` : nothing}
      ${facts([
        { name: t('webhooks.state'), value: stateOf(webhook) },
        { name: t('webhooks.address'), value: webhook.url },
        { name: t('webhooks.rate'), value: number(webhook.effectiveRatePerMinute ?? webhook.ratePerMinute) },
        { name: t('webhooks.waiting'), value: messagesIn(webhook, 'pending', webhook.waiting) },
        { name: t('webhooks.dead'), value: messagesIn(webhook, 'dead', webhook.dead), note: overflowOf(webhook) },
        { name: t('webhooks.created'), value: moment(webhook.createdAt) },
      ])}
      ${webhook.formerSecretUntil ? html`<p class="muted small">${t('webhooks.former', moment(webhook.formerSecretUntil))}</p>` : nothing}
      ${this.alertsOf()}
      <isobar-webhook-log .route=${this.route} @queued=${() => this.webhook.again()}></isobar-webhook-log>
    `;
  }

  buttons(webhook) {
    const button = (name, work, text = t(`webhooks.${name}`)) =>
      html`<button type="button" data-act=${name} ?disabled=${this.busy !== null} @click=${work}>${text}</button>`;
    const stopped = webhook.status === 'paused' || webhook.status === 'disabled';
    const name = stopped ? 'resume' : 'pause';
    return html`
      ${button('test', () => this.test(), this.busy === 'test' ? t('webhooks.testing') : t('webhooks.test'))}
      ${button(name, () => this.act(name, (id) => this.post(id, name)))}
      <a class="button" href=${href('webhooks', { edit: webhook.id })}>${t('webhooks.change')}</a>
      ${button('rotate', () => (this.asking = 'rotate'))} ${button('remove', () => (this.asking = 'remove'))}`;
  }

  /** Asks before what cannot be undone. */
  question(webhook) {
    const removes = this.asking === 'remove';
    return html`<span role="alert">${removes ? t('webhooks.removeSure', webhook.waiting) : t('webhooks.rotateSure')}
      <button type="button" data-act="yes" @click=${() => (removes ? this.removeWebhook() : this.rotate())}>
        ${t(`webhooks.${this.asking}`)}</button>
      <button type="button" class="plain" @click=${() => (this.asking = null)}>${t('webhooks.not')}</button></span>`;
  }

  testResult() {
    if (!this.tested) {
      return nothing;
    }
    const { state, status, durationMs, failure, answer } = this.tested;
    return html`<p class="notice ${state === 'delivered' ? 'good' : ''}">
      ${state === 'delivered' ? t('webhooks.tested', status, durationMs) : t('webhooks.testFailed', failure)}
      ${answer ? html`<code class="answer">${answer}</code>` : nothing}</p>`;
  }

  alertsOf() {
    const alerts = this.alerts.data;
    if (!alerts) {
      return nothing;
    }
    return html`<section class="panel"><h2>${t('webhooks.alerts')}</h2>
      ${alerts.length
        ? html`<ul class="lines compact">${alerts.map((one) => html`<li>
            ${one.query ? html`<a href=${href('queries', { id: one.query })}>${one.name}</a>` : one.name}</li>`)}</ul>`
        : html`<p class="muted">${t('webhooks.noAlerts')} <a href=${href('queries')}>${t('queries.all')}</a></p>`}
    </section>`;
  }
}

customElements.define('isobar-webhook', Webhook);
