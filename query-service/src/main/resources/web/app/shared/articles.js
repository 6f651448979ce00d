import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { brief, clock, day, languageName, moment } from './format.js';
import { articleWith, articlesWith, webAddress } from './links.js';

/**
 * When an article was published, else received, as an element with the full time in its title.
 *
 * @param short whether it is as short as it can be
 */
export function when(article, short = false) {
  const published = article.published;
  if (published && published.precision !== 'second') {
    const known = t(published.uncertain ? 'wire.dayOrMonth' : 'wire.dayOnly');
    return html`<time datetime=${published.value} title=${known}>${day(published.value)}</time>`;
  }
  const at = published?.value ?? article.fetchedAt ?? article.at;
  return html`<time datetime=${at} title=${moment(at)}>${short ? brief(at) : `${day(at)} ${clock(at)}`}</time>`;
}

/** Who published an article: its publisher, or its feed. */
export function sourceOf(article) {
  return typeof article.source === 'string' ? article.source : article.source.publisher || article.source.feed;
}

/** A source as a text: of one that is a web address only its host. */
export function sourceName(source) {
  return webAddress(source) ? new URL(source).hostname.replace(/^www\./, '') : source;
}

/** The language of a text for the attribute `lang`; nothing if it is unknown. */
export function langOf(article) {
  return article.language && article.language !== 'und' ? article.language : nothing;
}

/**
 * A list of articles, as `/articles` and the members of a story have them. Each leads to the article in
 * the wire.
 */
export function articleList(articles) {
  return html`<ul class="lines">
    ${articles.map(
      (one) => html`<li>
        <a href=${articleWith(one.id)} lang=${langOf(one)}>${one.title || one.snippet || t('wire.untitled')}</a>
        <div class="muted">
          <a href=${articlesWith({ source: sourceOf(one) })}>${sourceName(sourceOf(one))}</a> · ${when(one)} ·
          ${languageName(one.language)}
        </div>
      </li>`,
    )}
  </ul>`;
}
