import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get } from '../api.js';
import { t } from '../i18n.js';
import { articleList } from '../shared/articles.js';
import { moment } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { count } from './parts/figures.js';
import { Reading, shown } from './parts/reading.js';

const MESSAGES = 10;
const ARTICLES = 3;

/** What an alert has told lately; it is read when a reader opens it. */
class AlertMessages extends IsobarElement {
  static properties = { alert: { type: String }, isOpen: { state: true } };

  constructor() {
    super();
    this.isOpen = false;
    this.messages = new Reading(this, async (signal) =>
      (await get(`alerts/${encodeURIComponent(this.alert)}/messages`, { limit: MESSAGES }, { signal })).data.items);
  }

  willUpdate() {
    if (this.isOpen) {
      this.messages.ask(this.alert);
    }
  }

  render() {
    return html`<details class="table" @toggle=${(event) => (this.isOpen = event.target.open)}>
      <summary>${t('alerts.told')}</summary>
      ${this.isOpen ? shown(this.messages, (messages) => this.list(messages)) : nothing}
    </details>`;
  }

  list(messages) {
    if (!messages.length) {
      return html`<p class="muted small">${t('alerts.toldNothing')}</p>`;
    }
    return html`<ol class="lines compact">${messages.map((one) => html`<li>
      <div class="small muted"><time datetime=${one.created}>${moment(one.created)}</time> ·
        ${count(one.count, articlesWith({ id: one.articles.map(({ id }) => id) }))} ${t('part.articlesWord')}</div>
      ${articleList(one.articles.slice(0, ARTICLES))}
    </li>`)}</ol>`;
  }
}

customElements.define('isobar-alert-messages', AlertMessages);
