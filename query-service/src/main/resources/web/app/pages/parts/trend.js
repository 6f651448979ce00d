import { html, nothing } from 'lit';
import '../../shared/chart.js';
import { clock, day, number, percent } from '../../shared/format.js';
import { t } from '../../i18n.js';
import { count } from './figures.js';

const SECONDS = { hour: 3600, day: 86400, week: 7 * 86400 };

/**
 * A plot of counts and of the share of all coverage, from items of `/trends`. Time in which nothing came
 * in is a marked gap, never a zero. Below it is the same as a table, with links to the articles.
 *
 * @param points the items of one id
 * @param interval `hour`, `day` or `week`
 * @param link a function of `{ from, to }` (days or times), which returns the address of the articles
 */
export function trendPlot(points, interval, label, link) {
  if (!points.length) {
    return html`<p class="muted">${t('part.noTrend')}</p>`;
  }
  const known = (value, point) => (point.silent ? null : value);
  const series = [
    { label: t('part.articles'), kind: 'bars', values: points.map((one) => known(one.articles, one)) },
  ];
  if (points.some((one) => one.share !== null)) {
    series.push({ label: t('part.share'), kind: 'line', scale: 'share', values: points.map((one) => known(one.share, one)) });
  }
  if (points.some((one) => one.baseline > 0)) {
    series.push({ label: t('part.usual'), kind: 'line', values: points.map((one) => one.baseline ?? null) });
  }
  const silent = points.filter((one) => one.silent);
  return html`
    <isobar-chart
      .times=${points.map((one) => Date.parse(one.start) / 1000)}
      .series=${series}
      .gaps=${silent.map((one) => Date.parse(one.start) / 1000)}
      .bucket=${SECONDS[interval]}
      .label=${label}
      .height=${220}></isobar-chart>
    ${silent.length ? html`<p class="muted small"><span class="silent" aria-hidden="true"></span>
      ${t('part.silent', silent.length, interval)}</p>` : nothing}
    <details class="table">
      <summary>${t('part.asTable')}</summary>
      ${table(points, interval, link)}
    </details>
  `;
}

function table(points, interval, link) {
  return html`<div class="scroll"><table>
    <thead><tr><th>${t(`part.interval.${interval}`)}</th><th class="number">${t('part.articles')}</th>
      <th class="number">${t('part.share')}</th></tr></thead>
    <tbody>${[...points].reverse().map((one) => html`<tr>
      <td>${day(one.start)}${interval === 'hour' ? ` ${clock(one.start)}` : nothing}</td>
      ${one.silent
        ? html`<td colspan="2" class="muted">${t('part.nothingCame', one.silent)}</td>`
        : html`<td class="number">${one.articles ? count(one.articles, link(boundsOf(one, interval))) : number(0)}</td>
            <td class="number">${one.share === null ? '–' : percent(one.share)}</td>`}
    </tr>`)}</tbody>
  </table></div>`;
}

/** The first and last moment of a bucket, for `from` and `to`, which are inclusive. */
function boundsOf(point, interval) {
  if (interval === 'day') {
    const only = point.start.slice(0, 10);
    return { from: only, to: only };
  }
  const end = Date.parse(point.start) + SECONDS[interval] * 1000 - 1000;
  return { from: new Date(point.start).toISOString(), to: new Date(end).toISOString() };
}
