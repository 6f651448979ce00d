import { LitElement } from 'lit';
import { onLanguage } from './i18n.js';
import { onLabels } from './labels.js';

/**
 * The base of all elements. It renders into the document itself, not into a shadow root, so that one
 * stylesheet serves all of them, and it renders again when the language changes or names arrive.
 *
 * Give reactive properties their first value in the constructor: a class field would hide them.
 */
export class IsobarElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const again = () => this.requestUpdate();
    this.forget = [onLanguage(again), onLabels(again)];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.forget.forEach((end) => end());
  }
}

/**
 * The base of the pages. `route` is `{ page, params }` of the address, see `router.js`; the shell sets
 * it again whenever the address changes, so a page reads its data in `willUpdate` when `route` changed.
 */
export class PageElement extends IsobarElement {
  static properties = { route: { attribute: false } };
}
