import { html, nothing } from 'lit';
import { t } from '../i18n.js';

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
 * What a page shows if a request failed.
 *
 * @param problem a `Problem` of `api.js`, or a text
 * @param retry what the button does; no button without it
 */
export function failed(problem, retry) {
  return html`<section class="state error" role="alert">
    <h2>${typeof problem === 'string' ? problem : titleOf(problem)}</h2>
    ${typeof problem === 'string' ? nothing : html`<p>${detailOf(problem)}</p>`}
    ${retry ? html`<p><button type="button" @click=${retry}>${t('state.retry')}</button></p>` : nothing}
  </section>`;
}

/** The same in one line, for a notice beside what is shown. */
export function inWords(problem) {
  return `${titleOf(problem)}: ${detailOf(problem)}`;
}

function titleOf(problem) {
  return problem.offline ? t('state.offline') : t('state.failed', problem.status);
}

/** The service's own words, which name the remedy. */
function detailOf(problem) {
  return problem.offline ? t('state.offlineRemedy') : problem.detail || problem.title;
}
