import { html } from 'lit';
import { IsobarElement } from '../element.js';
import { t } from '../i18n.js';

/** A secret that was just made, to be copied once. Sends the event `hide`. */
class WebhookSecret extends IsobarElement {
  static properties = { secret: { attribute: false }, said: { state: true } };

  constructor() {
    super();
    this.said = '';
  }

  render() {
    return html`<section class="panel secret" role="status">
      <h2>${t('webhooks.secret')}</h2>
      <p>${t('webhooks.secretOnce')}</p>
      <p><code>${this.secret}</code></p>
      <p class="buttons"><button type="button" @click=${() => this.copy()}>${t('webhooks.copy')}</button>
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('hide'))}>${t('webhooks.hide')}</button>
        <span class="muted">${this.said}</span></p>
    </section>`;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.secret);
      this.said = t('webhooks.copied');
    } catch {
      this.said = t('webhooks.copyFailed');
    }
  }
}

customElements.define('isobar-webhook-secret', WebhookSecret);
