import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { t } from '../i18n.js';
import { labelOf } from '../labels.js';
import { go, href } from '../router.js';
import { langOf, sourceName, sourceOf, when } from '../shared/articles.js';
import { moment, number, percent, languageName } from '../shared/format.js';
import { articlesWith, webAddress } from '../shared/links.js';
import { failed, loading } from '../shared/states.js';
import { readArticle, sides } from './article-data.js';
import { KINDS } from './evidence.js';
import { replaced, toggled } from './filters.js';
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
        ${this.heading(article)} ${this.switches()}
        ${both
          ? html`<div class="sides">${both.map((side) => this.side(side, article))}</div>`
          : textWithEvidence(article, 0, article.text.length, this.kinds)}
        ${article.text ? nothing : html`<p class="muted">${t('article.empty')}</p>`} ${this.tags(article)}
        ${this.removed(article)} ${tip(this.pointed?.evidence)}
      </article>
    `;
  }

  side([one, from, to], article) {
    return html`<section>
      ${one === article ? nothing : html`<h2 lang=${langOf(one)}>${one.title}</h2>`}
      ${one === article
        ? nothing
        : html`<p class="muted"><a href=${href('wire', { article: one.id })}>${t('article.twinOf', sourceName(sourceOf(one)))}</a></p>`}
      ${textWithEvidence(one, from, to, this.kinds)}
    </section>`;
  }

  heading(article) {
    const { story } = this.data;
    return html`<header>
      <h1 lang=${article.title ? langOf(article) : nothing} class=${article.title ? '' : 'untitled'}>${article.title || t('wire.untitled')}</h1>
      <p class="byline">
        <a href=${articlesWith({ source: sourceOf(article) })}>${sourceName(sourceOf(article))}</a>
        ${article.authors.length ? html`<span>${t('article.by')} ${article.authors.join(', ')}</span>` : nothing}
        ${article.published
          ? html`<span title=${t('article.evidence', article.published.evidence, percent(article.published.confidence))}
              >${t('article.publishedAt')} ${when(article)}</span
            >`
          : html`<span>${t('article.unknownDate')}</span>`}
        <span>${t('article.received')} ${moment(article.fetchedAt)}</span>
        <span>${languageName(article.language)}</span>
        <span>${t('article.relevance')} ${percent(article.relevance)}</span>
        <span>${t(`article.lane.${article.lane}`)}</span>
        ${story && story.articles > 1
          ? html`<a class="story" href=${href('stories', { id: story.id })}>${t('article.story', number(story.articles))}</a>`
          : nothing}
      </p>
    </header>`;
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

  tags(article) {
    const counts = new Map();
    for (const { entity, name } of article.mentions) {
      counts.set(entity, { name, count: (counts.get(entity)?.count ?? 0) + 1 });
    }
    const entities = [...counts].sort((one, other) => other[1].count - one[1].count);
    const only = (name, id) => articlesWith(toggled(new URLSearchParams(), name, id));
    return html`<section class="tagged">
      <h2>${t('article.topics')}</h2>
      <p>
        ${article.topics.map(
          ({ id, score }) => html`<a class="chip" href=${only('topic', id)}>${labelOf(id)} <small>${percent(score)}</small></a> `,
        )}
      </p>
      <h2>${t('article.mentions')}</h2>
      <p>
        ${entities.map(
          ([id, { name, count }]) => html`<a class="chip ${id.split('/')[0]}" href=${only('entity', id)}
              >${labelOf(id, name)} <small>${t('article.times', count)}</small></a
            > `,
        )}
      </p>
    </section>`;
  }

  removed({ removed }) {
    if (removed.length === 0) {
      return html`<p class="muted">${t('article.removedNone')}</p>`;
    }
    return html`<details class="removed">
      <summary>${t('article.removed', removed.length)}</summary>
      <ul>
        ${removed.map(({ text, reason }) => html`<li><span class="chip">${reason}</span> <span>${text}</span></li>`)}
      </ul>
    </details>`;
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
