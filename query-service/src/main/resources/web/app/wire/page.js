import { html, nothing } from 'lit';
import { PageElement } from '../element.js';
import { apiUrl } from '../api.js';
import { t } from '../i18n.js';
import { go } from '../router.js';
import { number } from '../shared/format.js';
import { empty, failed, inWords, loading } from '../shared/states.js';
import { articlesWith } from '../shared/links.js';
import { has, MAX_STARRED, onMarks, setMark } from './marks.js';
import { chosen, rail } from './rail.js';
import { filtersOf, replaced } from './filters.js';
import { heldBar, rows } from './rows.js';
import { helpDialog } from './help.js';
import { listenToKeys } from './keys.js';
import { download, FORMATS } from './export.js';
import { WireFeed } from './feed.js';
import { drawnSoon } from './frames.js';
import './article.js';

/** How many rows the page draws at first, and how many more each time. */
const ROWS = 100;

/** The wire: filters, the live list, and the opened article beside it. */
class WirePage extends PageElement {
  static properties = { selected: { state: true }, shown: { state: true }, filtersOpen: { state: true } };

  constructor() {
    super();
    this.selected = null;
    this.shown = ROWS;
    this.filtersOpen = false;
    this.feed = new WireFeed(
      drawnSoon(() => this.requestUpdate()),
      () => this.isReading(),
    );
  }

  connectedCallback() {
    super.connectedCallback();
    this.endings = [onMarks(() => this.requestUpdate()), listenToKeys(this.actions())];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.endings.forEach((end) => end());
    this.feed.close();
  }

  willUpdate(changed) {
    if (!changed.has('route')) {
      return;
    }
    const { params } = this.route;
    this.filters = filtersOf(params);
    this.mark = params.get('mark');
    this.open = params.get('article');
    if (this.feed.follow(this.filters, this.mark === 'starred')) {
      this.shown = ROWS;
      this.filtersOpen = false;
    }
    if (this.open) {
      this.selected = this.open;
      setMark('read', this.open, true);
    }
  }

  /** New articles wait while one reads: with an opened article, or further down in the list. */
  isReading() {
    const list = this.querySelector('.list');
    return this.feed.articles.items.length > 0 && (Boolean(this.open) || (list?.scrollTop ?? 0) > 30);
  }

  /** The rows that are drawn. */
  visible() {
    const items = this.feed.articles.items;
    const chosen = this.mark === 'unread' ? items.filter((one) => one.id === this.open || !has('read', one.id)) : items;
    return chosen.slice(0, this.shown);
  }

  render() {
    return html`
      <div class="wire ${this.open ? 'reading' : ''} ${this.filtersOpen ? 'filtering' : ''}">
        ${rail(this.filters, this.feed.facets, this.mark)}
        <section class="list" aria-label=${t('wire.list')} tabindex="-1">
          ${this.head()} ${this.notices()} ${heldBar(this.feed.articles.waiting, () => this.release())} ${this.body()}
        </section>
        ${this.open ? this.article() : nothing}
      </div>
      ${helpDialog()}
    `;
  }

  head() {
    const { state, total } = this.feed;
    return html`<header class="list-head">
      <h1 class="hidden">${t('wire.title')}</h1>
      <form role="search" @submit=${(event) => this.search(event)}>
        <input
          type="search"
          name="q"
          aria-label=${t('wire.search')}
          placeholder=${t('wire.search')}
          title=${t('wire.searchHint')}
          .value=${this.filters.get('q') ?? ''}
          @search=${(event) => this.search(event)}
        />
      </form>
      <button type="button" class="rail-switch" aria-expanded=${this.filtersOpen} @click=${() => this.toggleFilters()}>
        ${t('wire.filters')}
      </button>
      ${state
        ? html`<span class="stream ${state}" role="status"><i aria-hidden="true"></i>${t(`live.${camel(state)}`)}</span>`
        : nothing}
      ${total
        ? html`<a class="count" href=${articlesWith(this.filters)}>${t('wire.count', number(total.articles), total.exact)}</a>`
        : nothing}
      ${this.mark === 'unread' ? nothing : this.exports()}
      <button type="button" class="plain" aria-label=${t('help.open')} @click=${() => this.help()}>?</button>
      ${chosen(this.filters, this.mark)}
    </header>`;
  }

  /** Only this browser knows the marks: nothing is exported of unread articles, and starred ones have no feed. */
  exports() {
    return html`<details class="menu">
      <summary>${t('wire.export')}</summary>
      <div>
        ${Object.keys(FORMATS).map(
          (format) => html`<button type="button" class="plain" @click=${() => this.export(format)}>${format}</button>`,
        )}
        ${this.mark
          ? nothing
          : html`<a href=${apiUrl('articles/feed.atom', this.filters)} target="_blank" rel="noopener">${t('wire.feed')}</a>`}
      </div>
    </details>`;
  }

