import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { labelOf } from '../labels.js';
import { href } from '../router.js';
import { langOf, sourceName, sourceOf, when } from '../shared/articles.js';
import { moment, number, percent, languageName } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { toggled } from './filters.js';
import { textWithEvidence } from './text.js';

/** The title, and who published it and when. */
export function heading(article, story) {
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

/** One of two versions side by side: a text and the part of it that is shown. */
export function side([one, from, to], article, kinds) {
  return html`<section>
    ${one === article ? nothing : html`<h2 lang=${langOf(one)}>${one.title}</h2>`}
    ${one === article
      ? nothing
      : html`<p class="muted"><a href=${href('wire', { article: one.id })}>${t('article.twinOf', sourceName(sourceOf(one)))}</a></p>`}
    ${textWithEvidence(one, from, to, kinds)}
  </section>`;
}

/** What the article is about and whom it mentions, each with the articles that have it too. */
export function tags(article) {
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

/** What was taken out of the page, with the reason. */
export function removedTexts({ removed }) {
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
