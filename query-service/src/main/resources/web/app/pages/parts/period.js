import { html, nothing } from 'lit';
import { get } from '../../api.js';
import { href } from '../../router.js';
import { t } from '../../i18n.js';
import { day } from '../../shared/format.js';
import { change } from './filters.js';

const DAYS = ['1', '7', '30', '90'];
const MILLIS_OF_DAY = 86400000;

/** A plot of all time shows a year, in weeks. */
const DAYS_OF_PLOT = 364;
const REFRESH_MILLIS = 60000;

/** How long pages wait to learn how old the newest article is; later they show it when they read again. */
const PATIENCE_MILLIS = 2000;
let newest = null;

/** A day of the browser's time zone, such as `2024-09-11`. */
export function dayOf(time) {
  const pad = (number) => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
}

/**
 * The time that a page is about: `days` of the address, or all time. If everything is older, as the
 * samples are, it ends with the newest article instead of now.
 *
 * @returns `{ days, range, plot, end }`; `range` has `from` and `to` for lists and links, null without a
 *     limit; `plot` has `from`, `to` and an `interval` in which a plot of this time is readable; `end` is
 *     the day of the newest article if that is not about now
 */
export function periodOf(params, usual = '') {
  const asked = params.get('days') ?? usual;
  const days = DAYS.includes(asked) ? asked : '';
  const past = newest !== null && Date.now() - newest > Number(days || DAYS_OF_PLOT) * MILLIS_OF_DAY;
  const end = new Date(past ? newest : Date.now());
  const to = past ? dayOf(end) : null;
  const start = (length) => dayOf(new Date(end.getTime() - (length - 1) * MILLIS_OF_DAY));
  const interval = { 1: 'hour', 7: 'hour', 30: 'day', 90: 'day' }[days] ?? 'week';
  return {
    days,
    range: days ? { from: start(Number(days)), to } : { from: null, to: null },
    plot: { from: start(Number(days || DAYS_OF_PLOT)), to, interval },
    end: days && past ? to : null,
  };
}

/** The choice of the time, as links. */
export function periodLinks(page, params, usual = '', all = true) {
  const now = periodOf(params, usual);
  const link = (days, text) => html`<a
    href=${href(page, change(params, { days: days === usual ? null : days || 'all', after: null }))}
    aria-current=${days === now.days ? 'true' : nothing}>${text}</a>`;
  return html`<nav class="choice" aria-label=${t('part.period')}>
      ${DAYS.map((days) => link(days, t('part.days', Number(days))))}
      ${all ? link('', t('part.allTime')) : nothing}
    </nav>${now.end ? html`<span class="muted small">${t('part.upTo', day(now.end))}</span>` : nothing}`;
}

/** Learns how old the newest article is; a failure leaves it as it was. */
async function findNewest() {
  try {
    const [article] = (await get('articles', { limit: 1 })).data.items;
    newest = article ? Date.parse(article.at) : null;
  } catch {
    // The pages themselves say that the service does not answer.
  }
}

await Promise.race([findNewest(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLIS))]);
setInterval(() => document.hidden || findNewest(), REFRESH_MILLIS);