  notices() {
    const { notice, hints } = this.feed;
    const demo = this.feed.articles.items.slice(0, 20).some((one) => one.source.feed === 'demo');
    return html`
      ${demo ? html`<p class="notice">${t('wire.demo')}</p>` : nothing}
      ${notice ? html`<p class="notice" role="status">${notice()}</p>` : nothing}
      ${hints.alsoSearched ? html`<p class="hint">${t('wire.alsoSearched', hints.alsoSearched.join(', '))}</p>` : nothing}
      ${hints.didYouMean
        ? html`<p class="hint">
            ${t('wire.didYouMean')}
            ${hints.didYouMean.map((q) => html`<a href=${articlesWith(replaced(this.filters, { q, mark: this.mark }))}>${q}</a> `)}
          </p>`
        : nothing}
    `;
  }

  body() {
    if (this.feed.problem) {
      return failed(this.feed.problem, () => this.feed.load());
    }
    if (!this.feed.loaded) {
      return loading();
    }
    const articles = this.visible();
    if (articles.length === 0 && !this.feed.articles.next) {
      return this.nothing();
    }
    return html`
      ${rows(articles, {
        params: this.route.params,
        selected: this.selected,
        open: this.open,
        onStar: (id) => this.star(id),
      })}
      <footer class="more">${this.more(articles.length)}</footer>
    `;
  }

  nothing() {
    if (this.mark) {
      return empty(t('wire.emptyMarked'), html`<a href=${articlesWith(this.filters)}>${t('wire.all')}</a>`);
    }
    if (this.filters.size) {
      return empty(t('wire.emptyFilter'), html`<a href=${articlesWith({})}>${t('wire.clear')}</a>`);
    }
    return empty(t('wire.emptyAll'), t('wire.emptyAllRemedy'));
  }

  more(drawn) {
    const { items, next, cut } = this.feed.articles;
    if (drawn >= Math.min(this.shown, items.length) && items.length <= this.shown && !next && !cut) {
      return html`<span class="muted">${t('wire.end')}</span>`;
    }
    return html`${this.feed.partial ? html`<p class="muted">${t('wire.partial')}</p>` : nothing}
      <button type="button" @click=${() => this.showMore()}>${t('wire.more')}</button>`;
  }

  article() {
    const open = this.feed.articles.items.find((one) => one.id === this.open);
    return html`<isobar-article
      .articleId=${this.open}
      .filters=${this.filters}
      .latest=${open ? `${open.revision} ${open.lane ?? ''}` : null}
      .gone=${this.feed.removed.has(this.open)}
      .params=${this.route.params}
      @step=${(event) => this.step(event.detail)}
      @close=${() => this.closeArticle()}
    ></isobar-article>`;
  }

  actions() {
    return {
      next: () => this.step(1),
      previous: () => this.step(-1),
      openArticle: () => this.selected && this.show(this.selected, false),
      original: () => this.querySelector('isobar-article a.original')?.click(),
      star: () => this.selected && this.star(this.selected),
      unread: () => this.selected && setMark('read', this.selected, !has('read', this.selected)),
      held: () => this.release(),
      search: () => this.querySelector('input[name=q]').select(),
      help: () => this.help(),
      escape: () => (this.open ? this.closeArticle() : document.activeElement.blur()),
    };
  }

  /** Selects the next or previous article, and opens it if one is open. */
  step(by) {
    const articles = this.visible();
    const at = articles.findIndex((one) => one.id === this.selected);
    const to = articles[Math.max(0, Math.min(articles.length - 1, at + by))];
    if (!to) {
      return;
    }
    this.selected = to.id;
    if (this.open) {
      this.show(to.id, true);
    }
    this.updateComplete.then(() => {
      const link = this.querySelector(`li[data-id="${CSS.escape(to.id)}"] a.title`);
      link?.focus({ preventScroll: true });
      link?.closest('li').scrollIntoView({ block: 'nearest' });
    });
  }

  show(id, replace) {
    go('wire', replaced(this.route.params, { article: id }), { replace });
  }

  closeArticle() {
    go('wire', replaced(this.route.params, { article: null, twin: null }));
    this.updateComplete.then(() => this.querySelector('.row.selected a.title')?.focus());
  }

  star(id) {
    if (!setMark('starred', id, !has('starred', id))) {
      this.feed.say(() => t('wire.tooManyStars', MAX_STARRED));
    }
  }

  release() {
    this.feed.release();
    this.querySelector('.list').scrollTop = 0;
  }

  search(event) {
    event.preventDefault();
    const q = this.querySelector('input[name=q]').value.trim();
    if (q !== (this.filters.get('q') ?? '')) {
      go('wire', replaced(this.filters, { q, mark: this.mark }));
    }
  }

  async showMore() {
    this.shown += ROWS;
    if (this.feed.articles.items.length < this.shown) {
      await this.feed.more();
    }
  }

  export(format) {
    download(format, this.feed.parameters()).catch((problem) => this.feed.say(() => inWords(problem)));
  }

  toggleFilters() {
    this.filtersOpen = !this.filtersOpen;
  }

  help() {
    this.querySelector('dialog.help').showModal();
  }
}

/** The name of a state as the texts have it: `catching-up` as `catchingUp`. */
function camel(state) {
  return state.replace(/-(.)/g, (match, letter) => letter.toUpperCase());
}

customElements.define('isobar-wire-page', WirePage);
