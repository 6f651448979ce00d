import { html, nothing } from 'lit';
import { PageElement } from '../element.js';
import { apiUrl, get } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { empty } from '../shared/states.js';
import { keyField } from './parts/key.js';
import { NEW } from './parts/query-form.js';
import { feedLinks, parameterList } from './parts/query-words.js';
import { Reading, shown } from './parts/reading.js';
import './parts/texts.js';
import './query.js';
import './query-editor.js';

/** The list of saved queries; with `id` one of them, with `edit` the form. */
class QueriesPage extends PageElement {
  constructor() {
    super();
    this.list = new Reading(this, async (signal) => (await get('queries', {}, { signal })).data.items);
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      const { params } = this.route;
      this.list.ask(params.get('edit') || params.get('id') ? 'other' : 'list');
    }
  }

  render() {
    const { params } = this.route;
    if (params.get('edit')) {
      return html`<isobar-query-editor .route=${this.route}></isobar-query-editor>`;
    }
    if (params.get('id')) {
      return html`<isobar-query .route=${this.route}></isobar-query>`;
    }
    return html`<div class="page">
      <div class="heading">
        <h1>${t('nav.queries')}</h1>
        <a class="button primary" href=${href('queries', { edit: NEW })}>${t('queries.add')}</a>
        <a href=${href('webhooks')}>${t('nav.webhooks')}</a>
        ${keyField(() => this.requestUpdate())}
      </div>
      <p class="lead">${t('queries.lead')}</p>
      ${shown(this.list, (items) => this.rows(items))}
    </div>`;
  }

  rows(items) {
    if (!items.length) {
      return empty(t('queries.empty'), t('queries.emptyRemedy'),
        html`<a href=${href('queries', { edit: NEW })}>${t('queries.add')}</a>`);
    }
    return html`
      <div class="scroll"><table class="dense cards">
        <thead><tr><th>${t('queries.query')}</th><th>${t('queries.finds')}</th><th>${t('queries.feeds')}</th></tr></thead>
        <tbody>${items.map((one) => html`<tr>
          <td class="main"><a href=${href('queries', { id: one.id })}>${one.name}</a>
            ${one.description ? html`<div class="small muted">${one.description}</div>` : nothing}</td>
          <td data-name=${t('queries.finds')}>${parameterList(one.parameters)}</td>
          <td class="nowrap" data-name=${t('queries.feeds')}>${feedLinks(one.id)}</td>
        </tr>`)}</tbody>
      </table></div>
      <p><a href=${apiUrl('queries.opml')} download="isobar.opml">${t('queries.opml')}</a>
        <span class="muted small">${t('queries.opmlHint')}</span></p>
    `;
  }
}

customElements.define('isobar-queries-page', QueriesPage);
