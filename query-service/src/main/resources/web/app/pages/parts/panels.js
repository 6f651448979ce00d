import { html } from 'lit';
import { get } from '../../api.js';
import { labelOf } from '../../labels.js';
import { href } from '../../router.js';
import { t } from '../../i18n.js';
import { articleList } from '../../shared/articles.js';
import { clock, countryName, day, languageName, number } from '../../shared/format.js';
import { articlesWith } from '../../shared/links.js';
import { basedOn, count } from './figures.js';
import { Reading, shown } from './reading.js';
import { sourceName, sourcePage } from './sources-of.js';

/** What pages of a topic, an entity or a source show of the articles with certain filters. */
export class ArticlePanels {
  /** @param filters a function that returns the filters, for the API and for links */
  constructor(element, filters) {
    this.filters = filters;
    const read = (path, params) =>
      new Reading(element, async (signal) => (await get(path, { ...filters(), ...params }, { signal })).data);
    this.newest = read('articles', { limit: 8 });
    this.stories = read('stories', { limit: 6, 'min-articles': 2 });
    this.facets = read('articles/facets', { limit: 10 });
  }

  ask(key) {
    [this.newest, this.stories, this.facets].forEach((reading) => reading.ask(key));
  }

  newestArticles() {
    return html`<section class="panel">
      <h2>${t('part.newest')}</h2>
      ${shown(this.newest, ({ items }) =>
        items.length
          ? html`${articleList(items)}<p><a href=${articlesWith(this.filters())}>${t('part.allArticles')}</a></p>`
          : html`<p class="muted">${t('part.noArticles')}</p>`)}
    </section>`;
  }

  storyList() {
    const { from, to, tz, ...filters } = this.filters();
    return html`<section class="panel">
      <h2>${t('nav.stories')}</h2>
      ${shown(this.stories, ({ items }) =>
        items.length
          ? html`<ol class="lines compact">${items.map((one) => html`<li>
              <a href=${href('stories', { id: one.id })}>${one.headline || t('wire.untitled')}</a>
              <div class="muted small">${count(one.articles, articlesWith({ story: one.id }))} ${t('part.articlesWord')} ·
                ${one.languages.map(languageName).join(', ')} · ${day(one.latest)} ${clock(one.latest)}</div>
            </li>`)}</ol><p><a href=${href('stories', filters)}>${t('stories.all')}</a></p>`
          : html`<p class="muted">${t('part.noStories')}</p>`)}
    </section>`;
  }

  /** The most frequent values of a facet: `topic`, `entity`, `source`, `language` or `country`. */
  facet(name, title, without = null) {
    return html`<section class="panel">
      <h2>${title}</h2>
      ${shown(this.facets, ({ items, basedOn: based }) => {
        const found = items.filter((one) => one.facet === name && one.id !== without);
        return found.length
          ? html`${basedOn(based)}${countList(found.map((one) => ({
              text: facetName(name, one),
              address: facetPage(name, one.id),
              articles: one.articles,
              // A second value would be an alternative, but the number is of articles that have both.
              all: name in this.filters() ? null : articlesWith({ ...this.filters(), [name]: one.id }),
            })))}`
          : html`<p class="muted">${t('part.nothing')}</p>`;
      })}
    </section>`;
  }
}

/** Names with counts: `[{ text, address, articles, all }]`; `all` leads to the articles, null if nothing does. */
export function countList(list) {
  return html`<ul class="counts">${list.map((one) => html`<li>
    ${one.address ? html`<a href=${one.address}>${one.text}</a>` : html`<span>${one.text}</span>`}
    ${one.all ? count(one.articles, one.all) : number(one.articles)}
  </li>`)}</ul>`;
}

export function facetName(facet, { id, name }) {
  switch (facet) {
    case 'language':
      return languageName(id);
    case 'country':
      return countryName(id);
    case 'source':
      return sourceName(id);
    default:
      return labelOf(id, name);
  }
}

function facetPage(facet, id) {
  const pages = { topic: () => href('topics', { id }), entity: () => href('entity', { id }), source: () => sourcePage(id) };
  return pages[facet]?.() ?? null;
}
