import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get, send } from '../api.js';
import { go, href } from '../router.js';
import { t } from '../i18n.js';
import { clock, day, languageName, number } from '../shared/format.js';
import { articleWith, articlesWith } from '../shared/links.js';
import { langOf } from '../shared/articles.js';
import { count, facts } from './parts/figures.js';
import { change } from './parts/filters.js';
import { curatorKey, failedOrRefused, keyHeaders } from './parts/key.js';
import { Reading, shown } from './parts/reading.js';
import { sourceList, sourceName, sourcePage } from './parts/sources-of.js';
import './story-timeline.js';
import './story-differences.js';

/** One story: who said it first, what it says, its articles over time, and why each belongs to it. */
class Story extends IsobarElement {
  static properties = { route: { attribute: false }, refused: { state: true } };

  constructor() {
    super();
    this.refused = null;
    this.story = new Reading(this, async (signal) => {
      const { data } = await get(`stories/${encodeURIComponent(this.storyId)}`, {}, { signal });
      this.follow(data.id);
      return data;
    });
  }

  get storyId() {
    return this.route.params.get('id');
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      this.story.ask(this.storyId);
    }
  }

  /** A story that was joined with another one answers with its present id, which the address then has. */
  follow(id) {
    if (id !== this.storyId) {
      this.story.key = id;
      go('stories', change(this.route.params, { id }), { replace: true });
    }
  }

  render() {
    return html`<div class="page">
      <p class="back"><a href=${href('stories')}>← ${t('stories.all')}</a></p>
      ${shown(this.story, (story) => this.show(story))}
    </div>`;
  }

  show(story) {
    return html`
      <h1>${story.velocity.breaking ? html`<span class="badge">${t('stories.breakingNow')}</span> ` : nothing}
        ${story.headline || t('wire.untitled')}</h1>
      ${this.facts(story)}
      ${story.summary.length ? this.summary(story) : nothing}
      <section class="panel">
        <h2>${t('story.timeline')}</h2>
        <isobar-story-timeline .members=${story.members}></isobar-story-timeline>
      </section>
      ${story.languages.length > 1
        ? html`<isobar-story-differences .story=${story.id}></isobar-story-differences>` : nothing}
      <section class="panel">
        <h2>${t('story.members')}</h2>
        ${story.articles > story.members.length
          ? html`<p class="muted small">${t('story.firstMembers', story.members.length)}</p>` : nothing}
        ${this.refused ? failedOrRefused(this.refused, () => (this.refused = null)) : nothing}
        ${this.members(story)}
      </section>
    `;
  }

  /** What only curators see: takes an article out of the story. */
  async keepApart(story, article) {
    this.refused = null;
    try {
      await send('POST', `stories/${encodeURIComponent(story)}/split`, { articles: [article] }, { headers: keyHeaders() });
      await this.story.again();
    } catch (problem) {
      this.refused = problem;
    }
  }

  facts(story) {
    const { first } = story;
    return facts([
      { name: t('part.articles'), value: count(story.articles, articlesWith({ story: story.id })) },
      { name: t('story.first'), value: html`<a href=${articleWith(first.article)}>${sourceName(first.source)}</a>`,
        note: `${day(first.at)} ${clock(first.at)}` },
      { name: t('stories.latest'), value: `${day(story.latest)} ${clock(story.latest)}` },
      { name: t('part.sources'), value: sourceList(story.sources) },
      { name: t('part.languages'), value: story.languages.map(languageName).join(', ') },
      { name: t('stories.pace'), value: t('stories.perHour', number(story.velocity.sourcesPerHour)),
        note: t('stories.independent', story.velocity.independentPublishers) },
    ]);
  }

  summary(story) {
    return html`<section class="panel">
      <h2>${t('story.summary')}</h2>
      <ul class="quotes">${story.summary.map((one) => html`<li>
        <q>${one.text}</q> <a href=${articleWith(one.article)}>${sourceName(one.source)}</a>
      </li>`)}</ul>
    </section>`;
  }

  members(story) {
    const titles = new Map(story.members.map((one) => [one.id, one]));
    return html`<ol class="lines members">${story.members.map((one) => html`<li>
      <time datetime=${one.at}>${day(one.at)} ${clock(one.at)}</time>
      <div>
        <a href=${articleWith(one.id)} lang=${langOf(one)}>${one.title || t('wire.untitled')}</a>
        <div class="muted"><a href=${sourcePage(one.source)}>${sourceName(one.source)}</a> ·
          ${languageName(one.language)} · ${this.reason(one, titles)}
          ${curatorKey() && story.articles > 1
            ? html`<button type="button" class="plain" @click=${() => this.keepApart(story.id, one.id)}>${t('story.apart')}</button>`
            : nothing}</div>
      </div>
    </li>`)}</ol>`;
  }

  /** Why an article belongs to the story. */
  reason(member, members) {
    if (!member.link) {
      return member.id === this.story.data.id ? t('story.isFirst') : t('story.noReason');
    }
    const other = members.get(member.link.with);
    return html`<span class="kind ${member.link.kind}">${t(`story.kind.${member.link.kind}`)}</span>
      ${t('story.with')} <a href=${articleWith(member.link.with)}>${other ? sourceName(other.source) : t('story.another')}</a>
      <span title=${t('story.score')}>(${number(Math.round(member.link.score * 100) / 100)})</span>`;
  }
}

customElements.define('isobar-story', Story);
