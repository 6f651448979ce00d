import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { IsobarElement } from '../element.js';
import { t } from '../i18n.js';
import { canNotify, follow, notified, notify, permission } from '../notifications.js';

/** Switches browser notifications of a saved query on and off. */
class QueryNotify extends IsobarElement {
  static properties = { query: { attribute: false } };

  async change(on) {
    if (on && permission() === 'default') {
      await Notification.requestPermission();
    }
    notify(this.query.id, on && permission() === 'granted');
    this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    follow();
  }

  render() {
    const may = permission();
    const can = canNotify(this.query);
    const possible = can && (may === 'default' || may === 'granted');
    return html`<section class="panel">
      <h2>${t('queries.notify')}</h2>
      <label class="check"><input type="checkbox" ?disabled=${!possible}
        .checked=${live(can && may === 'granted' && notified().includes(this.query.id))}
        @change=${(event) => this.change(event.target.checked)} /> ${t('queries.notifyOn')}</label>
      <p class="muted small">${t(can ? `queries.permission.${may}` : 'queries.notifyNot')}</p>
    </section>`;
  }
}

customElements.define('isobar-query-notify', QueryNotify);
