import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { href } from '../router.js';

/** Answers that another try gets again: what was asked for is wrong, unknown, or was removed. */
const NOT_AGAIN = [400, 404, 410];

/** What a page shows while it waits for its first data. */
export function loading() {
  return html`<p class="loading" role="status">${t('state.loading')}</p>`;
}

/**
 * What a page shows if there is nothing.
 *
 * @param title what there is nothing of
 * @param remedies texts or links that say what to do
 */
export function empty(title, ...remedies) {
  return html`<section class="state">
    <h2>${title}</h2>
    ${remedies.map((remedy) => html`<p>${remedy}</p>`)}
  </section>`;
}

/**
 * What a page shows if a request failed. Where another try is of no use, it has a link to the wire instead.
 *
 * @param problem a `Problem` of `api.js`, or a text
 * @param retry what the button does; no button without it
 */
export function failed(problem, retry) {
  const isText = typeof problem === 'string';
  const isUseless = NOT_AGAIN.includes(problem.status);
  return html`<section class="state error" role="alert">
    <h2>${isText ? problem : titleOf(problem)}</h2>
    ${isText ? nothing : html`<p>${detailOf(problem)}</p>`}
    ${retry && isUseless ? html`<p><a href=${href('wire')}>${t('shell.home')}</a></p>` : nothing}
    ${retry && !isUseless ? html`<p><button type="button" @click=${retry}>${t('state.retry')}</button></p>` : nothing}
  </section>`;
}

/** The same in one line, for a notice beside what is shown. */
export function inWords(problem) {
  return `${titleOf(problem)}: ${detailOf(problem)}`;
}

function titleOf({ offline, status }) {
  if (offline) {
    return t('state.offline');
  }
  return NOT_AGAIN.includes(status) ? t(`state.title.${status}`) : t('state.failed', status);
}

/** The service's own words, which name the remedy. */
function detailOf(problem) {
  return problem.offline ? t('state.offlineRemedy') : problem.detail || problem.title;
}
