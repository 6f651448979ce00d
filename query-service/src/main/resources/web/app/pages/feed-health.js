import { html } from 'lit';
import { IsobarElement } from '../element.js';
import { get } from '../api.js';
import { t } from '../i18n.js';
import { moment, number } from '../shared/format.js';
import { pager } from './parts/filters.js';
import { Reading, shown } from './parts/reading.js';
import { sourcePage } from './parts/sources-of.js';

const FINE = ['new', 'working'];
const WAITING = ['paused', 'empty', 'slow', 'redirected', 'silent', 'stale-dates'];

/** The parameter of the address that says after which feed the page of feeds begins. */
const AFTER = 'feeds';

/** How the feeds are that ingest-service polls, as far as this service reaches it; a page of them. */
class FeedHealth extends IsobarElement {
  static properties = { route: { attribute: false } };

  constructor() {
    super();
    this.ingest = new Reading(this, async (signal) =>
      (await get('status/ingest', { after: this.route.params.get(AFTER) }, { signal })).data);
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      this.ingest.ask(this.route.params.get(AFTER) ?? '', { keep: true });
    }
  }

  render() {
    return html`<section class="panel">
      <h2>${t('sources.health')}</h2>
      ${shown(this.ingest, (ingest) => this.show(ingest))}
    </section>`;
  }

  show({ state, feeds, total, next }) {
    if (state !== 'reached') {
      return html`<p>${t(`sources.ingest.${state}`)}</p>`;
    }
    if (!feeds.length) {
      return html`<p>${t('sources.noFeeds')}</p>`;
    }
    return html`
      <p class="muted small">${t('sources.allFeeds', number(total))}</p>
      <div class="scroll"><table class="dense cards">
        <thead><tr><th>${t('sources.feed')}</th><th>${t('sources.status')}</th><th>${t('sources.lastPoll')}</th>
          <th>${t('sources.nextPoll')}</th></tr></thead>
        <tbody>${feeds.map((one) => this.row(one))}</tbody>
      </table></div>
      ${pager('sources', this.route.params, next, AFTER)}`;
  }

  row(feed) {
    const time = (at) => (at ? html`<time datetime=${at}>${moment(at)}</time>` : '–');
    return html`<tr>
      <td class="main"><a href=${sourcePage(feed.id)}>${feed.title ?? feed.id}</a></td>
      <td data-name=${t('sources.status')}><span class="status ${kindOf(feed.status)}">${statusName(feed.status)}</span>
        <div class="small muted">${feed.reason ?? ''}</div></td>
      <td class="nowrap" data-name=${t('sources.lastPoll')}>${time(feed.lastPoll)}</td>
      <td class="nowrap" data-name=${t('sources.nextPoll')}>${time(feed.nextPoll)}</td>
    </tr>`;
  }
}

/** The class of a status, which colours it. */
function kindOf(status) {
  if (FINE.includes(status)) {
    return 'active';
  }
  return status && !WAITING.includes(status) ? 'failing' : '';
}

function statusName(status) {
  const name = t(`sources.feedStatus.${status}`);
  return status && name.startsWith('sources.') ? status : status ? name : '–';
}

customElements.define('isobar-feed-health', FeedHealth);
