import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get } from '../api.js';
import { t } from '../i18n.js';
import { articleList } from '../shared/articles.js';
import { moment, number } from '../shared/format.js';
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

  /** The number of articles, as a link to those that the message lists; without one if it lists none any more. */
  number(message) {
    const ids = message.articles.map(({ id }) => id);
    if (!ids.length) {
      return number(message.count);
    }
    const address = articlesWith({ id: ids });
    return ids.length === message.count
      ? count(message.count, address)
      : html`${number(message.count)} (<a class="figure" href=${address}>${t('alerts.listed', number(ids.length))}</a>)`;
  }

  list(messages) {
    if (!messages.length) {
      return html`<p class="muted small">${t('alerts.toldNothing')}</p>`;
    }
    return html`<ol class="lines compact">${messages.map((one) => html`<li>
      <div class="small muted"><time datetime=${one.created}>${moment(one.created)}</time> ·
        ${this.number(one)} ${t('part.articlesWord')}</div>
      ${articleList(one.articles.slice(0, ARTICLES))}
    </li>`)}</ol>`;
  }
}

customElements.define('isobar-alert-messages', AlertMessages);
