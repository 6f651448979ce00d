import { html, nothing } from 'lit';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { IsobarElement } from './element.js';
import { PAGES } from './pages.js';
import { currentRoute, href, onRoute } from './router.js';
import { currentLanguage, LANGUAGE_NAMES, switchLanguage, t } from './i18n.js';
import { currentTheme, switchTheme, THEMES } from './theme.js';
import { failed, loading } from './shared/states.js';

/** The frame of all pages: the navigation, the switches of language and theme, and the page. */
class Shell extends IsobarElement {
  static properties = { route: { state: true }, loaded: { state: true }, broken: { state: true } };

  constructor() {
    super();
    this.route = currentRoute();
    this.loaded = null;
    this.broken = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.forgetRoute = onRoute((route) => this.show(route));
    this.show(this.route);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.forgetRoute();
  }

  async show(route) {
    const moved = route.page !== this.route.page;
    this.route = route;
    this.broken = false;
    document.title = `${PAGES[route.page] ? t(`nav.${route.page}`) : t('shell.unknown')} · Isobar`;
    if (!PAGES[route.page]) {
      return;
    }
    try {
      await PAGES[route.page].load();
      if (this.route !== route) {
        return;
      }
      this.loaded = route.page;
    } catch {
      if (this.route !== route) {
        return;
      }
      this.broken = true;
    }
    if (moved) {
      await this.updateComplete;
      this.querySelector('main').focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }

  /** On a phone the navigation is wider than the screen: the present page is in sight. */
  updated(changed) {
    if (changed.has('route') || changed.has('loaded')) {
      this.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  render() {
    return html`
      <a class="skip" href="#main" @click=${(event) => this.skip(event)}>${t('shell.skip')}</a>
      <header class="bar">
        <a class="brand" href=${href('wire')} aria-label="Isobar">
          <img src="isobar.svg" alt="" width="24" height="24" /><span>Isobar</span>
        </a>
        <nav aria-label=${t('shell.pages')}>
          ${Object.keys(PAGES).map(
            (page) => html`<a href=${href(page)} aria-current=${page === this.route.page ? 'page' : nothing}>
              ${t(`nav.${page}`)}</a>`,
          )}
        </nav>
        <div class="switches">
          <label>
            <span class="hidden">${t('shell.language')}</span>
            <select name="lang" @change=${(event) => switchLanguage(event.target.value)}>
              ${Object.entries(LANGUAGE_NAMES).map(
                ([id, name]) => html`<option value=${id} ?selected=${id === currentLanguage()}>${name}</option>`,
              )}
            </select>
          </label>
          <label>
            <span class="hidden">${t('shell.theme')}</span>
            <select name="theme" @change=${(event) => switchTheme(event.target.value)}>
              ${THEMES.map(
                (id) => html`<option value=${id} ?selected=${id === currentTheme()}>${t(`theme.${id}`)}</option>`,
              )}
            </select>
          </label>
        </div>
      </header>
      <main id="main" tabindex="-1" data-page=${this.route.page}>${this.page()}</main>
    `;
  }

  page() {
    const page = PAGES[this.route.page];
    if (!page) {
      return html`<section class="state">
        <h1>${t('shell.unknown')}</h1>
        <p><a href=${href('wire')}>${t('shell.home')}</a></p>
      </section>`;
    }
    if (this.broken) {
      return failed(t('shell.broken'), () => location.reload());
    }
    if (this.loaded !== this.route.page) {
      return loading();
    }
    // The tag is one of pages.js, never a part of the address.
    const tag = unsafeStatic(page.tag);
    return staticHtml`<${tag} .route=${this.route}></${tag}>`;
  }

  skip(event) {
    event.preventDefault();
    this.querySelector('main').focus();
  }
}

customElements.define('isobar-shell', Shell);
