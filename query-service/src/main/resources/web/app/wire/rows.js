import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { currentLanguage, t } from '../i18n.js';
import { labelOf, labelsVersion } from '../labels.js';
import { number } from '../shared/format.js';
import { articlesWith, articleWith } from '../shared/links.js';
import { langOf, sourceName, sourceOf, when } from '../shared/articles.js';
import { has } from './marks.js';
import { filtersOf, replaced, toggled } from './filters.js';

const TOPICS = 3;
const NAMES = 3;

/**
 * The rows of the wire.
 *
 * @param articles those to show
 * @param view `{ params, selected, open, onStar }`: the address, the ids of the selected and of the opened
 *   article, and what the star of an article does
 */
export function rows(articles, view) {
  const address = `${view.params} ${currentLanguage()} ${labelsVersion()}`;
  return html`<ol class="rows" aria-label=${t('wire.list')}>
    ${repeat(
      articles,
      (article) => article.id,
      (article) => guard(looks(article, view, address), () => row(article, view)),
    )}
  </ol>`;
}

/** All that the look of a row depends on: rows that look the same are not drawn again. */
function looks(article, { selected, open }, address) {
  const { id } = article;
  return [article, address, has('read', id), has('starred', id), id === selected, id === open];
}

function row(article, { params, selected, open, onStar }) {
  const read = has('read', article.id);
  const starred = has('starred', article.id);
  const classes = ['row'];
  if (!read) classes.push('unread');
  if (article.fresh) classes.push('fresh');
  if (article.id === selected) classes.push('selected');
  if (article.id === open) classes.push('open');
  return html`<li class=${classes.join(' ')} data-id=${article.id}>
    <button
      type="button"
      class="plain star"
      aria-pressed=${starred}
      aria-label=${starred ? t('wire.unstar') : t('wire.star')}
      @click=${() => onStar(article.id)}
    >
      ${starred ? '★' : '☆'}
    </button>
    <span class="time">${when(article, true)}</span>
    <a
      class="title"
      href=${articleWith(article.id, params)}
      lang=${langOf(article)}
      aria-current=${article.id === open ? 'true' : nothing}
      >${read ? nothing : html`<span class="hidden">${t('wire.isUnread')}: </span>`}${titleOf(article)}</a
    >
    <span class="meta">
      <a class="source" href=${filter(params, 'source', sourceOf(article))}>${sourceName(sourceOf(article))}</a>
      <span class="language">${article.language}</span>
      ${article.revised ? html`<span class="revised">${t('wire.revised')}</span>` : nothing}
    </span>
    <span class="tags">
      ${article.topics.slice(0, TOPICS).map(({ id }) => html`<a href=${filter(params, 'topic', id)}>${labelOf(id)}</a>`)}
      ${peopleFirst(article.entities)
        .slice(0, NAMES)
        .map(({ id, name }) => html`<a class="name" href=${filter(params, 'entity', id)}>${labelOf(id, name)}</a>`)}
    </span>
    ${found(article)}
  </li>`;
}

/** The title with the words of the search marked, or the beginning of the text. */
function titleOf({ title, snippet, highlights }) {
  if (!title) {
    return snippet ? marked(snippet, highlights?.snippet) : t('wire.untitled');
  }
  return marked(title, highlights?.title);
}

/** The part of the text with the words of the search, if there are any and the title does not show it. */
function found(article) {
  const { title, snippet, highlights } = article;
  return title && snippet && highlights?.snippet?.length && !highlights.title?.length
    ? html`<span class="snippet" lang=${langOf(article)}>${marked(snippet, highlights.snippet)}</span>`
    : nothing;
}

/** A text with ranges of it marked. */
function marked(text, ranges = []) {
  const parts = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(at, start), html`<mark class="found">${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** The control that shows what is held back. */
export function heldBar(count, release) {
  return html`<div class="held" role="status">
    ${count
      ? html`<button type="button" class="primary" title=${t('wire.heldHint')} @click=${release}>
          ${t('wire.held', number(count))}
        </button>`
      : nothing}
  </div>`;
}

function peopleFirst(entities) {
  const rank = (one) => (one.type === 'person' ? 0 : one.type === 'organisation' ? 1 : 2);
  return [...entities].sort((one, other) => rank(one) - rank(other) || other.count - one.count);
}

/** The present list with one filter more or less: the search and the mark (unread, starred) stay. */
function filter(params, name, value) {
  return articlesWith(replaced(toggled(filtersOf(params), name, value), { mark: params.get('mark') }));
}
