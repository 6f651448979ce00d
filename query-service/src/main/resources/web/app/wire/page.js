import { html } from 'lit';
import { PageElement } from '../element.js';
import { get, timeZone } from '../api.js';
import { articleList } from '../shared/articles.js';
import { empty, failed, loading } from '../shared/states.js';
import { t } from '../i18n.js';

class WirePage extends PageElement {
  static properties = { list: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    if (changed.has('route')) {
      this.read();
    }
  }

  async read() {
    try {
      this.list = (await get('articles', { tz: timeZone() })).data.items;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) {
      return failed(this.problem, () => this.read());
    }
    if (!this.list) {
      return loading();
    }
    return html`<div class="page">${this.list.length ? articleList(this.list) : empty(t('wire.emptyAll'))}</div>`;
  }
}

customElements.define('isobar-wire-page', WirePage);
