import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { t } from '../i18n.js';
import { go, href } from '../router.js';
import { webAddress } from '../shared/links.js';
import { failed, loading } from '../shared/states.js';
import { readArticle, sides } from './article-data.js';
import { heading, removedTexts, side, tags } from './article-parts.js';
import { KINDS } from './evidence.js';
import { replaced } from './filters.js';
import { has, MAX_STARRED, onMarks, setMark } from './marks.js';
import { textWithEvidence } from './text.js';
import { placeTip, tip } from './tip.js';

/** An opened article: its text with the evidence, its translation beside it, and what was removed. */
class Article extends IsobarElement {
  static properties = {
    articleId: { attribute: false },
    filters: { attribute: false },
    params: { attribute: false },
    latest: { attribute: false },
    gone: { attribute: false },
    data: { state: true },
    problem: { state: true },
    newer: { state: true },
    kinds: { state: true },
    pointed: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    this.kinds = new Set(KINDS);
    this.pointed = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.forget.push(onMarks(() => this.requestUpdate()));
  }

  willUpdate(changed) {
    if (changed.has('articleId')) {
      this.read();
    } else if (changed.has('latest') && this.latest) {
      this.arrived(changed.get('latest'));
    }
  }

  /** Something new has come about the article: it itself, a revision, or what the deep lane found. */
  arrived(former) {
    const [before, now] = [former, this.latest].map((one) => one?.split(' ')[0]);
    if (before && before !== now) {
      this.newer = true;
    } else if (former || this.problem) {
      this.read();
    }
  }

  async read() {
    this.request?.abort();
    this.request = new AbortController();
    const again = this.data?.article.id === this.articleId;
    Object.assign(this, { problem: null, newer: false, said: null, pointed: null });
    if (!again) {
      this.data = null;
    }
    try {
      this.data = await readArticle(this.articleId, this.request.signal);
      if (!again) {
        this.scrollTop = 0;
      }
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        this.problem = problem;
      }
    }
  }

  render() {
    return html`
      <div class="tools">
        <button type="button" class="plain back" aria-label=${t('article.close')} @click=${() => this.emit('close')}>✕</button>
        <button type="button" class="plain" aria-label=${t('article.previous')} @click=${() => this.emit('step', -1)}>‹</button>
        <button type="button" class="plain" aria-label=${t('article.next')} @click=${() => this.emit('step', 1)}>›</button>
        ${this.data && !this.gone ? this.tools(this.data.article) : nothing}
      </div>
      ${this.content()}
    `;
  }

  content() {
    if (this.gone || this.problem?.status === 410) {
      return html`<section class="state" role="status">
        <h2>${t('article.gone')}</h2>
        <p>${t('article.goneRemedy')}</p>
      </section>`;
    }
    if (this.problem) {
      return failed(this.problem, () => this.read());
    }
    return this.data ? this.article() : loading();
  }

  tools(article) {
    const starred = has('starred', article.id);
    const read = has('read', article.id);
    const original = webAddress(article.url);
    const twins = sides(article, this.data.twin);
    const twin = this.params.has('twin');
    return html`
      <button type="button" class="plain star" aria-pressed=${starred} @click=${() => this.star(article.id, !starred)}>
        ${starred ? '★' : '☆'}<span class="wide">${starred ? t('wire.unstar') : t('wire.star')}</span>
      </button>
      <button type="button" class="plain" @click=${() => setMark('read', article.id, !read)}>
        ${read ? t('wire.markUnread') : t('wire.markRead')}
      </button>
      <button type="button" class="plain" @click=${() => this.copy()}>${t('article.copy')}</button>
      ${original
        ? html`<a class="original" href=${original} target="_blank" rel="noopener noreferrer">${t('article.original')}</a>`
        : nothing}
      ${twins
        ? html`<a class="twin" href=${href('wire', replaced(this.params, { twin: twin ? null : '1' }))} aria-current=${twin}
            >${twin ? t('article.twinHide') : t('article.twin')}</a
          >`
        : nothing}
      <span role="status" class="said">${this.said ?? ''}</span>
    `;
  }

  article() {
    const { article, twin } = this.data;
    const both = this.params.has('twin') ? sides(article, twin) : null;
    return html`
      ${this.newer
        ? html`<p class="notice" role="status">
            ${t('article.revision')} <button type="button" @click=${() => this.read()}>${t('article.showRevision')}</button>
          </p>`
        : nothing}
      <article
        @mouseover=${(event) => this.point(event.target)}
        @mouseleave=${() => this.point(null)}
        @focusin=${(event) => this.point(event.target)}
        @click=${(event) => this.point(event.target)}
        @keydown=${(event) => this.enterTip(event)}
      >
        ${heading(article, this.data.story)} ${this.switches()}
        ${both
          ? html`<div class="sides">${both.map((one) => side(one, article, this.kinds))}</div>`
          : textWithEvidence(article, 0, article.text.length, this.kinds)}
        ${article.text ? nothing : html`<p class="muted">${t('article.empty')}</p>`} ${tags(article)}
        ${removedTexts(article)} ${tip(this.pointed?.evidence)}
      </article>
    `;
  }

  switches() {
    const change = (kind) => {
      const kinds = new Set(this.kinds);
      if (!kinds.delete(kind)) {
        kinds.add(kind);
      }
      this.kinds = kinds;
      this.pointed = null;
    };
    return html`<div class="legend" role="group" aria-label=${t('article.highlight')}>
      ${KINDS.map(
        (kind) => html`<label
          ><input type="checkbox" .checked=${this.kinds.has(kind)} @change=${() => change(kind)} />
          <span class="evidence ${kind}">${t(`kind.${kind}`)}</span></label
        >`,
      )}
    </div>`;
  }

  /** Shows what the mark below the pointer or with the focus claims. */
  point(target) {
    if (target?.closest?.('.tip')) {
      return;
    }
    const mark = target?.closest?.('mark.evidence') ?? null;
    if (mark !== this.pointed) {
      this.pointed = mark;
    }
  }

  /** By the keyboard: Enter at a mark goes to the first link of what it claims, Esc goes back. */
  enterTip(event) {
    const inTip = Boolean(event.target.closest('.tip'));
    const to =
      event.key === 'Enter' && event.target === this.pointed
        ? this.querySelector('.tip a')
        : event.key === 'Escape' && inTip
          ? this.pointed
          : null;
    if (to) {
      to.focus();
      event.preventDefault();
      // Esc would close the article too.
      event.stopPropagation();
    }
  }

  updated() {
    if (this.pointed) {
      placeTip(this.querySelector('.tip'), this.pointed, this);
    }
  }

  star(id, on) {
    this.said = setMark('starred', id, on) ? null : t('wire.tooManyStars', MAX_STARRED);
  }

  async copy() {
    const link = new URL(href('wire', { article: this.articleId }), document.baseURI);
    try {
      await navigator.clipboard.writeText(link.href);
      this.said = t('article.copied');
    } catch {
      go('wire', { article: this.articleId });
      this.said = t('article.copyFailed');
    }
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('isobar-article', Article);
