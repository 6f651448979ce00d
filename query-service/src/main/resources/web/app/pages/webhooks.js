import { html } from 'lit';
import { PageElement } from '../element.js';
import { get } from '../api.js';
import { go, href } from '../router.js';
import { t } from '../i18n.js';
import { empty } from '../shared/states.js';
import { keyField, keyHeaders } from './parts/key.js';
import { NEW } from './parts/query-form.js';
import { Reading, shownToCurators } from './parts/reading.js';
import { messagesIn, overflowOf, stateOf } from './parts/webhook-words.js';
import './parts/texts.js';
import './webhook.js';
import './webhook-form.js';

/** The list of webhooks; with `id` one of them, with `edit` the form. Only curators may read them. */
class WebhooksPage extends PageElement {
  static properties = { secret: { state: true } };

  constructor() {
    super();
    this.secret = null;
    this.list = new Reading(this, async (signal) =>
      (await get('webhooks', {}, { signal, headers: keyHeaders() })).data.items);
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      const { params } = this.route;
      this.list.ask(params.get('edit') || params.get('id') ? 'other' : 'list');
      if (this.secret?.id !== params.get('id')) {
        this.secret = null;
      }
    }
  }

  render() {
    const { params } = this.route;
    if (params.get('edit')) {
      return html`<isobar-webhook-form .webhook=${params.get('edit')}
        @saved=${({ detail }) => this.show(detail)}></isobar-webhook-form>`;
    }
    if (params.get('id')) {
      return html`<isobar-webhook .route=${this.route} .secret=${this.secret?.id === params.get('id') ? this.secret.secret : null}
        @secret=${({ detail }) => (this.secret = detail)}></isobar-webhook>`;
    }
    return html`<div class="page">
      <div class="heading">
        <h1>${t('nav.webhooks')}</h1>
        <a class="button primary" href=${href('webhooks', { edit: NEW })}>${t('webhooks.add')}</a>
        ${keyField(() => this.list.again())}
      </div>
      <p class="lead">${t('webhooks.lead')}</p>
      ${shownToCurators(this.list, (items) => this.rows(items))}
    </div>`;
  }

  /** Shows a saved webhook; of a new one also its secret, which no later answer has. */
  show({ id, secret }) {
    go('webhooks', { id }, { replace: true });
    this.secret = secret ? { id, secret } : null;
  }

  rows(items) {
    if (!items.length) {
      return empty(t('webhooks.empty'), t('webhooks.emptyRemedy'),
        html`<a href=${href('webhooks', { edit: NEW })}>${t('webhooks.add')}</a>`,
        html`<a href=${href('queries')}>${t('queries.all')}</a>`);
    }
    return html`<div class="scroll"><table class="dense cards">
      <thead><tr><th>${t('webhooks.webhook')}</th><th>${t('webhooks.state')}</th><th>${t('webhooks.address')}</th>
        <th class="number">${t('webhooks.waiting')}</th><th class="number" title=${t('webhooks.deadHint')}>${t('webhooks.dead')}</th></tr></thead>
      <tbody>${items.map((one) => html`<tr>
        <td class="main"><a href=${href('webhooks', { id: one.id })}>${one.name}</a>
          <div class="small muted">${one.description ?? ''}</div></td>
        <td data-name=${t('webhooks.state')}>${stateOf(one)}<div class="small muted">${one.disabledReason ?? ''}</div></td>
        <td class="address" data-name=${t('webhooks.address')}>${one.url}</td>
        <td class="number" data-name=${t('webhooks.waiting')}>${messagesIn(one, 'pending', one.waiting)}</td>
        <td class="number" data-name=${t('webhooks.dead')}>${messagesIn(one, 'dead', one.dead)}
          <div class="small muted">${overflowOf(one) ?? ''}</div></td>
      </tr>`)}</tbody>
    </table></div>`;
  }
}

customElements.define('isobar-webhooks-page', WebhooksPage);
