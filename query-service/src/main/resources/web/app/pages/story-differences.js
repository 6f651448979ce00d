import { html, nothing } from 'lit';
import { IsobarElement } from '../element.js';
import { get } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { languageName } from '../shared/format.js';
import { articlesWith, articleWith } from '../shared/links.js';
import { Reading, shown } from './parts/reading.js';
import { sourceName } from './parts/sources-of.js';

const KINDS = ['people', 'organisations', 'places', 'instruments', 'dates', 'numbers', 'quotes'];
const ENTITIES = KINDS.slice(0, 4);

/** What only the articles of one language say in a story, side by side. */
class StoryDifferences extends IsobarElement {
  static properties = { story: { type: String } };

  constructor() {
    super();
    this.differences = new Reading(this, async (signal) =>
      (await get(`stories/${encodeURIComponent(this.story)}/differences`, {}, { signal })).data);
  }

  willUpdate(changed) {
    if (changed.has('story')) {
      this.differences.ask(this.story);
    }
  }

  render() {
    return html`<section class="panel">
      <h2>${t('story.differences')}</h2>
      ${shown(this.differences, (data) => this.sides(data))}
    </section>`;
  }

  sides({ sides, articles, compared }) {
    const kinds = KINDS.filter((kind) => sides.some((side) => side[kind].length));
    const sorted = [...sides].sort((one, other) => one.language.localeCompare(other.language));
    if (!kinds.length) {
      const text = sides.length > 1 ? t('story.noDifferences') : t('story.oneLanguage', compared);
      return html`<p class="muted">${text}</p>`;
    }
    return html`
      <p class="muted small">${t('story.differencesLead')}
        ${compared < articles ? t('story.compared', compared) : nothing}</p>
      <div class="differ">${sorted.map((side) => html`<section aria-label=${languageName(side.language)}>
        <h3>${t('story.onlyIn', languageName(side.language))}
          <a class="small" href=${articlesWith({ story: this.story, language: side.language })}
            >${t('story.texts', side.articles, side.texts)}</a></h3>
        ${kinds.map((kind) => html`<h4>${t(`story.differ.${kind}`)}</h4>
          ${side[kind].length
            ? html`<ul>${side[kind].map((one) => this.item(kind, one, side.language))}</ul>`
            : html`<p class="muted small">–</p>`}`)}
      </section>`)}</div>
    `;
  }

  /** The address of the articles of a language that say something; of numbers and quotes, by their words. */
  articlesThatSay(kind, { value, name, articles, said }, language) {
    if (articles === 1) {
      return articleWith(said.article);
    }
    const among = { story: this.story, language };
    if (kind === 'dates' && value) {
      const [from, to = from] = value.split('/');
      return articlesWith({ ...among, 'mentions-from': from, 'mentions-to': to });
    }
    return articlesWith(ENTITIES.includes(kind) ? { ...among, entity: value } : { ...among, q: `"${name.replaceAll('"', ' ')}"` });
  }

  item(kind, one, language) {
    return html`<li>
      <strong>${ENTITIES.includes(kind) && one.value
        ? html`<a href=${href('entity', { id: one.value })}>${one.name}</a>` : one.name}</strong>
      <a class="small" href=${this.articlesThatSay(kind, one, language)}>${t('story.saidBy', one.articles)}</a>
      <div class="small"><q lang=${language}>${one.said.sentence}</q>
        <a href=${articleWith(one.said.article)}>${sourceName(one.said.source)}</a></div>
    </li>`;
  }
}

customElements.define('isobar-story-differences', StoryDifferences);
