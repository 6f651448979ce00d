import { html, nothing, svg } from 'lit';
import { number, percent } from '../../shared/format.js';
import { t } from '../../i18n.js';

/** A number that leads to the articles which it counts. */
export function count(value, address) {
  return html`<a class="figure" href=${address} title=${t('part.showArticles', value)}>${number(value)}</a>`;
}

/** A figure with its name: `[{ name, value, note }]`; values are texts or templates. */
export function facts(list) {
  return html`<dl class="facts">
    ${list.filter(Boolean).map(
      ({ name, value, note }) => html`<div>
        <dt>${name}</dt>
        <dd>${value}${note ? html` <small>${note}</small>` : nothing}</dd>
      </div>`,
    )}
  </dl>`;
}

/** A share from 0 to 1 as a bar, with its number. */
export function shareBar(share) {
  const width = Math.round(Math.max(0, Math.min(1, share)) * 60);
  return html`<span class="share"><svg width="60" height="8" viewBox="0 0 60 8" aria-hidden="true">
    ${svg`<rect class="of" width="60" height="8" rx="1"></rect><rect width=${width} height="8" rx="1"></rect>`}
  </svg> ${percent(share)}</span>`;
}

/**
 * A small plot without axes, for a row of a table.
 *
 * @param values numbers, or null where nothing is known, which is a gap
 */
export function sparkline(values, label) {
  const high = Math.max(1, ...values.map((value) => value ?? 0));
  const step = 108 / Math.max(1, values.length - 1);
  const point = (value, i) => `${(i * step + 2).toFixed(1)} ${(22 - (value / high) * 20).toFixed(1)}`;
  const known = (i) => values[i] !== null && values[i] !== undefined;
  let path = '';
  let dots = '';
  values.forEach((value, i) => {
    if (known(i)) {
      path += `${known(i - 1) ? 'L' : 'M'}${point(value, i)}`;
      // A value alone is a dot: the round ends of a line of no length.
      dots += known(i - 1) || known(i + 1) ? '' : `M${point(value, i)}h0`;
    }
  });
  return html`<svg class="sparkline" width="112" height="24" viewBox="0 0 112 24" role="img" aria-label=${label}>
    ${svg`<path d=${path}></path><path class="dots" d=${dots}></path>`}
  </svg>`;
}

/** The time of the articles that were counted: `from` and `to` of a link, narrower if only the newest were. */
export function countedTime(range, based) {
  return based?.since ? { ...range, from: based.since } : range;
}

/** What a list was counted from, if these are not all articles. */
export function basedOn(based) {
  return based && !based.exact
    ? html`<p class="muted small">${t('part.basedOn', number(based.articles))}</p>`
    : nothing;
}

/** A number of seconds as a duration, such as `4 min`. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return '–';
  }
  const steps = [[86400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']];
  const [size, unit] = steps.find(([least]) => seconds >= least) ?? [1, 'second'];
  return t(`part.unit.${unit}`, Math.round(seconds / size));
}
