import { html, nothing } from 'lit';
import { labelOf } from '../../labels.js';
import { articlesWith } from '../../shared/links.js';
import { number, percent } from '../../shared/format.js';
import { t } from '../../i18n.js';
import { count } from './figures.js';

const MILLIS_OF_DAY = 86400000;

/** The time a day ago, as the filter `from` takes it. */
export function aDayAgo() {
  return new Date(Date.now() - MILLIS_OF_DAY).toISOString().replace(/\.\d+/, '');
}

/** What is reported about more than usual in the last 24 hours, from items of `/trends/rising`. */
export function risingList(items, dimension, page) {
  if (!items.length) {
    return html`<p class="muted">${t('part.nothingRises')}</p>`;
  }
  const from = aDayAgo();
  return html`<ol class="lines compact">${items.map((one) => html`<li>
    <a href=${page(one.id)}>${labelOf(one.id, one.name)}</a>
    <div class="muted small">
      ${count(one.articles, articlesWith({ [dimension]: one.id, from }))}
      ${t('part.insteadOf', number(Math.round(one.baseline * 10) / 10))} ·
      ${t('part.sure', percent(one.confidence))}
      ${one.silentHours ? t('part.silentHours', one.silentHours) : nothing}
    </div>
  </li>`)}</ol>`;
}
