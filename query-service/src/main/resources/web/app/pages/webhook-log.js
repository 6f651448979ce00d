import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, send } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { moment, number } from '../shared/format.js';
import { change, pager } from './parts/filters.js';
import { failedOrRefused, keyHeaders } from './parts/key.js';
import { Reading, shownToCurators } from './parts/reading.js';
import { pathOf } from './parts/webhook-words.js';

const STATES = [null, 'pending', 'delivered', 'dead'];
const REFRESH_MILLIS = 10000;

/** What was sent to a webhook: what came back, how soon, and a button that sends it again. Sends the event `queued`. */
class WebhookLog extends IsobarElement {
  static properties = { route: { attribute: false }, problem: { state: true }, said: { state: true } };

  constructor() {
    super();
    this.problem = null;
    this.said = '';
    this.log = new Reading(this, async (signal) => {
      const { params } = this.route;
      const asked = { state: params.get('state'), after: params.get('after') };
      return (await get(`${pathOf(params.get('id'))}/deliveries`, asked, { signal, headers: keyHeaders() })).data;
    }, { refresh: REFRESH_MILLIS });
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      const isSame = changed.get('route')?.params.get('id') === this.route.params.get('id');
      if (!isSame) {
        Object.assign(this, { problem: null, said: '' });
      }
      this.log.ask(this.route.params.toString(), { keep: isSame });
    }
  }

  async redeliver(message) {
    this.problem = null;
    const id = this.route.params.get('id');
    const isShown = () => this.isConnected && id === this.route.params.get('id');
    try {
      await send('POST', `${pathOf(id)}/deliveries/${encodeURIComponent(message)}/redeliver`, undefined, { headers: keyHeaders() });
      if (!isShown()) {
        return;
      }
      this.said = t('webhooks.queuedAgain');
      this.dispatchEvent(new CustomEvent('queued'));
      await this.log.again();
    } catch (problem) {
      if (isShown()) {
        this.problem = problem;
      }
    }
  }

  render() {
    const { params } = this.route;
    const now = params.get('state');
    return html`<section class="panel">
      <h2>${t('webhooks.log')}</h2>
      <div class="toolbar">
        <nav class="choice" aria-label=${t('webhooks.state')}>${STATES.map((state) => html`<a
          href=${href('webhooks', change(params, { state, after: null }))} aria-current=${state === now ? 'true' : nothing}
          >${state ? t(`webhooks.deliveryState.${state}`) : t('webhooks.any')}</a>`)}</nav>
        <span class="muted small">${t('webhooks.logHint')}</span>
        <span class="muted" role="status">${this.said}</span>
      </div>
      ${this.problem ? failedOrRefused(this.problem, () => (this.problem = null)) : nothing}
      ${shownToCurators(this.log, ({ items, next }) => html`${items.length ? this.table(items) : this.nothing(now)}
        ${pager('webhooks', params, next)}`)}
    </section>`;
  }

  nothing(state) {
    return html`<p class="muted">${state ? t('webhooks.noLogOf') : t('webhooks.noLog')}</p>`;
  }

  table(items) {
    const names = ['queued', 'state', 'attempts', 'answer', 'took', 'next'];
    return html`<div class="scroll"><table class="dense cards">
      <thead><tr>${names.map((name) => html`<th>${t(`webhooks.${name}`)}</th>`)}<th><span class="hidden">${t('webhooks.again')}</span></th></tr></thead>
      <tbody>${items.map((one) => this.row(one))}</tbody>
    </table></div>`;
  }

  row(one) {
    const time = (at) => (at ? html`<time datetime=${at}>${moment(at)}</time>` : '–');
    const type = t(`webhooks.type.${one.type.replace('.', '-')}`);
    return html`<tr>
      <td class="main">${time(one.createdAt)}
        <div class="small muted">${type.startsWith('webhooks.') ? one.type : type} · <code>${one.id}</code></div></td>
      <td class="nowrap" data-name=${t('webhooks.state')}><span class="status ${one.state}">${t(`webhooks.deliveryState.${one.state}`)}</span></td>
      <td data-name=${t('webhooks.attempts')}>${number(one.attempts)}</td>
      <td data-name=${t('webhooks.answer')}>${one.status ?? '–'}
        ${one.failure ? html`<div class="small">${one.failure}</div>` : nothing}
        ${one.answer ? html`<code class="answer">${one.answer}</code>` : nothing}</td>
      <td class="nowrap" data-name=${t('webhooks.took')}>${one.durationMs === undefined ? '–' : t('webhooks.ms', number(one.durationMs))}</td>
      <td data-name=${t('webhooks.next')}>${time(one.nextAttempt)}</td>
      <td class="nowrap"><button type="button" aria-label=${t('webhooks.againOf', one.id)} @click=${() => this.redeliver(one.id)}>${t('webhooks.again')}</button></td>
    </tr>`;
  }
}

customElements.define('isobar-webhook-log', WebhookLog);
