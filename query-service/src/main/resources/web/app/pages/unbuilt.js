import { html } from 'lit';
import { PageElement } from '../element.js';
import { PAGES } from '../pages.js';
import { apiUrl } from '../api.js';
import { t } from '../i18n.js';

/** Says that a page is not built yet, and where its data is. */
class UnbuiltPage extends PageElement {
  render() {
    const path = PAGES[this.route.page].api;
    return html`
      <section class="state">
        <h1>${t(`nav.${this.route.page}`)}</h1>
        <p>${t('unbuilt.text')}</p>
        <p><a href=${apiUrl(path)} target="_blank" rel="noopener">${t('unbuilt.data', `/${path}`)}</a></p>
      </section>
    `;
  }
}

customElements.define('isobar-unbuilt-page', UnbuiltPage);
