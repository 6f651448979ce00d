import { html, nothing } from 'lit';
import { href } from '../../router.js';
import { t } from '../../i18n.js';
import { change } from './filters.js';

const DAYS = ['1', '7', '30', '90'];
const MILLIS_OF_DAY = 86400000;

/** A day of the browser's time zone, such as `2024-09-11`. */
export function dayOf(time) {
  const pad = (number) => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
}

/**
 * The time that a page is about: `days` of the address, or all time.
 *
 * @returns `{ days, from, interval }`; `from` is a day for the API, null for all time; `interval` is the
 *     bucket in which a plot of this time is readable
 */
export function periodOf(params, usual = '') {
  const asked = params.get('days') ?? usual;
  const days = DAYS.includes(asked) ? asked : '';
  const from = days ? dayOf(new Date(Date.now() - (Number(days) - 1) * MILLIS_OF_DAY)) : null;
  return { days, from, interval: { 1: 'hour', 7: 'hour', 30: 'day', 90: 'day' }[days] ?? 'week' };
}

/** The choice of the time, as links. */
export function periodLinks(page, params, usual = '', all = true) {
  const now = periodOf(params, usual).days;
  const link = (days, text) => html`<a
    href=${href(page, change(params, { days: days === usual ? null : days || 'all', after: null }))}
    aria-current=${days === now ? 'true' : nothing}>${text}</a>`;
  return html`<nav class="choice" aria-label=${t('part.period')}>
    ${DAYS.map((days) => link(days, t('part.days', Number(days))))}
    ${all ? link('', t('part.allTime')) : nothing}
  </nav>`;
}
