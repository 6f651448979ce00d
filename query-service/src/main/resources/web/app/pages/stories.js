import { html, nothing } from 'lit';
import { PageElement } from '../element.js';
import { get } from '../api.js';
import { labelOf } from '../labels.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { clock, day, languageName, number } from '../shared/format.js';
import { articlesWith } from '../shared/links.js';
import { empty } from '../shared/states.js';
import { asked, change, filterChips, filtersOf, pager, searchField, selectField } from './parts/filters.js';
import { basedOn, count } from './parts/figures.js';
import { periodLinks, periodOf } from './parts/period.js';
import { Reading, shown } from './parts/reading.js';
import { sourceList } from './parts/sources-of.js';
import './parts/texts.js';
import './story.js';

const SORTS = ['latest', 'velocity', 'articles'];

/** The list of stories; with `id` one story. */
class StoriesPage extends PageElement {
  constructor() {
    super();
    this.list = new Reading(this, async (signal) => (await get('stories', this.query(), { signal })).data);
    this.topics = new Reading(this, async (signal) => (await get('topics', { limit: 60 }, { signal })).data.items);
  }

  willUpdate(changed) {
    if (changed.has('route') && !this.route.params.get('id')) {
      this.list.ask(this.route.params.toString(), { keep: true });
      this.topics.ask('all');
    }
  }

  query() {
    const { params } = this.route;
    return asked({
      ...filtersOf(params),
      ...periodOf(params).range,
      'min-articles': params.get('min') ?? 2,
      sort: params.get('sort'),
      breaking: params.get('breaking'),
      after: params.get('after'),
      limit: 30,
    });
  }

  render() {
    const { params } = this.route;
    if (params.get('id')) {
      return html`<isobar-story .route=${this.route}></isobar-story>`;
    }
    return html`<div class="page">
      <h1>${t('stories.title')}</h1>
      <p class="lead">${t('stories.lead')}</p>
      ${this.filters(params)} ${filterChips('stories', params)}
      ${shown(this.list, (data) => this.rows(data, params))}
    </div>`;
  }

  filters(params) {
    const topics = (this.topics.data ?? []).map((one) => [one.id, labelOf(one.id)]);
    const toggle = (name, on, off, text) => html`<a
      href=${href('stories', change(params, { [name]: params.get(name) === on ? off : on, after: null }))}
      aria-pressed=${params.get(name) === on ? 'true' : 'false'} role="button">${text}</a>`;
    return html`<div class="toolbar">
      ${searchField('stories', params, 'q', t('part.words'))}
      ${selectField('stories', params, 'topic', t('part.topic'), [['', t('part.any')], ...topics])}
      ${selectField('stories', params, 'language', t('part.language'), [
        ['', t('part.any')],
        ...['en', 'zh'].map((one) => [one, languageName(one)]),
      ])}
      ${selectField('stories', params, 'sort', t('part.sort'), SORTS.map((one, i) => [i ? one : '', t(`stories.sort.${one}`)]))}
      <span class="choice">
        ${toggle('breaking', 'true', null, t('stories.breaking'))} ${toggle('min', '1', null, t('stories.single'))}
      </span>
      ${periodLinks('stories', params)}
    </div>`;
  }

  rows(data, params) {
    if (!data.items.length) {
      return empty(
        t('stories.empty'),
        params.toString()
          ? html`<a href=${href('stories')}>${t('part.noFilters')}</a>`
          : html`<a href=${href('stories', { min: 1 })}>${t('stories.showSingle')}</a>`,
      );
    }
    return html`
      ${basedOn(data.basedOn)}
      <div class="scroll"><table class="dense cards">
        <thead><tr>
          <th>${t('stories.story')}</th><th class="number">${t('part.articles')}</th><th>${t('part.sources')}</th>
          <th>${t('part.languages')}</th><th class="number">${t('stories.pace')}</th><th>${t('stories.latest')}</th>
        </tr></thead>
        <tbody>${data.items.map((one) => row(one))}</tbody>
      </table></div>
      ${data.partial ? html`<p class="notice">${t('part.partial')}</p>` : nothing}
      ${pager('stories', params, data.next)}
    `;
  }
}

function row(story) {
  const languages = story.languages.map(languageName).join(', ');
  return html`<tr>
    <td class="main">
      ${story.velocity.breaking ? html`<span class="badge">${t('stories.breakingNow')}</span>` : nothing}
      <a href=${href('stories', { id: story.id })}>${story.headline || t('wire.untitled')}</a>
    </td>
    <td class="number" data-name=${t('part.articles')}>${count(story.articles, articlesWith({ story: story.id }))}</td>
    <td data-name=${t('part.sources')}>${sourceList(story.sources, href('stories', { id: story.id }))}</td>
    <td data-name=${t('part.languages')}>${languages}</td>
    <td class="number" data-name=${t('stories.pace')}
      title=${t('stories.independent', story.velocity.independentPublishers)}>
      ${t('stories.perHour', number(story.velocity.sourcesPerHour))}</td>
    <td class="nowrap" data-name=${t('stories.latest')}><time datetime=${story.latest}>${day(story.latest)}
      ${clock(story.latest)}</time></td>
  </tr>`;
}

customElements.define('isobar-stories-page', StoriesPage);
