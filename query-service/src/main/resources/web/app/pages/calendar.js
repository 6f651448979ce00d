import { html, nothing } from 'lit';
import { PageElement } from '../element.js';
import { apiUrl, get, timeZone } from '../api.js';
import { href } from '../router.js';
import { t } from '../i18n.js';
import { day, number } from '../shared/format.js';
import { articleWith, webAddress } from '../shared/links.js';
import { empty } from '../shared/states.js';
import { change, filterChips, selectField } from './parts/filters.js';
import { count } from './parts/figures.js';
import { lastDay, monthAfter, monthName, presentMonth, weekdays, weeksOf } from './parts/month.js';
import { dayOf } from './parts/period.js';
import { Reading, shown } from './parts/reading.js';
import './parts/texts.js';

const KINDS = ['meeting', 'visit', 'forum', 'summit', 'statement', 'law', 'pledge', 'agreement', 'appointment'];
const MAX_PAGES = 5;
const SHOWN_OF_DAY = 4;

/** What happens when: a month as a grid, or as a list, with the calendar to subscribe to. */
class CalendarPage extends PageElement {
  constructor() {
    super();
    this.list = new Reading(this, (signal) => this.readMonth(signal));
  }

  get month() {
    const month = this.route.params.get('month');
    return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : presentMonth();
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      const { params } = this.route;
      this.list.ask([this.month, ...['kind', 'topic', 'entity'].map((name) => params.getAll(name))].join(), { keep: true });
    }
  }

  /** The filters, for the API and for the calendar to subscribe to. */
  get filters() {
    const { params } = this.route;
    return Object.fromEntries(['kind', 'topic', 'entity'].map((name) => [name, params.getAll(name)]));
  }

  async readMonth(signal) {
    const { month } = this;
    const params = { ...this.filters, from: `${month}-01`, to: lastDay(month), tz: timeZone(), limit: 200 };
    const items = [];
    let after = null;
    for (let page = 0; page === 0 || (after && page < MAX_PAGES); page++) {
      const { data } = await get('timeline', { ...params, after }, { signal });
      items.push(...data.items);
      after = data.next;
    }
    items.reverse();
    const nearest = items.length ? null : await this.nearest(signal);
    return { month, items, more: after !== null, nearest };
  }

  /** The month with the latest happening of all, to go to from an empty one. */
  async nearest(signal) {
    const before = (await get('timeline', { ...this.filters, to: `${this.month}-01`, limit: 1 }, { signal })).data.items[0];
    const any = before ?? (await get('timeline', { ...this.filters, limit: 1 }, { signal })).data.items[0];
    return any?.from.slice(0, 7) ?? null;
  }

  render() {
    const { params } = this.route;
    const list = params.get('view') === 'list';
    const to = (month) => href('calendar', change(params, { month: month === presentMonth() ? null : month, id: null }));
    const view = (name, text) => html`<a href=${href('calendar', change(params, { view: name }))}
      aria-current=${(name === 'list') === list ? 'true' : 'false'}>${text}</a>`;
    return html`<div class="page">
      <div class="heading">
        <h1>${monthName(this.month)}</h1>
        <nav class="choice" aria-label=${t('calendar.month')}>
          <a href=${to(monthAfter(this.month, -1))} aria-label=${t('calendar.before')}>←</a>
          <a href=${to(presentMonth())}>${t('calendar.today')}</a>
          <a href=${to(monthAfter(this.month, 1))} aria-label=${t('calendar.after')}>→</a>
        </nav>
        <nav class="choice" aria-label=${t('calendar.view')}>${view(null, t('calendar.grid'))} ${view('list', t('calendar.list'))}</nav>
        ${selectField('calendar', params, 'kind', t('calendar.kind'), [
          ['', t('part.any')],
          ...KINDS.map((kind) => [kind, kindName(kind)]),
        ])}
        ${this.subscription()}
      </div>
      ${filterChips('calendar', params)}
      ${shown(this.list, (data) => this.show(data, list, to))}
    </div>`;
  }

  subscription() {
    const address = apiUrl('timeline.ics', this.filters);
    return html`<details class="popup">
      <summary>${t('calendar.subscribe')}</summary>
      <div class="panel">
        <p>${t('calendar.subscribeHow')}</p>
        <p><a href=${address.replace(/^https?:/, 'webcal:')}>${t('calendar.open')}</a> ·
          <a href=${address} download="isobar.ics">${t('calendar.download')}</a></p>
        <input readonly .value=${address} aria-label=${t('calendar.address')} @focus=${(event) => event.target.select()} />
      </div>
    </details>`;
  }

  show({ month, items, more, nearest }, list, to) {
    const chosen = items.find((one) => one.id === this.route.params.get('id'));
    if (!items.length) {
      return empty(t('calendar.empty', monthName(month)),
        nearest ? html`<a href=${to(nearest)}>${t('calendar.nearest', monthName(nearest))}</a>` : t('calendar.emptyAll'));
    }
    return html`
      ${more ? html`<p class="notice">${t('calendar.more', items.length)}</p>` : nothing}
      ${chosen ? this.detail(chosen) : nothing}
      ${list ? nothing : this.grid(month, items)}
      <div class=${list ? '' : 'narrow-only'}>${this.agenda(items)}</div>
    `;
  }

  grid(month, items) {
    const today = dayOf(new Date());
    return html`<table class="month wide-only">
      <thead><tr>${weekdays().map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${weeksOf(month).map((week) => html`<tr>${week.map((date) => this.cell(date, month, today, items))}</tr>`)}</tbody>
    </table>`;
  }

  cell(date, month, today, items) {
    const found = items.filter((one) => one.from <= date && date <= one.to);
    const { params } = this.route;
    const rest = found.length - SHOWN_OF_DAY;
    return html`<td class=${`${date.startsWith(month) ? '' : 'other'}${date === today ? ' today' : ''}`}>
      <time datetime=${date}>${Number(date.slice(8))}</time>
      <ul>${found.slice(0, SHOWN_OF_DAY).map((one) => html`<li>
        <a class="happening" href=${href('calendar', change(params, { id: one.id }))}
          aria-current=${one.id === params.get('id') ? 'true' : 'false'}
          title="${summaryOf(one)}${one.place ? ` · ${one.place}` : ''}">${short(one)}</a></li>`)}</ul>
      ${rest > 0 ? html`<a class="small" href=${href('calendar', change(params, { view: 'list' }))}>
        ${t('part.andMore', rest)}</a>` : nothing}
    </td>`;
  }

  agenda(items) {
    return html`<ol class="lines agenda">${items.map((one) => html`<li>
      <span class="nowrap">${days(one)}</span>
      <div>${this.text(one)}</div>
    </li>`)}</ol>`;
  }

  detail(one) {
    return html`<section class="panel picked" aria-live="polite">
      <a class="close" href=${href('calendar', change(this.route.params, { id: null }))} aria-label=${t('calendar.close')}>×</a>
      <h2>${summaryOf(one)}</h2>
      <p>${days(one)}${one.place ? ` · ${one.place}` : nothing}</p>
      ${this.text(one, false)}
    </section>`;
  }

  text(one, named = true) {
    const page = webAddress(one.url);
    return html`
      ${named ? html`<strong>${summaryOf(one)}</strong>${one.place ? html` <span class="muted">${one.place}</span>` : nothing}` : nothing}
      <div class="small"><q>${one.evidence}</q></div>
      <div class="small muted">${kindName(one.kind)} ·
        ${one.articles > 1 ? number(one.articles) : count(one.articles, articleWith(one.article))}
        ${t('part.articlesWord')} · <a href=${articleWith(one.article)}>${t('calendar.firstArticle')}</a>
        ${page ? html`· <a href=${page} rel="noopener noreferrer" target="_blank">${t('article.original')}</a>` : nothing}</div>
    `;
  }
}

function days({ from, to }) {
  return from === to ? day(from) : `${day(from)} – ${day(to)}`;
}

/** Who takes part, without the kind, which most happenings share. */
function short({ summary, kind }) {
  const rest = summary.includes(': ') ? summary.slice(summary.indexOf(': ') + 2) : '';
  return rest || kindName(kind);
}

/** The summary with its kind in the language of the interface. */
function summaryOf(one) {
  const people = short(one);
  return people === kindName(one.kind) ? people : t('calendar.summary', kindName(one.kind), people);
}

function kindName(kind) {
  const name = t(`calendar.kinds.${kind}`);
  return name.startsWith('calendar.') ? kind : name;
}

customElements.define('isobar-calendar-page', CalendarPage);
